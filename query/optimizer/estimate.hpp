#pragma once
// How many rows the steps of a pattern are expected to give. Internal to query/optimizer.

#include "query/optimizer/optimizer.hpp"

namespace relata::query {

// `slot.key = value` or `value = slot.key` where `value` does not read the slot. Null pointers if `e` is not of that
// form.
struct Equality {
  const Expression* property = nullptr;
  const Expression* value = nullptr;
};
class Estimator {
 public:
  Estimator(const plan::Match& match, const Statistics& statistics, const Graph& graph);

  // Nodes that the scan for pattern node `index` gives, and those that pass its equalities.
  [[nodiscard]] double scanned(uint32_t index) const;
  [[nodiscard]] double found(uint32_t index) const;
  // Rows for one row, when relationship `index` is followed from one of its ends; `into`: the other end is known, too.
  [[nodiscard]] double factor(uint32_t index, bool from_left, bool into) const;
  // Whether some predicate compares a property of the node with something that does not depend on the node.
  [[nodiscard]] bool has_equality(uint32_t index) const { return equalities_[index] > 0; }

 private:
  [[nodiscard]] double step(const PatternRelationship& r, bool from_left, LabelId label) const;
  [[nodiscard]] double degree(const PatternRelationship& r, bool from_left, LabelId label) const;
  [[nodiscard]] double selectivity(uint32_t node) const;
  [[nodiscard]] LabelId rarest_label(uint32_t node) const;
  [[nodiscard]] double label_count(LabelId label) const;
  [[nodiscard]] double equality_selectivity(uint32_t node, const Equality& equality) const;

  const plan::Match& match_;
  const Statistics& statistics_;
  const Graph& graph_;
  std::vector<int> equalities_;      // by pattern node
  std::vector<double> selectivity_;  // of its equalities together
  std::vector<LabelId> labels_;      // the rarest of each node; invalid: none given
  std::vector<bool> label_unknown_;  // a label that no node has
};

// The index of the schema for nodes with one of the labels and the key; null pointer: none.
const SchemaEntry* index_on(const Graph& graph, const std::vector<std::string>& labels, std::string_view key);

Equality equality_on(const Expression& e, uint32_t slot);

}  // namespace relata::query
