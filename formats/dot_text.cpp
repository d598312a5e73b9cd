#include "formats/dot_text.hpp"

#include "common/utf8.hpp"

namespace relata::formats {

namespace {

// C0 controls, DEL and the C1 block.
bool is_control(char32_t c) { return c < 0x20 || (c >= 0x7F && c < 0xA0); }

}  // namespace

std::string dot_string(std::string_view text) {
  std::string out = "\"";
  for (size_t i = 0; i < text.size();) {
    const utf8::Decoded d = utf8::decode(text, i);
    i += d.size;
    if (d.code_point == '\\') out += "\\\\";
    else if (d.code_point == '"') out += "\\\"";
    else if (d.code_point == '\n') out += "\\n";
    else if (!is_control(d.code_point)) utf8::append(out, d.code_point);
  }
  out += '"';
  return out;
}

std::string wrapped(std::string_view text, size_t columns) {
  std::string out;
  size_t line_width = 0;
  for (size_t begin = 0; begin < text.size();) {
    size_t end = text.find(' ', begin);
    if (end == std::string_view::npos) end = text.size();
    const std::string_view word = text.substr(begin, end - begin);
    const size_t word_width = utf8::width(word);
    const bool first = begin == 0;
    const bool fits = line_width + 1 + word_width <= columns;
    if (!first) out += fits ? ' ' : '\n';
    line_width = first || !fits ? word_width : line_width + 1 + word_width;
    out += word;
    begin = end + 1;
  }
  return out;
}

}  // namespace relata::formats
