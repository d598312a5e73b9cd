#pragma once
// The columns of all keys, for nodes or for relationships.

#include <cstdint>
#include <vector>

#include "common/ids.hpp"
#include "common/value.hpp"
#include "graph/store/column.hpp"

namespace relata {

class PropertyTable {
 public:
  [[nodiscard]] Value get(uint32_t id, PropertyKeyId key, const StringPool& pool) const {
    return key.value < columns_.size() ? columns_[key.value].get(id, pool) : Value();
  }
  void set(uint32_t id, PropertyKeyId key, const Value& value, StringPool& pool) {
    if (key.value >= columns_.size()) {
      if (value.is_null()) return;
      columns_.resize(key.value + 1);
    }
    columns_[key.value].set(id, value, pool);
  }
  // f(key) for every key `id` has, in order of the keys' ids.
  template <class F>
  void for_each_key(uint32_t id, F f) const {
    for (uint32_t key = 0; key < columns_.size(); ++key) {
      if (columns_[key].count() != 0 && columns_[key].has(id)) f(PropertyKeyId(key));
    }
  }
  void erase_all(uint32_t id, StringPool& pool) {
    for (Column& column : columns_) {
      if (column.count() != 0) column.set(id, Value(), pool);
    }
  }
  [[nodiscard]] const std::vector<Column>& columns() const { return columns_; }  // by PropertyKeyId
  std::vector<Column>& columns() { return columns_; }

 private:
  std::vector<Column> columns_;
};

}  // namespace relata
