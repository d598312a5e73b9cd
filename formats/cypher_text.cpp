#include "formats/cypher_text.hpp"

#include <cmath>

#include <fmt/format.h>

#include "common/utf8.hpp"
#include "query/expression/text.hpp"

namespace relata::formats {

namespace {

bool is_plain_name(std::string_view name) {
  if (name.empty() || (name[0] >= '0' && name[0] <= '9')) return false;
  for (const char c : name) {
    const bool plain = (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c == '_';
    if (!plain) return false;
  }
  return true;
}

// The escape letter of a character in a text, or 0.
char escape_letter(char c) {
  switch (c) {
    case '\'': return '\'';
    case '\\': return '\\';
    case '\n': return 'n';
    case '\r': return 'r';
    case '\t': return 't';
    case '\b': return 'b';
    case '\f': return 'f';
    default: return 0;
  }
}

void append_text(std::string& out, std::string_view text) {
  out += '\'';
  for (const char c : utf8::repaired(text)) {
    if (const char letter = escape_letter(c)) {
      out += '\\';
      out += letter;
    } else if (static_cast<unsigned char>(c) < 0x20 || c == 0x7F) {
      out += fmt::format("\\u{:04X}", static_cast<unsigned>(c));
    } else {
      out += c;
    }
  }
  out += '\'';
}

// The functions that read a temporal value's text back.
std::string_view temporal_function(ValueType type) {
  switch (type) {
    case ValueType::date: return "date";
    case ValueType::local_time: return "localtime";
    case ValueType::time: return "time";
    case ValueType::local_date_time: return "localdatetime";
    case ValueType::date_time: return "datetime";
    default: return "duration";
  }
}

void append_float(std::string& out, double number) {
  if (std::isfinite(number)) out += query::float_text(number);
  else if (std::isnan(number)) out += "(0.0 / 0.0)";
  else out += number > 0 ? "(1.0 / 0.0)" : "(-1.0 / 0.0)";
}

}  // namespace

std::string cypher_name(std::string_view name) {
  if (is_plain_name(name)) return std::string(name);
  std::string out = "`";
  for (const char c : name) {
    if (c == '`') out += '`';
    out += c;
  }
  return out + "`";
}

void append_cypher_literal(std::string& out, const Value& value) {
  bool first = true;
  const auto separate = [&] {
    if (!first) out += ", ";
    first = false;
  };
  switch (value.type()) {
    case ValueType::null: out += "null"; break;
    case ValueType::boolean: out += value.boolean() ? "true" : "false"; break;
    case ValueType::integer: out += std::to_string(value.integer()); break;
    case ValueType::floating: append_float(out, value.floating()); break;
    case ValueType::string: append_text(out, value.string()); break;
    case ValueType::list:
      out += '[';
      for (const Value& element : value.list()) {
        separate();
        append_cypher_literal(out, element);
      }
      out += ']';
      break;
    case ValueType::map:
      out += '{';
      for (const auto& [key, element] : value.map()) {
        separate();
        out += cypher_name(key) + ": ";
        append_cypher_literal(out, element);
      }
      out += '}';
      break;
    default:
      out += temporal_function(value.type());
      out += '(';
      append_text(out, query::plain_text(value));
      out += ')';
  }
}

}  // namespace relata::formats
