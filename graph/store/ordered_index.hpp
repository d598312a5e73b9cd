#pragma once
// Finds the nodes whose property may lie between two values, or begin with a text: the values of one key, sorted.
// Numbers stand in one row, dates in another, strings in a third; other values have no order here. As in ValueIndex
// nothing is ever taken out: whoever asks looks at what is found, and what changed after the sorting is always among it.

#include <cstdint>
#include <optional>
#include <string_view>
#include <utility>
#include <vector>

#include "common/value.hpp"
#include "graph/store/column.hpp"

namespace relata {

class OrderedIndex {
 public:
  OrderedIndex(const Column& column, const StringPool& pool);
  void add(uint32_t id) { later_.push_back(id); }  // after a property was set
  // Candidates with lower <= value <= upper, sorted, without duplicates; a null value is no bound, and at least one must
  // be one. Nothing if the bounds are not two numbers, two dates or two strings.
  [[nodiscard]] std::optional<std::vector<uint32_t>> between(const Value& lower, const Value& upper,
                                                             const StringPool& pool) const;
  [[nodiscard]] std::optional<std::vector<uint32_t>> with_prefix(std::string_view prefix, const StringPool& pool) const;
  [[nodiscard]] bool outgrown() const { return later_.size() > 1024 && later_.size() * 2 > size(); }

 private:
  using Numbers = std::vector<std::pair<double, uint32_t>>;  // value, id
  void add_encoded(uint32_t id, const Value& value);
  [[nodiscard]] std::vector<uint32_t> of_numbers(const Numbers& row, const Value& lower, const Value& upper) const;
  [[nodiscard]] std::vector<uint32_t> complete(std::vector<uint32_t> ids) const;
  [[nodiscard]] size_t size() const { return numbers_.size() + dates_.size() + strings_.size(); }

  Numbers numbers_;  // an integer as the nearest double: that keeps the order, and equal ones are looked at again
  Numbers dates_;    // in days
  std::vector<std::pair<uint32_t, uint32_t>> strings_;  // code of the pool, id; sorted by the text
  bool strings_known_ = true;  // false: some stand in values of mixed kinds, which have no code
  std::vector<uint32_t> later_;
};

}  // namespace relata
