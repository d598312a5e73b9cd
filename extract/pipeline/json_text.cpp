#include "extract/pipeline/json_text.hpp"

#include <fmt/format.h>

namespace relata::extract {

void append_json(std::string& out, std::string_view text) {
  out += '"';
  for (char c : text) {
    switch (c) {
      case '"': out += "\\\""; break;
      case '\\': out += "\\\\"; break;
      case '\n': out += "\\n"; break;
      case '\r': out += "\\r"; break;
      case '\t': out += "\\t"; break;
      default:
        if (static_cast<unsigned char>(c) < 0x20) out += fmt::format("\\u{:04x}", static_cast<unsigned>(c));
        else out += c;
    }
  }
  out += '"';
}

void append_key(std::string& out, std::string_view key) {
  if (!out.empty() && out.back() != '{') out += ',';
  append_json(out, key);
  out += ':';
}

void append_thousandths(std::string& out, uint32_t thousandths) { out += fmt::format("{}.{:03}", thousandths / 1000, thousandths % 1000); }

}  // namespace relata::extract
