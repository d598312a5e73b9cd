#include "graph/file/json_text.hpp"

#include <fmt/format.h>
#include <cmath>

namespace relata::file {

namespace {

void put(const Value& value, std::string& out);

void put_string(std::string_view text, std::string& out) {
  out += '"';
  for (const char c : text) {
    if (c == '"' || c == '\\') {
      out += '\\';
      out += c;
    } else if (static_cast<unsigned char>(c) < 0x20) {
      out += fmt::format("\\u{:04x}", static_cast<unsigned>(c));
    } else {
      out += c;
    }
  }
  out += '"';
}

void put_list(const List& list, std::string& out) {
  out += '[';
  for (size_t i = 0; i < list.size(); ++i) {
    if (i != 0) out += ',';
    put(list[i], out);
  }
  out += ']';
}

void put_map(const Map& map, std::string& out) {
  out += '{';
  bool first = true;
  for (const auto& [key, value] : map) {
    if (!first) out += ',';
    first = false;
    put_string(key, out);
    out += ':';
    put(value, out);
  }
  out += '}';
}

std::string temporal(const Value& value) {
  switch (value.type()) {
    case ValueType::date:
      return fmt::format("days since 1970-01-01: {}", value.date().days);
    case ValueType::local_time:
      return fmt::format("nanoseconds: {}", value.local_time().nanoseconds);
    case ValueType::time:
      return fmt::format("nanoseconds: {}, offset seconds: {}", value.time().nanoseconds, value.time().offset_seconds);
    case ValueType::local_date_time:
      return fmt::format("seconds: {}, nanoseconds: {}", value.local_date_time().seconds,
                         value.local_date_time().nanoseconds);
    case ValueType::date_time:
      return fmt::format("seconds UTC: {}, nanoseconds: {}, offset seconds: {}, zone: {}", value.date_time().seconds,
                         value.date_time().nanoseconds, value.date_time().offset_seconds, value.date_time().zone);
    default:
      return fmt::format("months: {}, days: {}, seconds: {}, nanoseconds: {}", value.duration().months,
                         value.duration().days, value.duration().seconds, value.duration().nanoseconds);
  }
}

void put(const Value& value, std::string& out) {
  switch (value.type()) {
    case ValueType::null:
      out += "null";
      return;
    case ValueType::boolean:
      out += value.boolean() ? "true" : "false";
      return;
    case ValueType::integer:
      out += fmt::format("{}", value.integer());
      return;
    case ValueType::floating:
      out += std::isfinite(value.floating()) ? fmt::format("{}", value.floating()) : "null";
      return;
    case ValueType::string:
      return put_string(value.string(), out);
    case ValueType::list:
      return put_list(value.list(), out);
    case ValueType::map:
      return put_map(value.map(), out);
    case ValueType::node:
    case ValueType::relationship:
    case ValueType::path:
      out += "null";
      return;  // never a property
    default:
      return put_string(temporal(value), out);
  }
}

}  // namespace

std::string json_text(const Value& value) {
  std::string out;
  put(value, out);
  return out;
}

}  // namespace relata::file
