#pragma once
// Parts of a subgraph that hang together, and the order of one without cycles.

#include "graph/algorithm/subgraph.hpp"

namespace relata {

// For each vertex the number of its part; parts are counted from 0 in order of their smallest vertices.

// Requires a subgraph of Direction::both: where every edge is there from both ends, boost::strong_components finds the
// weak components. (boost::connected_components does the same, and takes none but graphs whose type is undirected.)
std::vector<uint32_t> weak_components(const Subgraph& graph);
// boost::strong_components (Tarjan 1972).
std::vector<uint32_t> strong_components_of(const Subgraph& graph);

// boost::topological_sort: all vertices, each before those its edges lead to. Nothing if there is a cycle.
std::optional<std::vector<uint32_t>> topological_order(const Subgraph& graph);

}  // namespace relata
