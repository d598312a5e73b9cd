#pragma once
// Finds the nodes whose property may equal a value: pairs (hash of the value, node), sorted. Nothing is ever taken out,
// so whoever asks compares the values of what is found; what came after the pairs were sorted stands in a table beside
// them.

#include <cstdint>
#include <optional>
#include <unordered_map>
#include <vector>

#include "common/value.hpp"
#include "graph/store/column.hpp"

namespace relata {

// Equal hashes for values that Cypher's `=` holds equal; nothing for a value that is not a boolean, number or string.
std::optional<uint32_t> index_hash(const Value& value);
// Cypher's `=` for such values; false for others.
bool index_equal(const Value& a, const Value& b);

class ValueIndex {
 public:
  ValueIndex(const Column& column, const StringPool& pool);
  void add(uint32_t id, const Value& value);  // after a property was set
  // Candidates, sorted, without duplicates.
  [[nodiscard]] std::vector<uint32_t> find(uint32_t hash) const;
  [[nodiscard]] bool outgrown() const { return added_ > 1024 && added_ * 2 > pairs_.size(); }  // better made anew

 private:
  std::vector<uint64_t> pairs_;  // hash << 32 | id
  std::unordered_map<uint32_t, std::vector<uint32_t>> later_;
  size_t added_ = 0;
};

}  // namespace relata
