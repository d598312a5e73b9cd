// Cells of CSV files as values.
#include <charconv>
#include <cmath>

#include "common/utf8.hpp"
#include "formats/import_header.hpp"
#include "query/expression/evaluator.hpp"
#include "query/expression/temporal_build.hpp"
#include "query/expression/temporal_parse.hpp"

namespace relata::formats {

namespace {

std::optional<Value> parse_float(std::string_view text) {
  double v = 0;
  const auto [end, failed] = std::from_chars(text.data(), text.data() + text.size(), v);
  if (failed != std::errc() || end != text.data() + text.size()) return std::nullopt;
  return Value(v);
}

std::optional<Value> parse_integer(std::string_view text) {
  if (text.starts_with('+')) text.remove_prefix(1);
  int64_t v = 0;
  const auto [end, failed] = std::from_chars(text.data(), text.data() + text.size(), v);
  if (failed != std::errc() || end != text.data() + text.size()) return std::nullopt;
  return Value(v);
}

std::optional<Value> parse_boolean(std::string_view text) {
  if (text == "true" || text == "TRUE" || text == "True") return Value(true);
  if (text == "false" || text == "FALSE" || text == "False") return Value(false);
  return std::nullopt;
}

std::optional<Value> parse_temporal(std::string_view text, ValueType type) {
  query::Evaluator evaluator{query::EvaluationContext{}};
  Value v = query::build_from_text(evaluator, type, std::string(text));
  if (evaluator.failed() || v.is_null()) return std::nullopt;
  return v;
}

std::optional<Value> parse_duration(std::string_view text) {
  const std::optional<Duration> duration = query::parse_duration(text);
  return duration ? std::optional<Value>(Value(*duration)) : std::nullopt;
}

std::optional<Value> parse_text(std::string_view text) {
  if (utf8::find_invalid(text) != std::string_view::npos) return std::nullopt;
  return Value(text);
}

std::optional<Value> parse_one(std::string_view text, CellType type) {
  switch (type) {
    case CellType::string:
    case CellType::character: return parse_text(text);
    case CellType::integer: return parse_integer(text);
    case CellType::floating: return parse_float(text);
    case CellType::boolean: return parse_boolean(text);
    case CellType::date: return parse_temporal(text, ValueType::date);
    case CellType::local_time: return parse_temporal(text, ValueType::local_time);
    case CellType::time: return parse_temporal(text, ValueType::time);
    case CellType::local_date_time: return parse_temporal(text, ValueType::local_date_time);
    case CellType::date_time: return parse_temporal(text, ValueType::date_time);
    case CellType::duration: return parse_duration(text);
  }
  return std::nullopt;
}

std::string_view trimmed(std::string_view text) {
  while (!text.empty() && (text.front() == ' ' || text.front() == '\t')) text.remove_prefix(1);
  while (!text.empty() && (text.back() == ' ' || text.back() == '\t')) text.remove_suffix(1);
  return text;
}

}  // namespace

std::optional<int64_t> plain_integer(std::string_view text) {
  if (text.empty()) return std::nullopt;
  const bool negative = text.front() == '-';
  const std::string_view digits = negative ? text.substr(1) : text;
  if (digits.empty() || digits.size() > 19 || (digits.front() == '0' && (digits.size() > 1 || negative)))
    return std::nullopt;
  int64_t v = 0;
  const auto [end, failed] = std::from_chars(text.data(), text.data() + text.size(), v);
  if (failed != std::errc() || end != text.data() + text.size()) return std::nullopt;
  return v;
}

Value id_value(std::string_view text) {
  if (const std::optional<int64_t> number = plain_integer(text)) return Value(*number);
  return Value(text);
}

std::vector<std::string> split_elements(std::string_view text, char delimiter) {
  std::vector<std::string> elements(1);
  for (size_t i = 0; i < text.size(); ++i) {
    const bool escapes = text[i] == '\\' && i + 1 < text.size() && (text[i + 1] == delimiter || text[i + 1] == '\\');
    if (escapes) elements.back() += text[++i];
    else if (text[i] == delimiter) elements.emplace_back();
    else elements.back() += text[i];
  }
  return elements;
}

std::optional<Value> parse_cell(const CsvField& field, const ImportColumn& column, char array_delimiter) {
  const bool is_text = column.type == CellType::string || column.type == CellType::character;
  if (column.is_list) {
    if (field.text.empty()) return field.quoted ? Value(List()) : Value();
    List list;
    for (const std::string& element : split_elements(field.text, array_delimiter)) {
      std::optional<Value> value = parse_one(is_text ? std::string_view(element) : trimmed(element), column.type);
      if (!value) return std::nullopt;
      list.push_back(std::move(*value));
    }
    return Value(std::move(list));
  }
  if (is_text) return field.text.empty() && !field.quoted ? Value() : parse_text(field.text);
  const std::string_view text = trimmed(field.text);
  return text.empty() ? Value() : parse_one(text, column.type);
}

}  // namespace relata::formats
