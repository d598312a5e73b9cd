#include "query/parser/literal.hpp"

#include <cerrno>
#include <charconv>
#include <cmath>
#include <cstdlib>
#include <limits>

#include "common/utf8.hpp"

namespace relata::query {

Error syntax_error(std::string detail, std::string message, Span span) {
  Error e;
  e.kind = ErrorKind::query;
  e.type = "SyntaxError";
  e.detail = std::move(detail);
  e.message = std::move(message);
  e.span = span;
  return e;
}

Result<int64_t> integer_of(std::string_view token, bool negative, Span span) {
  int base = 10;
  std::string_view digits = token;
  if (token.size() > 2 && (token[1] == 'x' || token[1] == 'X')) base = 16;
  if (token.size() > 2 && (token[1] == 'o' || token[1] == 'O')) base = 8;
  if (base != 10) digits.remove_prefix(2);
  uint64_t magnitude = 0;
  const auto [end, failure] = std::from_chars(digits.data(), digits.data() + digits.size(), magnitude, base);
  constexpr auto kLargest = static_cast<uint64_t>(std::numeric_limits<int64_t>::max());
  if (failure != std::errc() || magnitude > kLargest + (negative ? 1 : 0)) {
    return syntax_error("IntegerOverflow",
                        "the integer is too large: 64 bits hold -9223372036854775808 to 9223372036854775807", span);
  }
  return negative ? static_cast<int64_t>(0 - magnitude) : static_cast<int64_t>(magnitude);
}

Result<double> float_of(std::string_view token, Span span) {
  double value = 0;
  const auto [end, failure] = std::from_chars(token.data(), token.data() + token.size(), value);
  if (failure == std::errc()) return value;
  // Out of range is either too large or too close to zero; only strtod tells which.
  value = std::strtod(std::string(token).c_str(), nullptr);
  if (std::isfinite(value)) return value;
  return syntax_error("FloatingPointOverflow", "the float is too large", span);
}

namespace {

// The hexadecimal number in `digits`, or nothing if a character is no digit or there are fewer than `count`.
std::optional<char32_t> hexadecimal(std::string_view digits, size_t count) {
  if (digits.size() < count) return std::nullopt;
  uint32_t value = 0;
  const auto [end, failure] = std::from_chars(digits.data(), digits.data() + count, value, 16);
  if (failure != std::errc() || end != digits.data() + count) return std::nullopt;
  return value;
}

bool is_surrogate(char32_t c) { return c >= 0xD800 && c <= 0xDFFF; }

// Reads one \u or \U escape at `at` (which stands on the u) and appends what it means. Gives the bytes taken, 0 if bad.
size_t append_unicode(std::string_view body, size_t at, std::string& out) {
  const size_t count = body[at] == 'u' ? 4 : 8;
  std::optional<char32_t> c = hexadecimal(body.substr(at + 1), count);
  if (!c || *c > 0x10FFFF) return 0;
  size_t taken = 1 + count;
  if (*c >= 0xD800 && *c < 0xDC00 && body.substr(at + taken, 2) == "\\u") {
    const std::optional<char32_t> low = hexadecimal(body.substr(at + taken + 2), 4);
    if (!low || *low < 0xDC00 || *low > 0xDFFF) return 0;
    c = 0x10000 + ((*c - 0xD800) << 10) + (*low - 0xDC00);
    taken += 6;
  }
  if (is_surrogate(*c)) return 0;
  utf8::append(out, *c);
  return taken;
}

// The character a one-letter escape stands for, or 0.
char simple_escape(char letter) {
  switch (letter) {
    case '\\':
    case '\'':
    case '"':
    case '`':
      return letter;
    case 'b':
      return '\b';
    case 'f':
      return '\f';
    case 'n':
      return '\n';
    case 'r':
      return '\r';
    case 't':
      return '\t';
    default:
      return 0;
  }
}

}  // namespace

Result<std::string> string_of(std::string_view token, Span span) {
  const std::string_view body = token.substr(1, token.size() - 2);
  std::string out;
  out.reserve(body.size());
  for (size_t i = 0; i < body.size();) {
    if (body[i] != '\\') {
      out += body[i++];
      continue;
    }
    const auto offset = static_cast<uint32_t>(span.begin + 1 + i);
    const char letter = body[++i];
    if (letter == 'u' || letter == 'U') {
      const size_t taken = append_unicode(body, i, out);
      if (taken == 0) {
        Error e = syntax_error("InvalidUnicodeLiteral", "this is not a Unicode character", {offset, offset + 2});
        e.hint = "write \\u and four, or \\U and eight hexadecimal digits";
        return e;
      }
      i += taken;
      continue;
    }
    const char meant = simple_escape(letter);
    if (meant == 0) {
      Error e = syntax_error("UnexpectedSyntax", "unknown escape in a string", {offset, offset + 2});
      e.hint = "write \\\\ for a backslash";
      return e;
    }
    out += meant;
    ++i;
  }
  return out;
}

std::string name_of(std::string_view token) {
  if (token.size() < 2 || token.front() != '`') return std::string(token);
  std::string out;
  const std::string_view body = token.substr(1, token.size() - 2);
  for (size_t i = 0; i < body.size(); ++i) {
    out += body[i];
    if (body[i] == '`') ++i;  // the second of a doubled one
  }
  return out;
}

}  // namespace relata::query
