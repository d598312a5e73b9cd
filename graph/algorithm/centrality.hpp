#pragma once
// How central each node of a subgraph is. All give one number a vertex; the errors are those of interruption.

#include "graph/algorithm/subgraph.hpp"

namespace relata {

struct PageRankOptions {
  double damping = 0.85;      // the share that goes on along a relationship instead of jumping anywhere
  uint32_t iterations = 100;  // at most
  double tolerance = 1e-10;   // ends when the ranks change by less in sum
};
// Brin and Page, "The Anatomy of a Large-Scale Hypertextual Web Search Engine" (1998), by power iteration;
// relationships pass rank on in proportion to their weights, and the rank of a vertex without any goes to all. The
// ranks sum to 1. Boost's page_rank knows neither weights nor vertices without a way out.
Result<std::vector<double>> page_rank(const Subgraph& graph, const PageRankOptions& options,
                                      const Interrupt& interrupted);

// boost::brandes_betweenness_centrality: for each vertex the sum over pairs of others of the share of their shortest
// paths through it. `weighted`: weights, which must be above 0, are lengths. `normalized`: divided by the number of
// pairs. Requires Parallels::lightest. Quadratic.
Result<std::vector<double>> betweenness(const Subgraph& graph, bool weighted, bool normalized,
                                        const Interrupt& interrupted);

// By boost::breadth_first_search from each vertex: the number of vertices it reaches, divided by the sum of their
// distances, times the share of all others that it reaches (Wasserman and Faust, "Social Network Analysis", 1994); 0 if
// it reaches none. Quadratic.
Result<std::vector<double>> closeness(const Subgraph& graph, const Interrupt& interrupted);

// boost::out_degree in the chosen direction, and the sum of the weights.
struct Degree {
  uint64_t count = 0;
  double weight = 0;
};
std::vector<Degree> degrees(const Subgraph& graph);

}  // namespace relata
