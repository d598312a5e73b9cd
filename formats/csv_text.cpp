#include "formats/csv_text.hpp"

#include "formats/byte_scan.hpp"

namespace relata::formats {

namespace {

bool needs_quotes(std::string_view field, char delimiter) {
  if (field.empty()) return false;
  const auto blank = [](char c) { return c == ' ' || c == '\t'; };
  if (blank(field.front()) || blank(field.back())) return true;
  const auto separator = static_cast<unsigned char>(delimiter);
  const auto may_stop = [separator](uint64_t eight) { return holds(eight, separator) | holds(eight, '"') | holds(eight, '\n') | holds(eight, '\r'); };
  const auto stops = [separator](unsigned char c) { return c == separator || c == '"' || c == '\n' || c == '\r'; };
  return first_stop(field, 0, may_stop, stops) != field.size();
}

}  // namespace

void append_csv_field(std::string& out, std::string_view field, char delimiter, bool quote_empty) {
  if (!needs_quotes(field, delimiter) && !(field.empty() && quote_empty)) {
    out += field;
    return;
  }
  out += '"';
  for (const char c : field) {
    if (c == '"') out += '"';
    out += c;
  }
  out += '"';
}

void append_tsv_field(std::string& out, std::string_view field) {
  for (const char c : field) {
    switch (c) {
      case '\t': out += "\\t"; break;
      case '\n': out += "\\n"; break;
      case '\r': out += "\\r"; break;
      case '\\': out += "\\\\"; break;
      default: out += c;
    }
  }
}

}  // namespace relata::formats
