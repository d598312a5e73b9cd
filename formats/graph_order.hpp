#pragma once
// The order in which every export writes a graph. It depends on what the graph says, not on the ids that its history gave
// to nodes: the same documents give the same bytes, whether they were added at once or one by one.

#include <cstdint>
#include <vector>

#include "common/ids.hpp"
#include "graph/store/graph.hpp"

namespace relata::formats {

struct GraphOrder {
  std::vector<NodeId> nodes;
  std::vector<RelationshipId> relationships;
  std::vector<uint32_t> rank;  // by NodeId::value: the position in `nodes`
};

// Nodes by name, labels and properties, then by their relationships and the content at the other ends; relationships by the
// rank of their source, type, rank of their target, properties. Only what is still equal then keeps the order of its ids.
// Time n log n; memory a few hundred bytes an element.
GraphOrder graph_order(const Graph& graph);

}  // namespace relata::formats
