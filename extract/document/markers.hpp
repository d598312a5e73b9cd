#pragma once
// What the first and last characters of a line say about it: heading, bullet, quotation, fence, rule, table row.
// The forms are Markdown's (CommonMark 0.30) as far as they also occur in plain text saved from the web.

#include <cstdint>
#include <string_view>
#include <vector>

#include "common/span.hpp"
#include "extract/document/lines.hpp"

namespace relata::extract {

enum class Marker : uint8_t {
  none,
  heading,     // "## Outlook"
  underline,   // "=====" or "-----": a heading under its text, or a rule
  bullet,      // "- ", "* ", "• ", "1. ", "2) "
  quote,       // "> "
  fence,       // "```"
  table_ruler, // "---|:--:|---"
  markup,      // a line of HTML tags alone, or a comment
};

struct Marked {
  Marker marker = Marker::none;
  uint8_t level = 0;     // of a heading
  uint32_t content = 0;  // where the content begins, in bytes of the text
};

Marked read_marker(std::string_view text, const Line& line);

// The cells of a row barred with '|' (or separated by tabs), trimmed, without the empty ones before a leading and after a trailing bar. Fewer
// than two cells: the line is no row. A bar behind a backslash separates nothing.
std::vector<Span> row_cells(std::string_view text, Span line);

// The end of front matter: if line 0 is "---" and a later line is "---" or "...", with "key: value" lines, list items and
// blank lines between, the number of lines up to and including the closing one; else 0.
size_t front_matter_lines(std::string_view text, const std::vector<Line>& lines);

}  // namespace relata::extract
