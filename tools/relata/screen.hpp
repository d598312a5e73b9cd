#pragma once
// A text of several lines with a cursor, drawn on a terminal of which nothing is known but its size: as bytes to be written.

#include <cstdint>
#include <span>
#include <string>
#include <string_view>

#include "tools/relata/highlight.hpp"

namespace relata::tools {

struct Screenful {
  std::string_view prompt;         // before the first line
  std::string_view more_prompt;    // before each further line of the text
  std::string_view text;
  size_t cursor = 0;               // an offset into `text`, at the beginning of a character
  std::span<const Style> styles;   // one a byte of `text`; empty: no colours
  uint32_t columns = 80;           // at least 1
  uint32_t rows = 24;              // of the terminal: of a longer text only the part around the cursor is drawn
};

struct Drawing {
  std::string bytes;
  uint32_t cursor_row = 0;  // where the cursor is then, counted from the first row that was drawn
};

// Draws over what was drawn before, whose cursor is in its row `cursor_row`. Lines are broken where the terminal ends, and never left
// to it: a cursor behind a full row stands at the beginning of the next. A tab is drawn as blanks up to the next multiple
// of four, another control character as ^X.
Drawing draw(const Screenful& what, uint32_t cursor_row);

// The same for the last time: everything, whatever the height of the terminal, and the cursor at the end.
Drawing draw_whole(const Screenful& what, uint32_t cursor_row);

// `words` in as many columns as fit, at most `most` rows of them; then how many were left out. Lines end with "\r\n".
std::string in_columns(std::span<const std::string> words, uint32_t columns, size_t most);

}  // namespace relata::tools
