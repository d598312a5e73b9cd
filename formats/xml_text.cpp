#include "formats/xml_text.hpp"

#include "common/utf8.hpp"

namespace relata::formats {

namespace {

bool allowed_in_xml(char32_t c) { return c >= 0x20 && c != 0xFFFE && c != 0xFFFF; }

}  // namespace

std::string xml_escaped(std::string_view text) {
  std::string out;
  out.reserve(text.size());
  for (size_t i = 0; i < text.size();) {
    const utf8::Decoded d = utf8::decode(text, i);
    i += d.size;
    switch (d.code_point) {
      case '&': out += "&amp;"; break;
      case '<': out += "&lt;"; break;
      case '>': out += "&gt;"; break;
      case '"': out += "&quot;"; break;
      case '\t': out += "&#9;"; break;
      case '\n': out += "&#10;"; break;
      case '\r': out += "&#13;"; break;
      default: utf8::append(out, allowed_in_xml(d.code_point) ? d.code_point : utf8::kReplacement);
    }
  }
  return out;
}

}  // namespace relata::formats
