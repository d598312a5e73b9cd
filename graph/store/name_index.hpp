#pragma once
// Finds the nodes whose `name`, or one of whose `aliases`, may be a text written in any way (common/name_key.hpp): pairs
// (hash of the key of a name, node), sorted. What changed after the sorting is always among what is found.

#include <cstdint>
#include <string_view>
#include <vector>

#include "common/ids.hpp"
#include "graph/store/column.hpp"

namespace relata {

class NameIndex {
 public:
  // A key that is invalid, or has no column: no node has such a property.
  NameIndex(const std::vector<Column>& columns, PropertyKeyId name, PropertyKeyId aliases, const StringPool& pool);
  [[nodiscard]] bool reads(PropertyKeyId key) const { return key == name_ || key == aliases_; }
  // Whether it was made for these keys: one may have come into use since.
  [[nodiscard]] bool made_for(PropertyKeyId name, PropertyKeyId aliases) const {
    return name == name_ && aliases == aliases_;
  }
  void add(uint32_t id) { later_.push_back(id); }  // after a name or aliases were set
  [[nodiscard]] std::vector<uint32_t> find(std::string_view text) const;  // candidates, sorted, without duplicates
  [[nodiscard]] bool outgrown() const { return later_.size() > 1024 && later_.size() * 2 > pairs_.size(); }

 private:
  void add_name(std::string_view name, uint32_t id);
  PropertyKeyId name_;
  PropertyKeyId aliases_;
  std::vector<uint64_t> pairs_;  // hash << 32 | id
  std::vector<uint32_t> later_;
};

}  // namespace relata
