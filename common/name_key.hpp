#pragma once
// Spellings of one name. Extraction compares names inside a document with it, resolution across documents.

#include <string>
#include <string_view>
#include <vector>

namespace relata {

// "Inc", "Ltd.", "S.A.", "Holdings": part of a firm's full name and of no other meaning. Any case, with or without full stops.
bool is_corporate_suffix(std::string_view word);

// The words of `text`, cut at blanks.
std::vector<std::string> words_of(std::string_view text);

// `name` as written, without the corporate suffixes behind it: "Kim Mills Holding Ltd." -> "Kim Mills". Never empty for a name
// that is not.
std::string without_suffix(std::string_view name);

// For comparing: without_suffix, case folded, apostrophes straight, a possessive 's and a comma at the end gone.
std::string name_key(std::string_view name);

}  // namespace relata
