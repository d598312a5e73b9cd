#pragma once
// Shortest paths between two nodes, counted in relationships, by breadth-first search from both ends: the side with the
// smaller frontier goes on, so that two small balls are searched instead of one large one.

#include <cstdint>
#include <functional>
#include <limits>
#include <optional>
#include <span>

#include "common/error.hpp"
#include "common/value.hpp"
#include "graph/store/graph.hpp"

namespace relata {

inline constexpr uint32_t kAnyLength = std::numeric_limits<uint32_t>::max();

// Which paths count.
struct PathSearch {
  Direction direction = Direction::outgoing;       // of every relationship, seen from the path's beginning
  std::span<const RelationshipTypeId> types = {};  // empty: any
  // Paths shorter or longer than this do not count. If the shortest is too short the answer is none: no longer one is
  // looked for. A path of length 0 joins a node with itself; with min_length above 0 a node has no path to itself.
  uint32_t min_length = 1;
  uint32_t max_length = kAnyLength;
  // If set: may the path use this relationship to come from one node to the other (in the path's direction)? It must
  // give the same answer each time.
  std::function<bool(NodeId from, RelationshipId relationship, NodeId to)> allowed = {};
  // If set: asked now and then; true ends the search with an error of kind cancelled.
  std::function<bool()> interrupted = {};
};

// One shortest path, the same on every run, or nothing.
Result<std::optional<Path>> shortest_path(const Graph& graph, NodeId from, NodeId to, const PathSearch& search);

// All of them, one after the other, in the order in which neighbours come. `visit` gives false to end early.
Result<void> for_each_shortest_path(const Graph& graph, NodeId from, NodeId to, const PathSearch& search,
                                    const std::function<bool(const Path&)>& visit);

}  // namespace relata
