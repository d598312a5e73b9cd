#pragma once
// From nodes to small numbers, for searches that touch a part of a large graph: open addressing in two flat arrays, so
// a look-up is one cache miss. Never walked, so that nothing depends on the order in it.

#include <bit>
#include <cstdint>
#include <vector>

#include "common/ids.hpp"

namespace relata {

class NodeMap {
 public:
  static constexpr uint32_t kAbsent = 0xFFFFFFFF;  // neither a key nor a value

  [[nodiscard]] uint32_t find(NodeId node) const {
    const size_t slot = slot_of(node.value);
    return keys_[slot] == node.value ? values_[slot] : kAbsent;
  }
  // False if the node is there already; its value stays.
  bool insert(NodeId node, uint32_t value) {
    if (2 * (size_ + 1) > keys_.size()) grow();
    const size_t slot = slot_of(node.value);
    if (keys_[slot] == node.value) return false;
    keys_[slot] = node.value;
    values_[slot] = value;
    ++size_;
    return true;
  }
  [[nodiscard]] size_t size() const { return size_; }

 private:
  [[nodiscard]] size_t slot_of(uint32_t key) const {
    const size_t mask = keys_.size() - 1;
    size_t slot = (key * uint64_t{0x9E3779B97F4A7C15} >> 32) & mask;
    while (keys_[slot] != key && keys_[slot] != kAbsent) slot = (slot + 1) & mask;
    return slot;
  }
  void grow() {
    NodeMap larger;
    larger.keys_.assign(keys_.size() * 2, kAbsent);
    larger.values_.resize(keys_.size() * 2);
    for (size_t i = 0; i < keys_.size(); ++i) {
      if (keys_[i] != kAbsent) larger.insert(NodeId(keys_[i]), values_[i]);
    }
    *this = std::move(larger);
  }

  std::vector<uint32_t> keys_ = std::vector<uint32_t>(64, kAbsent);
  std::vector<uint32_t> values_ = std::vector<uint32_t>(64);
  size_t size_ = 0;
};

}  // namespace relata
