#include "formats/csv_text.hpp"

#include <algorithm>
#include <array>

namespace relata::formats {

namespace {

// What makes a field need quotes wherever it stands, beside the delimiter.
constexpr std::array<bool, 256> kQuoted = [] {
  std::array<bool, 256> table{};
  for (const unsigned char c : {'"', '\n', '\r'}) table[c] = true;
  return table;
}();

bool needs_quotes(std::string_view field, char delimiter) {
  if (field.empty()) return false;
  const auto blank = [](char c) { return c == ' ' || c == '\t'; };
  if (blank(field.front()) || blank(field.back())) return true;
  return std::any_of(field.begin(), field.end(), [delimiter](char c) { return c == delimiter || kQuoted[static_cast<unsigned char>(c)]; });
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
