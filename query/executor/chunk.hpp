#pragma once
// Rows on their way between operators: up to kChunkRows at a time, all of one width, in one block of values.

#include <algorithm>
#include <cstddef>
#include <span>
#include <vector>

#include "common/value.hpp"

namespace relata::query {

inline constexpr size_t kChunkRows = 1024;

class Chunk {
 public:
  explicit Chunk(size_t width) : width_(width) {}
  [[nodiscard]] size_t width() const { return width_; }
  [[nodiscard]] size_t rows() const { return rows_; }
  [[nodiscard]] bool full() const { return rows_ >= kChunkRows; }
  [[nodiscard]] bool empty() const { return rows_ == 0; }
  void clear() { rows_ = 0; }

  // Valid until the next add.
  [[nodiscard]] std::span<const Value> row(size_t i) const { return {values_.data() + i * width_, width_}; }
  [[nodiscard]] std::span<Value> row(size_t i) { return {values_.data() + i * width_, width_}; }

  // A copy of `row`, which may not be one of this chunk, to be changed by the caller.
  std::span<Value> add(std::span<const Value> row) {
    std::span<Value> out = add();
    std::copy(row.begin(), row.end(), out.begin());
    return out;
  }
  // A row with whatever values stood there before.
  std::span<Value> add() {
    ++rows_;
    if (values_.size() < rows_ * width_)
      values_.resize(std::max(rows_ * width_, std::min(values_.size() * 2, kChunkRows * width_)));
    return row(rows_ - 1);
  }
  // Keeps the rows for which keep(i) holds, in order.
  template <class Keep>
  void filter(Keep&& keep) {
    size_t kept = 0;
    for (size_t i = 0; i < rows_; ++i) {
      if (!keep(i)) continue;
      if (kept != i) std::move(row(i).begin(), row(i).end(), row(kept).begin());
      ++kept;
    }
    rows_ = kept;
  }
  void drop_first(size_t count) {
    size_t i = 0;
    filter([&](size_t) { return i++ >= count; });
  }
  void keep_first(size_t count) { rows_ = std::min(rows_, count); }

 private:
  size_t width_;
  size_t rows_ = 0;
  std::vector<Value> values_;
};

}  // namespace relata::query
