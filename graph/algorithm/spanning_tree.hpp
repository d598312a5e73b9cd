#pragma once
// The lightest relationships that keep together what hangs together.

#include "graph/algorithm/subgraph.hpp"

namespace relata {

// boost::kruskal_minimum_spanning_tree: of each weak component a tree whose weights sum to the least, lightest first;
// of several such trees always the same one. Requires Direction::outgoing; the direction then does not matter.
std::vector<SubgraphEdge> spanning_forest(const Subgraph& graph);

}  // namespace relata
