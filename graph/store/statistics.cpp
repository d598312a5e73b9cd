#include "graph/store/statistics.hpp"

#include <unordered_map>

#include "graph/store/state.hpp"

namespace relata {

namespace {

constexpr size_t kMostPatterns = 50'000;  // a graph with a label for every node has no use for this table

struct SetPattern {
  uint32_t source_set;
  uint32_t type;
  uint32_t target_set;
  friend bool operator==(const SetPattern&, const SetPattern&) = default;
};
struct SetPatternHash {
  size_t operator()(const SetPattern& p) const {
    return (uint64_t{p.source_set} << 40 ^ uint64_t{p.type} << 20 ^ p.target_set) * 0x9E3779B97F4A7C15 >> 16;
  }
};
using SetPatterns = std::unordered_map<SetPattern, uint64_t, SetPatternHash>;

// Distinct sources: each node's outgoing relationships come type by type.
void count_sides(const Graph& graph, Statistics& statistics) {
  for (const bool incoming : {false, true}) {
    for (NodeId node : graph.nodes()) {
      RelationshipTypeId last;
      for (const Neighbour& n : graph.neighbours(node, incoming ? Direction::incoming : Direction::outgoing)) {
        if (n.type == last) continue;
        last = n.type;
        ++(incoming ? statistics.types[n.type.value].targets : statistics.types[n.type.value].sources);
      }
    }
  }
}

bool count_sets(const Graph& graph, SetPatterns& patterns) {
  const std::span<const uint32_t> set_of = graph.state().node_labels.set_of();
  for (NodeId node : graph.nodes()) {
    for (const Neighbour& n : graph.neighbours(node, Direction::outgoing)) {
      ++patterns[{set_of[node.value], n.type.value, set_of[n.node.value]}];
    }
    if (patterns.size() > kMostPatterns) return false;
  }
  return true;
}

std::vector<LabelId> with_any(const std::vector<LabelId>& labels) {
  std::vector<LabelId> all = labels;
  all.emplace_back();
  return all;
}

void expand(const GraphState& state, const SetPatterns& sets, Statistics& statistics) {
  const auto& label_sets = state.node_labels.sets();
  for (const auto& [set, count] : sets) {  // sums do not depend on the order
    for (LabelId source : with_any(label_sets[set.source_set])) {
      for (LabelId target : with_any(label_sets[set.target_set])) {
        statistics.patterns[{source, RelationshipTypeId(set.type), target}] += count;
        statistics.patterns[{source, RelationshipTypeId(), target}] += count;
      }
    }
  }
}

Statistics take(const Graph& graph) {
  Statistics statistics;
  statistics.nodes = graph.node_count();
  statistics.relationships = graph.relationship_count();
  for (LabelId id(0); id.value < graph.label_count(); ++id.value)
    statistics.nodes_of_label.push_back(graph.node_count(id));
  statistics.types.resize(graph.relationship_type_count());
  for (RelationshipTypeId id(0); id.value < statistics.types.size(); ++id.value) {
    statistics.types[id.value].relationships = graph.relationship_count(id);
  }
  count_sides(graph, statistics);
  SetPatterns sets;
  statistics.patterns_known = count_sets(graph, sets);
  if (statistics.patterns_known) expand(graph.state(), sets, statistics);
  return statistics;
}

}  // namespace

uint64_t Statistics::count(LabelId source, RelationshipTypeId type, LabelId target) const {
  uint64_t all = relationships;
  if (type.valid()) all = type.value < types.size() ? types[type.value].relationships : 0;
  if (!source.valid() && !target.valid()) return all;
  if (patterns_known) {
    const auto at = patterns.find({source, type, target});
    return at == patterns.end() ? 0 : at->second;
  }
  double estimate = static_cast<double>(all);
  for (LabelId label : {source, target}) {
    if (!label.valid() || nodes == 0) continue;
    const uint64_t with = label.value < nodes_of_label.size() ? nodes_of_label[label.value] : 0;
    estimate *= static_cast<double>(with) / static_cast<double>(nodes);
  }
  return static_cast<uint64_t>(estimate);
}

const Statistics& Graph::statistics() const {
  GraphState& s = *state_;
  const uint64_t tenth = s.statistics ? (s.statistics->nodes + s.statistics->relationships) / 10 : 0;
  if (!s.statistics || s.changes_since_statistics > tenth) {
    s.statistics = take(*this);
    s.changes_since_statistics = 0;
  }
  s.statistics->types.resize(relationship_type_count());  // names that came since
  s.statistics->nodes_of_label.resize(label_count());
  return *s.statistics;
}

}  // namespace relata
