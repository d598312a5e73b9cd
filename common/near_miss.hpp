#pragma once
// "Did you mean": the nearest of a list of names.

#include <span>
#include <string>
#include <string_view>

namespace relata {

// The candidate with the smallest edit distance to `word` (insertions, deletions, substitutions and swaps of neighbours count
// one each, case counts nothing), if it is at most a third of the word's length, at least 1; the first of equals. Else empty.
std::string nearest(std::string_view word, std::span<const std::string> candidates);

}  // namespace relata
