#pragma once
// Disjoint sets of candidates: which of them are one thing. Path halving; the smaller index is always the root, so the
// result does not depend on the order of the merges.

#include <cstdint>
#include <numeric>
#include <utility>
#include <vector>

namespace relata::extract {

class ChainSet {
 public:
  explicit ChainSet(size_t size) : parent_(size) { std::iota(parent_.begin(), parent_.end(), 0U); }
  [[nodiscard]] uint32_t root(uint32_t i) {
    while (parent_[i] != i) i = parent_[i] = parent_[parent_[i]];
    return i;
  }
  void merge(uint32_t a, uint32_t b) {
    a = root(a);
    b = root(b);
    if (a > b) std::swap(a, b);
    parent_[b] = a;
  }

 private:
  std::vector<uint32_t> parent_;
};

}  // namespace relata::extract
