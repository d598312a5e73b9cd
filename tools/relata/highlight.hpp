#pragma once
// What each byte of a query is, for colouring it while it is typed. Works on unfinished and wrong text, too.

#include <cstdint>
#include <string_view>
#include <vector>

namespace relata::tools {

enum class Style : uint8_t {
  plain,
  keyword,
  text,       // in quotes
  number,
  name,       // a label or a relationship type
  function,
  parameter,  // $name
  comment,
  command,    // :mode
  match,      // the bracket at the cursor and its partner
  error,      // a bracket without a partner, a text that is not closed
};

// The style of every byte of `text`. `cursor` is an offset into it (at most its size): a bracket there, or else one just before
// it, is marked with its partner. A closing bracket without an opening one is an error wherever the cursor is; an open one is
// not, since its partner may be yet to come.
std::vector<Style> highlight(std::string_view text, size_t cursor);

// Whether `word` is a word of the language, without case.
bool is_keyword(std::string_view word);

// The escape sequence that switches a terminal to a style, from any other; for plain the one that ends all.
std::string_view escape_of(Style style);

}  // namespace relata::tools
