#pragma once
// From scores of heads to a tree with one root.

#include <cstddef>
#include <cstdint>
#include <vector>

namespace relata::extract {

// Longest sentence that is decoded at once; the parser cuts longer ones. Bounds the O(n^3) work of the projective
// decoder.
inline constexpr size_t kMaxDecoded = 192;

// `scores`: n rows of n + 1 numbers; row d: the score of each head of word d, first the root's (column 0), then word
// h's (column h + 1). The diagonal is ignored; NaN and infinities count as very bad (or very good, +inf). Requires n <=
// kMaxDecoded. Gives the head of every word (-1: root): where the best heads make a tree with one root, these; else the
// best projective tree with one root.
std::vector<int32_t> decode_tree(const float* scores, size_t n);

// Whether every word reaches the root and exactly one word hangs on it.
bool is_tree(const std::vector<int32_t>& heads);

// The best projective tree (Eisner 1996) with one root. Exposed for tests, which compare it with all trees.
std::vector<int32_t> best_projective_tree(const float* scores, size_t n);

}  // namespace relata::extract
