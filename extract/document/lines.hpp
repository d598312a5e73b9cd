#pragma once
// A text as lines, and the small questions about a line that more than one rule asks.

#include <string>
#include <string_view>
#include <vector>

#include "common/span.hpp"

namespace relata::extract {

struct Line {
  Span content;         // without white space at both ends; empty for a blank line
  uint32_t indent = 0;  // columns of white space before it; a tab goes to the next multiple of four
  [[nodiscard]] bool blank() const { return content.empty(); }
};

// Lines end with LF, CR LF or CR. A byte order mark at the beginning belongs to no line.
std::vector<Line> split_lines(std::string_view text);

// `span` without the white space (ASCII and no-break) at both ends.
Span trimmed(std::string_view text, Span span);

// The words of `text`: split at white space, outer punctuation removed, ASCII letters in lower case, curly apostrophes made
// straight. Stops after `limit` words, so that a question about the beginning of a huge line stays cheap.
std::vector<std::string> plain_words(std::string_view text, size_t limit = 4096);

// The same words joined by single blanks, with a blank at both ends: " terms of use ". For looking up phrases.
std::string plain_phrase(std::string_view text, size_t limit = 4096);

size_t count_words(std::string_view text, size_t limit = 4096);

// The last code point that is no closing quotation mark or bracket; 0 for an empty text.
char32_t final_mark(std::string_view text);
bool ends_sentence(std::string_view text);  // . ! ? … before any closing quotation marks

// `text` with a blank for every line break and tab.
std::string one_line(std::string text);

}  // namespace relata::extract
