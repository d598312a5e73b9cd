#include "query/expression/text.hpp"

#include <array>
#include <charconv>
#include <cmath>

#include <fmt/format.h>

#include "query/expression/temporal_text.hpp"

namespace relata::query {

namespace {

// Digits without a point, and the power of ten of the first digit.
struct Decimal {
  bool negative = false;
  std::string digits;
  int exponent = 0;
};

Decimal shortest(double value) {
  std::array<char, 32> buffer{};
  const auto end = std::to_chars(buffer.data(), buffer.data() + buffer.size(), value, std::chars_format::scientific).ptr;
  const std::string_view text(buffer.data(), static_cast<size_t>(end - buffer.data()));
  Decimal out;
  out.negative = text.front() == '-';
  const size_t e = text.find('e');
  for (const char c : text.substr(0, e)) {
    if (c >= '0' && c <= '9') out.digits += c;
  }
  const size_t sign = text[e + 1] == '+' ? 2 : 1;
  std::from_chars(text.data() + e + sign, text.data() + text.size(), out.exponent);
  return out;
}

std::string plain_digits(const Decimal& d) {
  if (d.exponent < 0) return "0." + std::string(static_cast<size_t>(-d.exponent - 1), '0') + d.digits;
  std::string digits = d.digits;
  const size_t whole = static_cast<size_t>(d.exponent) + 1;
  if (digits.size() < whole + 1) digits.append(whole + 1 - digits.size(), '0');
  return digits.substr(0, whole) + "." + digits.substr(whole);
}

}  // namespace

std::string float_text(double value) {
  if (std::isnan(value)) return "NaN";
  if (std::isinf(value)) return value > 0 ? "Infinity" : "-Infinity";
  const Decimal d = shortest(value);
  const std::string sign = d.negative ? "-" : "";
  if (value == 0) return sign + "0.0";
  if (d.exponent >= -3 && d.exponent < 7) return sign + plain_digits(d);
  const std::string fraction = d.digits.size() > 1 ? d.digits.substr(1) : "0";
  return fmt::format("{}{}.{}E{}", sign, d.digits[0], fraction, d.exponent);
}

std::string plain_text(const Value& value) {
  switch (value.type()) {
    case ValueType::boolean: return value.boolean() ? "true" : "false";
    case ValueType::integer: return std::to_string(value.integer());
    case ValueType::floating: return float_text(value.floating());
    case ValueType::string: return value.string();
    default: return temporal_text(value);
  }
}

namespace {

std::string_view trimmed(std::string_view text) {
  const auto space = [](char c) { return c == ' ' || (c >= '\t' && c <= '\r'); };
  while (!text.empty() && space(text.front())) text.remove_prefix(1);
  while (!text.empty() && space(text.back())) text.remove_suffix(1);
  return text;
}

}  // namespace

std::optional<double> parse_float(std::string_view text) {
  text = trimmed(text);
  bool negative = false;
  if (!text.empty() && (text.front() == '+' || text.front() == '-')) {
    negative = text.front() == '-';
    text.remove_prefix(1);
  }
  if (text == "NaN") return std::nan("");
  double out = 0;
  if (text == "Infinity") {
    out = INFINITY;
  } else {
    const bool number = !text.empty() && ((text.front() >= '0' && text.front() <= '9') || text.front() == '.');
    if (!number) return std::nullopt;
    const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), out);
    if (end != text.data() + text.size()) return std::nullopt;
    // Too large or too small for a float: the nearest there is.
    if (error == std::errc::result_out_of_range) out = text.find("e-") != text.npos || text.find("E-") != text.npos ? 0.0 : INFINITY;
    else if (error != std::errc()) return std::nullopt;
  }
  return negative ? -out : out;
}

std::optional<int64_t> parse_integer(std::string_view text) {
  text = trimmed(text);
  const std::string_view digits = !text.empty() && text.front() == '+' ? text.substr(1) : text;
  int64_t out = 0;
  const auto [end, error] = std::from_chars(digits.data(), digits.data() + digits.size(), out);
  if (error == std::errc() && end == digits.data() + digits.size()) return out;
  const auto f = parse_float(text);
  constexpr double kTwo63 = 9223372036854775808.0;
  if (!f || !(*f >= -kTwo63 && *f < kTwo63)) return std::nullopt;
  return static_cast<int64_t>(*f);
}

}  // namespace relata::query
