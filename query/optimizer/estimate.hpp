#pragma once
// How many rows the steps of a pattern are expected to give. Internal to query/optimizer.

#include "query/optimizer/lookup.hpp"
#include "query/optimizer/optimizer.hpp"

namespace relata::query {

class Estimator {
 public:
  Estimator(const plan::Match& match, const Statistics& statistics, const Graph& graph);

  // Nodes that the scan for pattern node `index` gives, and those that pass the conditions an index can answer.
  [[nodiscard]] double scanned(uint32_t index) const;
  [[nodiscard]] double found(uint32_t index) const;
  // Rows for one row, when relationship `index` is followed from one of its ends; `into`: the other end is known, too.
  [[nodiscard]] double factor(uint32_t index, bool from_left, bool into) const;
  // Whether some predicate says which few nodes it can be, with nothing that depends on the node.
  [[nodiscard]] bool is_sought(uint32_t index) const { return sought_[index] > 0; }

 private:
  [[nodiscard]] double step(const PatternRelationship& r, bool from_left, LabelId label) const;
  [[nodiscard]] double degree(const PatternRelationship& r, bool from_left, LabelId label) const;
  [[nodiscard]] double selectivity(uint32_t node) const;
  [[nodiscard]] LabelId rarest_label(uint32_t node) const;
  [[nodiscard]] double label_count(LabelId label) const;
  [[nodiscard]] double seek_selectivity(uint32_t node, const Seek& seek) const;
  [[nodiscard]] double equality_selectivity(uint32_t node, const Seek& seek) const;
  [[nodiscard]] double range_selectivity(uint32_t node, const Seek& seek) const;

  const plan::Match& match_;
  const Statistics& statistics_;
  const Graph& graph_;
  std::vector<int> sought_;          // by pattern node
  std::vector<double> selectivity_;  // of its seeks together
  std::vector<LabelId> labels_;      // the rarest of each node; invalid: none given
  std::vector<bool> label_unknown_;  // a label that no node has
};

}  // namespace relata::query
