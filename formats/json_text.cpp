#include "formats/json_text.hpp"

#include <cmath>

#include <fmt/format.h>

#include "common/utf8.hpp"
#include "formats/byte_scan.hpp"

namespace relata::formats {

namespace {

// The two-character escape of a byte, or 0.
char short_escape(unsigned char c) {
  switch (c) {
    case '"': return '"';
    case '\\': return '\\';
    case '\b': return 'b';
    case '\f': return 'f';
    case '\n': return 'n';
    case '\r': return 'r';
    case '\t': return 't';
    default: return 0;
  }
}

void append_ascii(std::string& out, unsigned char c) {
  if (const char escape = short_escape(c)) {
    out += '\\';
    out += escape;
  } else if (c < 0x20 || c == 0x7F) {
    fmt::format_to(std::back_inserter(out), "\\u{:04x}", static_cast<unsigned>(c));
  } else {
    out += static_cast<char>(c);
  }
}

// Where the bytes end that stand in a JSON string as they are: plain ASCII.
size_t plain_end(std::string_view text, size_t begin) {
  const auto may_stop = [](uint64_t eight) { return holds_below_or_high(eight, 0x20) | holds(eight, '"') | holds(eight, '\\') | holds(eight, 0x7F); };
  const auto stops = [](unsigned char c) { return c < 0x20 || c >= 0x7F || c == '"' || c == '\\'; };
  return first_stop(text, begin, may_stop, stops);
}

// One character that is no plain ASCII; gives the offset behind it.
size_t append_special(std::string& out, std::string_view text, size_t at) {
  const auto c = static_cast<unsigned char>(text[at]);
  if (c < 0x80) {
    append_ascii(out, c);
    return at + 1;
  }
  const utf8::Decoded d = utf8::decode(text, at);
  // Both are line ends to JavaScript, which would break a line of JSON Lines there.
  if (d.code_point == 0x2028 || d.code_point == 0x2029) {
    fmt::format_to(std::back_inserter(out), "\\u{:04x}", static_cast<unsigned>(d.code_point));
  } else {
    utf8::append(out, d.code_point);
  }
  return at + d.size;
}

}  // namespace

void append_json_string(std::string& out, std::string_view text) {
  out += '"';
  for (size_t i = 0; i < text.size();) {
    const size_t end = plain_end(text, i);
    out.append(text, i, end - i);
    i = end < text.size() ? append_special(out, text, end) : end;
  }
  out += '"';
}

void append_json_number(std::string& out, double number) {
  if (!std::isfinite(number)) {
    out += "null";
    return;
  }
  const size_t begin = out.size();
  fmt::format_to(std::back_inserter(out), "{}", number);
  if (out.find_first_of(".e", begin) == std::string::npos) out += ".0";
}

}  // namespace relata::formats
