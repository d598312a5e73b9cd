#include "query/counting/lists.hpp"

#include <algorithm>

namespace relata::query::counting {

namespace {

// A list that is collected costs so many steps beside its neighbours, and a table one step in so many for each node.
constexpr double kCollectSteps = 8;
constexpr double kTableShare = 32;

}  // namespace

Lists::Lists(const Graph& graph, const std::vector<std::string>& types, Direction direction)
    : graph_(&graph), direction_(direction) {
  for (const std::string& name : types) {
    const RelationshipTypeId type = graph.find_relationship_type(name);
    if (type.valid()) types_.push_back(type);
  }
  std::sort(types_.begin(), types_.end());
  types_.erase(std::unique(types_.begin(), types_.end()), types_.end());
  impossible_ = types_.empty() && !types.empty();
  if (impossible_) {
    table_ = std::make_shared<const TypedAdjacency>();
    return;
  }
  const Statistics& statistics = graph.statistics();
  const double ways = direction == Direction::both ? 2 : 1;
  sources_ = types_.empty() ? static_cast<double>(statistics.nodes) : 0;
  edges_ = types_.empty() ? static_cast<double>(statistics.relationships) * ways : 0;
  for (const RelationshipTypeId type : types_) {
    const TypeStatistics& t = statistics.types[type.value];
    edges_ += static_cast<double>(t.relationships) * ways;
    if (direction != Direction::incoming) sources_ += static_cast<double>(t.sources);
    if (direction != Direction::outgoing) sources_ += static_cast<double>(t.targets);
  }
}

void Lists::expect(double lookups) {
  if (table_) return;
  const double steps = lookups * (kCollectSteps + average_degree());
  if (steps * kTableShare > static_cast<double>(graph_->node_capacity())) table();
}

const TypedAdjacency& Lists::table() {
  if (!table_) table_ = graph_->adjacency(types_, direction_);
  return *table_;
}

double Lists::average_degree() const {
  if (table_) return static_cast<double>(table_->edges()) / std::max(1.0, static_cast<double>(table_->sources()));
  return edges_ / std::max(1.0, sources_);
}

std::span<const uint32_t> Lists::collect(uint32_t node, std::vector<uint32_t>& scratch) const {
  scratch.clear();
  Neighbour n;
  for (Neighbours range = graph_->neighbours(NodeId(node), direction_, types_); range.next(n);) scratch.push_back(n.node.value);
  if (!std::is_sorted(scratch.begin(), scratch.end())) std::sort(scratch.begin(), scratch.end());
  return scratch;
}

}  // namespace relata::query::counting
