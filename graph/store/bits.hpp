#pragma once
// A set of small numbers, one bit each. Bits beyond what was ever set are clear, so an empty set costs nothing.

#include <bit>
#include <cstdint>
#include <span>
#include <vector>

namespace relata {

class Bits {
 public:
  [[nodiscard]] bool test(uint32_t i) const {
    return (i >> 6) < words_.size() && ((words_[i >> 6] >> (i & 63)) & 1) != 0;
  }
  void set(uint32_t i) {
    if ((i >> 6) >= words_.size()) words_.resize((i >> 6) + 1, 0);
    words_[i >> 6] |= uint64_t{1} << (i & 63);
  }
  void clear(uint32_t i) {
    if ((i >> 6) < words_.size()) words_[i >> 6] &= ~(uint64_t{1} << (i & 63));
  }
  [[nodiscard]] bool any() const {
    for (uint64_t w : words_) {
      if (w != 0) return true;
    }
    return false;
  }
  [[nodiscard]] uint64_t count() const {
    uint64_t n = 0;
    for (uint64_t w : words_) n += static_cast<uint64_t>(std::popcount(w));
    return n;
  }
  // f(i) for every member, in order.
  template <class F>
  void for_each(F f) const {
    for (size_t w = 0; w < words_.size(); ++w) {
      for (uint64_t rest = words_[w]; rest != 0; rest &= rest - 1) {
        f(static_cast<uint32_t>(w * 64 + static_cast<size_t>(std::countr_zero(rest))));
      }
    }
  }
  [[nodiscard]] std::span<const uint64_t> words() const { return words_; }
  void assign(std::vector<uint64_t> words) { words_ = std::move(words); }
  [[nodiscard]] size_t bytes() const { return words_.size() * sizeof(uint64_t); }

 private:
  std::vector<uint64_t> words_;
};

}  // namespace relata
