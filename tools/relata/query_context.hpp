#pragma once
// What an unfinished query says about the place where it ends; for completion.

#include <cstddef>
#include <string>
#include <string_view>

namespace relata::tools {

bool is_word_character(char c);
// The letters, digits and underscores at the end of `text`.
std::string_view last_word(std::string_view text);

// The offset of the quote ('"' or '\'') that is open at the end of `text`, or npos. A quote inside of a comment opens nothing.
size_t open_quote(std::string_view text);

// The key of the property that a value at the end of `text` would belong to: "name" behind "{name: " and "n.name = "; or empty.
std::string_view key_before_value(std::string_view text);

// What is known of the thing whose property key stands at the end of `text`: behind "n." what the query says of n, in "(n:Firm {" what
// the pattern says.
struct Owner {
  enum class Kind { unknown, node, relationship } kind = Kind::unknown;
  std::string name;  // of its first label or type; empty if none is written
};
Owner owner_of_key(std::string_view text);

}  // namespace relata::tools
