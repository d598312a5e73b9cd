#pragma once
// How densely the neighbourhood of each node is joined. Both require a subgraph of Direction::both and
// Parallels::lightest: each pair of nodes counts once, and no node is its own neighbour.

#include "graph/algorithm/subgraph.hpp"

namespace relata {

// boost::core_numbers (Batagelj and Zaversnik 2002): the largest k such that the vertex is in a part where everyone has
// at least k neighbours.
std::vector<uint32_t> core_numbers_of(const Subgraph& graph);

struct Triangles {
  uint64_t count = 0;      // through the vertex
  double coefficient = 0;  // the share of pairs of its neighbours that are neighbours; 0 with fewer than two
};
// By intersecting the sorted rows of each edge's ends, from the end of smaller degree on (Latapy, "Main-memory triangle
// computations for very large (sparse (power-law)) graphs", 2008); the coefficient is Watts and Strogatz's (1998).
Result<std::vector<Triangles>> triangles(const Subgraph& graph, const Interrupt& interrupted);

}  // namespace relata
