#pragma once
// Groups of nodes with more relationships inside than chance would give.

#include "graph/algorithm/subgraph.hpp"

namespace relata {

// Louvain's method: Blondel, Guillaume, Lambiotte and Lefebvre, "Fast unfolding of communities in large networks"
// (2008). Vertices are looked at in order and go where modularity gains most, to the community of the smallest number
// of equals, so the answer is the same each time. `resolution` above 1 makes smaller communities. Requires
// Direction::both and Parallels::add.
struct Communities {
  std::vector<uint32_t> of;  // by vertex, counted from 0 in order of their smallest vertices
  double modularity = 0;     // of Newman and Girvan (2004), at the resolution; 0 for a graph without weight
};
Result<Communities> communities(const Subgraph& graph, double resolution, const Interrupt& interrupted);

}  // namespace relata
