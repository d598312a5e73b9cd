#pragma once
// Ways that come back to where they began without a node twice.

#include <functional>

#include "graph/algorithm/subgraph.hpp"

namespace relata {

// Gives every elementary cycle of at most `longest` relationships once, from its smallest vertex, ordered by that
// vertex. After Johnson, "Finding all the elementary circuits of a directed graph" (1975): each vertex in turn is the
// smallest of its cycles, inside of its strong component; instead of his blocking, distances back to it cut the search,
// as the length is bounded. With Direction::both a cycle counts once, not once a direction, and uses no relationship
// twice. `visit` gives false to end early. The path's last node is its first. Requires Parallels::keep and longest > 0.
Result<void> for_each_cycle(const Subgraph& graph, uint32_t longest, const std::function<bool(const Path&)>& visit,
                            const Interrupt& interrupted);

}  // namespace relata
