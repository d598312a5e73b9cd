#pragma once
// The part of a graph that a picture shows: all of it, what lies around some nodes, or the best connected nodes.

#include <cstdint>
#include <string>
#include <vector>

#include "common/error.hpp"
#include "formats/graph_order.hpp"
#include "graph/store/graph.hpp"

namespace relata::formats {

struct SelectionOptions {
  std::vector<std::string> focus;  // names or aliases, compared without case; empty: the whole graph
  uint32_t depth = 1;              // relationships away from the focus, in any direction
  uint64_t top = 0;                // keep this many nodes, those with the most relationships; 0: no limit
};

struct Selection {
  std::vector<NodeId> nodes;                  // in graph_order
  std::vector<RelationshipId> relationships;  // those whose both ends are selected, in graph_order
  uint64_t left_out = 0;                      // nodes that `top` cut off
};

// The nodes with this name or alias (case folded), in the order of their ids.
std::vector<NodeId> nodes_named(const Graph& graph, std::string_view name);

// Errors: a focus that names no node (kind data).
Result<Selection> select(const Graph& graph, const GraphOrder& order, const SelectionOptions& options);

}  // namespace relata::formats
