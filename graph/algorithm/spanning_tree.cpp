#include "graph/algorithm/spanning_tree.hpp"

#include <boost/graph/kruskal_min_spanning_tree.hpp>

#include <algorithm>

namespace relata {

std::vector<SubgraphEdge> spanning_forest(const Subgraph& graph) {
  using Edge = boost::graph_traits<SubgraphCsr>::edge_descriptor;
  std::vector<Edge> chosen;
  boost::kruskal_minimum_spanning_tree(graph.edges, std::back_inserter(chosen),
                                       boost::weight_map(get(&SubgraphEdge::weight, graph.edges))
                                           .vertex_index_map(get(boost::vertex_index, graph.edges)));
  std::vector<SubgraphEdge> out;
  for (const Edge& e : chosen) out.push_back(graph.edges[e]);
  return out;
}

}  // namespace relata
