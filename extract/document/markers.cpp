#include "extract/document/markers.hpp"

#include <algorithm>
#include <array>

#include "common/utf8.hpp"

namespace relata::extract {

namespace {

bool blank_at(std::string_view s, size_t i) { return i >= s.size() || s[i] == ' ' || s[i] == '\t' || s.substr(i).starts_with("\xC2\xA0"); }

// The bytes of a bullet sign at the beginning of the line, 0 if there is none.
size_t bullet_sign(std::string_view s) {
  static constexpr std::array<std::string_view, 17> kSigns = {"-", "*", "+", "•", "·", "‣", "◦", "▪", "●", "○", "■", "□", "➤", "►", "▸", "✓", "✔"};
  for (const std::string_view sign : kSigns) {
    if (s.starts_with(sign) && blank_at(s, sign.size())) return sign.size();
  }
  size_t digits = 0;
  while (digits < s.size() && s[digits] >= '0' && s[digits] <= '9') ++digits;
  const bool ordinal = digits > 0 && digits <= 2 && digits < s.size() && (s[digits] == '.' || s[digits] == ')');
  return ordinal && blank_at(s, digits + 1) && s.size() > digits + 1 ? digits + 1 : 0;
}

size_t heading_hashes(std::string_view s) {
  size_t n = 0;
  while (n < s.size() && s[n] == '#') ++n;
  return n >= 1 && n <= 6 && blank_at(s, n) ? n : 0;
}

// Only one of - = * _ (with blanks), three times or more.
bool is_rule(std::string_view s) {
  if (s.size() < 3 || std::string_view("-=*_").find(s[0]) == std::string_view::npos) return false;
  size_t count = 0;
  for (const char c : s) {
    if (c == s[0]) ++count;
    else if (c != ' ' && c != '\t') return false;
  }
  return count >= 3;
}

bool is_table_ruler(std::string_view s) {
  bool bar = false;
  bool dash = false;
  for (const char c : s) {
    if (c == '|' || c == '+') bar = true;
    else if (c == '-' || c == '=') dash = true;
    else if (c != ':' && c != ' ' && c != '\t') return false;
  }
  return bar && dash;
}

// A line that is one or more tags or a comment, with nothing between them.
bool is_tags(std::string_view s) {
  if (s.size() < 3 || s.front() != '<' || s.back() != '>') return false;
  const char second = s[1];
  if (isalpha(static_cast<unsigned char>(second)) == 0 && second != '/' && second != '!' && second != '?') return false;
  bool inside = false;
  for (const char c : s) {
    if (c == '<') inside = true;
    else if (c == '>') inside = false;
    else if (!inside && c != ' ') return false;
  }
  return true;
}

// "key: value", "- item", an indented continuation, a comment or a blank line of front matter.
bool is_front_matter_line(std::string_view s, uint32_t indent) {
  if (s.empty() || s.front() == '#' || s.starts_with("- ") || indent > 0) return true;
  size_t i = 0;
  while (i < s.size() && (isalnum(static_cast<unsigned char>(s[i])) != 0 || s[i] == '_' || s[i] == '-')) ++i;
  return i > 0 && i < s.size() && s[i] == ':';
}

}  // namespace

Marked read_marker(std::string_view text, const Line& line) {
  const std::string_view s = line.content.of(text);
  const uint32_t begin = line.content.begin;
  const auto skip = [&](size_t n) { return trimmed(text, {begin + static_cast<uint32_t>(n), line.content.end}).begin; };
  if (s.empty()) return {Marker::none, 0, begin};
  if (const size_t n = heading_hashes(s); n > 0) return {Marker::heading, static_cast<uint8_t>(n), skip(n)};
  if (is_rule(s)) return {Marker::underline, static_cast<uint8_t>(s[0] == '=' ? 1 : 2), begin};
  if (is_table_ruler(s)) return {Marker::table_ruler, 0, begin};
  if (s.starts_with("```") || s.starts_with("~~~")) return {Marker::fence, 0, begin};
  if (const size_t n = bullet_sign(s); n > 0) return {Marker::bullet, 0, skip(n)};
  if (s[0] == '>' && (s.size() == 1 || blank_at(s, 1) || s[1] == '>')) {
    size_t n = 0;
    while (n < s.size() && (s[n] == '>' || s[n] == ' ')) ++n;
    return {Marker::quote, 0, begin + static_cast<uint32_t>(n)};
  }
  if (is_tags(s)) return {Marker::markup, 0, begin};
  return {Marker::none, 0, begin};
}

std::vector<Span> row_cells(std::string_view text, Span line) {
  const std::string_view content = line.of(text);
  const char bar = content.find('|') != std::string_view::npos ? '|' : '\t';
  if (content.find(bar) == std::string_view::npos) return {};
  std::vector<Span> cells;
  uint32_t begin = line.begin;
  for (uint32_t i = line.begin; i <= line.end; ++i) {
    const bool at_bar = i < line.end && text[i] == bar && (i == line.begin || text[i - 1] != '\\');
    if (!at_bar && i < line.end) continue;
    const Span cell = trimmed(text, {begin, i});
    const bool outside = cell.empty() && (begin == line.begin || i == line.end);
    if (!outside) cells.push_back(cell);
    begin = i + 1;
  }
  if (cells.size() < 2) cells.clear();
  return cells;
}

size_t front_matter_lines(std::string_view text, const std::vector<Line>& lines) {
  constexpr size_t kMost = 200;  // longer is no front matter
  if (lines.size() < 3 || lines[0].content.of(text) != "---") return 0;
  bool key = false;
  for (size_t i = 1; i < std::min(lines.size(), kMost); ++i) {
    const std::string_view s = lines[i].content.of(text);
    if (s == "---" || s == "...") return key ? i + 1 : 0;
    if (!is_front_matter_line(s, lines[i].indent)) return 0;
    key = key || s.find(':') != std::string_view::npos;
  }
  return 0;
}

}  // namespace relata::extract
