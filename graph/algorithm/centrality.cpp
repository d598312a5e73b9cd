#include "graph/algorithm/centrality.hpp"

#include <boost/graph/betweenness_centrality.hpp>
#include <boost/graph/breadth_first_search.hpp>
#include <boost/property_map/property_map.hpp>

#include <cmath>

namespace relata {

namespace {

using Edge = boost::graph_traits<SubgraphCsr>::edge_descriptor;

// The identity, which asks on every use whether to go on: the one place where Boost's Brandes calls us.
struct PulsingIndex {
  using key_type = uint32_t;
  using value_type = uint32_t;
  using reference = uint32_t;
  using category = boost::readable_property_map_tag;
  Pulse* pulse;
  friend uint32_t get(const PulsingIndex& map, uint32_t vertex) {
    (*map.pulse)();
    return vertex;
  }
};

class Brandes {
 public:
  Brandes(const Subgraph& graph, Pulse& pulse)
      : graph_(graph),
        index_{&pulse},
        n_(graph.size()),
        score_(n_),
        incoming_(n_),
        distance_(n_),
        dependency_(n_),
        paths_(n_) {}

  template <class T>
  auto map(std::vector<T>& values) {
    return boost::make_iterator_property_map(values.begin(), index_);
  }

  std::vector<double> run(bool weighted) {
    const boost::dummy_property_map no_edges;
    if (weighted)
      boost::brandes_betweenness_centrality(graph_.edges, map(score_), no_edges, map(incoming_), map(distance_),
                                            map(dependency_), map(paths_), index_,
                                            get(&SubgraphEdge::weight, graph_.edges));
    else
      boost::brandes_betweenness_centrality(graph_.edges, map(score_), no_edges, map(incoming_), map(distance_),
                                            map(dependency_), map(paths_), index_);
    return std::move(score_);
  }

 private:
  const Subgraph& graph_;
  PulsingIndex index_;
  size_t n_;
  std::vector<double> score_;
  std::vector<std::vector<Edge>> incoming_;
  std::vector<double> distance_;
  std::vector<double> dependency_;
  std::vector<uint64_t> paths_;
};

// One step of the power iteration.
class Ranks {
 public:
  Ranks(const Subgraph& graph, const PageRankOptions& options, Pulse& pulse)
      : graph_(graph), options_(options), pulse_(pulse), out_(graph.size()) {
    for (const auto& e : boost::make_iterator_range(edges(graph.edges)))
      out_[source(e, graph.edges)] += graph.edges[e].weight;
  }

  std::vector<double> run() {
    const double n = graph_.size();
    std::vector<double> rank(graph_.size(), 1 / n);
    for (uint32_t i = 0; i < options_.iterations; ++i) {
      std::vector<double> next = step(rank, n);
      double change = 0;
      for (size_t v = 0; v < rank.size(); ++v) change += std::abs(next[v] - rank[v]);
      rank = std::move(next);
      if (change < options_.tolerance) break;
    }
    return rank;
  }

 private:
  std::vector<double> step(const std::vector<double>& rank, double n) {
    double stuck = 0;  // the rank of vertices without a way out
    for (size_t v = 0; v < rank.size(); ++v) stuck += out_[v] > 0 ? 0 : rank[v];
    std::vector<double> next(rank.size(), (1 - options_.damping + options_.damping * stuck) / n);
    for (uint32_t v = 0; v < rank.size(); ++v) {
      if (!(out_[v] > 0)) continue;
      for (const auto& e : boost::make_iterator_range(out_edges(v, graph_.edges))) {
        pulse_();
        next[target(e, graph_.edges)] += options_.damping * rank[v] * graph_.edges[e].weight / out_[v];
      }
    }
    return next;
  }

  const Subgraph& graph_;
  const PageRankOptions& options_;
  Pulse& pulse_;
  std::vector<double> out_;  // weights of a vertex's edges, in sum
};

// The distances from one vertex, summed while they are found.
struct DistanceSum : boost::default_bfs_visitor {
  std::vector<uint32_t>* distance;
  uint64_t* sum;
  uint64_t* reached;
  Pulse* pulse;
  template <class E, class G>
  void tree_edge(E e, const G& g) {
    const uint32_t d = (*distance)[source(e, g)] + 1;
    (*distance)[target(e, g)] = d;
    *sum += d;
    ++*reached;
  }
  template <class E, class G>
  void examine_edge(E, const G&) {
    (*pulse)();
  }
};

double closeness_of(uint32_t from, const Subgraph& graph, std::vector<uint32_t>& distance, Pulse& pulse) {
  uint64_t sum = 0, reached = 0;
  distance[from] = 0;
  DistanceSum visitor;
  visitor.distance = &distance;
  visitor.sum = &sum;
  visitor.reached = &reached;
  visitor.pulse = &pulse;
  boost::breadth_first_search(graph.edges, from, boost::visitor(visitor));
  if (sum == 0) return 0;
  const auto r = static_cast<double>(reached);
  return r / static_cast<double>(sum) * (r / (graph.size() - 1.0));
}

}  // namespace

Result<std::vector<double>> page_rank(const Subgraph& graph, const PageRankOptions& options,
                                      const Interrupt& interrupted) {
  return run_guarded(interrupted,
                     [&](Pulse& pulse) -> Result<std::vector<double>> { return Ranks(graph, options, pulse).run(); });
}

Result<std::vector<double>> betweenness(const Subgraph& graph, bool weighted, bool normalized,
                                        const Interrupt& interrupted) {
  return run_guarded(interrupted, [&](Pulse& pulse) -> Result<std::vector<double>> {
    std::vector<double> score = Brandes(graph, pulse).run(weighted);
    const double n = graph.size();
    // With both directions every pair was counted from either end.
    const double pairs = (n - 1) * (n - 2) / (graph.both ? 2 : 1);
    for (double& s : score) {
      if (graph.both) s /= 2;
      if (normalized && pairs > 0) s /= pairs;
    }
    return score;
  });
}

Result<std::vector<double>> closeness(const Subgraph& graph, const Interrupt& interrupted) {
  return run_guarded(interrupted, [&](Pulse& pulse) -> Result<std::vector<double>> {
    std::vector<double> out(graph.size());
    std::vector<uint32_t> distance(graph.size());
    for (uint32_t v = 0; v < graph.size(); ++v) out[v] = closeness_of(v, graph, distance, pulse);
    return out;
  });
}

std::vector<Degree> degrees(const Subgraph& graph) {
  std::vector<Degree> out(graph.size());
  for (const auto& e : boost::make_iterator_range(edges(graph.edges))) {
    Degree& d = out[source(e, graph.edges)];
    ++d.count;
    d.weight += graph.edges[e].weight;
  }
  return out;
}

}  // namespace relata
