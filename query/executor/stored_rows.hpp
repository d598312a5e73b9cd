#pragma once
// Rows that an operator keeps until all of its input is there. Internal to query/executor.

#include "query/executor/operator.hpp"

namespace relata::query {

class StoredRows {
 public:
  StoredRows(Execution& execution, size_t width) : execution_(execution), width_(width) {}
  ~StoredRows() { clear(); }
  StoredRows(const StoredRows&) = delete;
  StoredRows& operator=(const StoredRows&) = delete;

  void add(const Chunk& chunk) {
    for (size_t i = 0; i < chunk.rows(); ++i) add(chunk.row(i));
  }
  void add(Row row) {
    values_.insert(values_.end(), row.begin(), row.end());
    ++rows_;
    execution_.hold(row_bytes());
  }
  [[nodiscard]] size_t rows() const { return rows_; }
  [[nodiscard]] Row row(size_t i) const { return {values_.data() + i * width_, width_}; }
  void clear() {
    execution_.hold(-row_bytes() * static_cast<int64_t>(rows_));
    values_.clear();
    rows_ = 0;
  }

 private:
  [[nodiscard]] int64_t row_bytes() const { return static_cast<int64_t>(width_ * sizeof(Value)); }

  Execution& execution_;
  size_t width_;
  std::vector<Value> values_;
  size_t rows_ = 0;
};

}  // namespace relata::query
