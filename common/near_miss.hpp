#pragma once
// "Did you mean": how far two words are apart, and the nearest of a list of names.

#include <span>
#include <string>
#include <string_view>

namespace relata {

// How many insertions, deletions, substitutions and swaps of neighbouring bytes turn `a` into `b`, no place being changed twice
// (optimal string alignment). Takes time in the product of the lengths.
size_t edit_distance(std::string_view a, std::string_view b);

// The candidate with the smallest edit distance to `word` (insertions, deletions, substitutions and swaps of neighbours count
// one each, case counts nothing), if it is at most a third of the word's length, at least 1; the first of equals. Else empty.
std::string nearest(std::string_view word, std::span<const std::string> candidates);

}  // namespace relata
