#pragma once
// Lightest paths between two nodes. Weights are at least 0 (make_subgraph sees to it).

#include "graph/algorithm/subgraph.hpp"

namespace relata {

struct WeightedPath {
  Path path;
  double weight = 0;  // of its relationships, in sum
};

// boost::dijkstra_shortest_paths, ended at the target. Nothing if there is no way.
Result<std::optional<WeightedPath>> lightest_path(const Subgraph& graph, uint32_t from, uint32_t to,
                                                  const Interrupt& interrupted);

// The `count` lightest paths without a node twice, lightest first; of equally light ones that with fewer relationships,
// then with smaller ids, first: Yen, "Finding the K Shortest Loopless Paths in a Network" (1971), each deviation by
// boost::dijkstra_shortest_paths over a boost::filtered_graph. Fewer if there are no more.
Result<std::vector<WeightedPath>> lightest_paths(const Subgraph& graph, uint32_t from, uint32_t to, uint32_t count,
                                                 const Interrupt& interrupted);

}  // namespace relata
