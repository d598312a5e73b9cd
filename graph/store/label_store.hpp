#pragma once
// Which labels each node has, and which nodes each label has. Nodes share few different sets of labels, so a node holds
// the number of its set.

#include <cstdint>
#include <map>
#include <span>
#include <vector>

#include "common/ids.hpp"
#include "graph/store/bits.hpp"

namespace relata {

class LabelStore {
 public:
  LabelStore() {
    sets_.emplace_back();
    set_ids_.emplace(std::vector<LabelId>(), 0);
  }

  [[nodiscard]] uint32_t nodes() const { return static_cast<uint32_t>(set_of_.size()); }  // ids below it are known
  void add_node() { set_of_.push_back(0); }
  void add_node_like(NodeId node);  // with the labels of `node`, which must be shown
  void remove_last_node() { set_of_.pop_back(); }  // requires that it has no labels

  [[nodiscard]] std::span<const LabelId> labels(NodeId node) const { return sets_[set_of_[node.value]]; }
  [[nodiscard]] bool has(NodeId node, LabelId label) const;
  void add(NodeId node, LabelId label);     // requires !has
  void remove(NodeId node, LabelId label);  // requires has

  // A deleted node keeps its labels but is not found by them until it is shown again.
  void hide(NodeId node);
  void show(NodeId node);
  void forget(NodeId node) { set_of_[node.value] = 0; }  // of a hidden node, for good; requires settled lists

  // Sorted. What changed since the last call is sorted in first, so while a statement writes only one thread may ask.
  [[nodiscard]] std::span<const NodeId> nodes_with(LabelId label) const;
  [[nodiscard]] uint64_t count(LabelId label) const {
    return label.value < index_.size() ? index_[label.value].count : 0;
  }
  void settle() const;  // sorts in all that changed; afterwards any number of threads may ask

  // What a file holds: the different sets, and each node's.
  [[nodiscard]] const std::vector<std::vector<LabelId>>& sets() const { return sets_; }
  [[nodiscard]] std::span<const uint32_t> set_of() const { return set_of_; }
  // False if a number is out of range. Nodes for which dead(node) holds are hidden.
  template <class Dead>
  bool adopt(std::vector<std::vector<LabelId>> sets, std::vector<uint32_t> set_of, uint32_t label_limit, Dead dead) {
    if (!adopt_sets(std::move(sets), std::move(set_of), label_limit)) return false;
    for (uint32_t node = 0; node < nodes(); ++node) {
      if (dead(node)) {
        hidden_.set(node);
      } else {
        for (LabelId label : labels(NodeId(node))) insert_into_index(NodeId(node), label);
      }
    }
    return true;
  }
  [[nodiscard]] size_t memory() const;

 private:
  bool adopt_sets(std::vector<std::vector<LabelId>> sets, std::vector<uint32_t> set_of, uint32_t label_limit);
  uint32_t set_id(std::vector<LabelId> set);
  void insert_into_index(NodeId node, LabelId label);
  void erase_from_index(NodeId node, LabelId label);

  // The nodes of a label. Taking single ones out of a long list, or putting them in, would make it quadratic to delete
  // what a label has, so those are noted and sorted in together.
  struct Members {
    std::vector<NodeId> nodes;  // sorted
    std::vector<NodeId> noted;  // came or went since; in any order
    uint64_t count = 0;
  };
  void settle(LabelId label) const;

  std::vector<std::vector<LabelId>> sets_;  // each sorted; 0 is the empty one
  std::map<std::vector<LabelId>, uint32_t> set_ids_;
  std::vector<uint32_t> set_of_;  // by node
  Bits hidden_;
  mutable std::vector<Members> index_;  // by label
};

}  // namespace relata
