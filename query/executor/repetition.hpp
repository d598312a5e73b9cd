#pragma once
// Walking a part of a path that is repeated. Shared by ExpandRepeated and SearchPaths. Internal to query/executor.

#include "query/executor/operators.hpp"

namespace relata::query {

// A trail as it was walked: nodes.size() == relationships.size() + 1.
struct Walked {
  std::vector<NodeId> nodes;
  std::vector<RelationshipId> relationships;
};

class Repetition {
 public:
  // `path` as it is walked; it outlives this.
  explicit Repetition(const RepeatedPath& path);

  void resolve(const Graph& graph);
  [[nodiscard]] size_t steps() const { return path_.steps.size(); }
  [[nodiscard]] bool impossible() const;  // some type that a step needs does not exist
  [[nodiscard]] Neighbours neighbours(const Graph& graph, NodeId node, size_t step) const;
  // From where the step may have come to the node.
  [[nodiscard]] Neighbours neighbours_against(const Graph& graph, NodeId node, size_t step) const;

  // Whether the repetition that has walked `nodes` and `relationships` (one fewer) so far may go on: what its
  // predicates can ask by now holds. `scratch` is a row; the repetition's own slots in it are overwritten.
  bool holds(Evaluator& evaluator, std::span<Value> scratch, std::span<const NodeId> nodes,
             std::span<const RelationshipId> relationships) const;

  // Puts the lists of the groups into `row`; `reversed`: the pattern is written the other way round.
  void write_groups(std::span<Value> row, std::span<const NodeId> nodes, std::span<const RelationshipId> relationships,
                    bool reversed) const;

 private:
  const RepeatedPath& path_;
  std::vector<TypeFilter> types_;                      // by step
  std::vector<std::vector<const Expression*>> asked_;  // by the number of relationships walked when all is known
};

}  // namespace relata::query
