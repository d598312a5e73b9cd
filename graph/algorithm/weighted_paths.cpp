#include "graph/algorithm/weighted_paths.hpp"

#include <boost/graph/dijkstra_shortest_paths.hpp>
#include <boost/graph/filtered_graph.hpp>

#include <algorithm>
#include <limits>
#include <set>
#include <tuple>

namespace relata {

namespace {

using Edge = boost::graph_traits<SubgraphCsr>::edge_descriptor;

// What a search must not use.
struct Blocked {
  std::vector<bool> vertices;
  std::set<uint32_t> edges;  // their indices
};

struct VertexAllowed {
  const Blocked* blocked = nullptr;
  bool operator()(uint32_t v) const { return !blocked->vertices[v]; }
};
struct EdgeAllowed {
  const Blocked* blocked = nullptr;
  const SubgraphCsr* graph = nullptr;
  bool operator()(const Edge& e) const {
    return blocked->edges.empty() || !blocked->edges.contains(get(boost::edge_index, *graph, e));
  }
};
using Allowed = boost::filtered_graph<SubgraphCsr, EdgeAllowed, VertexAllowed>;

struct Arrived {};

// Notes the edge by which each vertex was reached last, and ends at the target.
struct Tracks : boost::default_dijkstra_visitor {
  std::vector<Edge>* by;
  uint32_t target_vertex;
  Pulse* pulse;
  template <class E, class G>
  void edge_relaxed(E e, const G& g) {
    (*by)[target(e, g)] = e;
  }
  template <class E, class G>
  void examine_edge(E, const G&) {
    (*pulse)();
  }
  template <class G>
  void examine_vertex(uint32_t v, const G&) {
    if (v == target_vertex) throw Arrived();
  }
};

// A path as the edges it takes from a vertex on.
struct Way {
  double weight = 0;
  std::vector<Edge> edges;
};

class Search {
 public:
  Search(const Subgraph& graph, Pulse& pulse)
      : graph_(graph),
        pulse_(pulse),
        blocked_{std::vector<bool>(graph.size()), {}},
        by_(graph.size()),
        distance_(graph.size()) {}

  Blocked& blocked() { return blocked_; }

  std::optional<Way> lightest(uint32_t from, uint32_t to) {
    const Allowed allowed(graph_.edges, EdgeAllowed{&blocked_, &graph_.edges}, VertexAllowed{&blocked_});
    Tracks tracks;
    tracks.by = &by_;
    tracks.target_vertex = to;
    tracks.pulse = &pulse_;
    try {
      boost::dijkstra_shortest_paths(allowed, from,
                                     boost::visitor(tracks)
                                         .weight_map(get(&SubgraphEdge::weight, graph_.edges))
                                         .vertex_index_map(get(boost::vertex_index, graph_.edges))
                                         .distance_map(boost::make_iterator_property_map(
                                             distance_.begin(), get(boost::vertex_index, graph_.edges)))
                                         .distance_inf(std::numeric_limits<double>::infinity()));
    } catch (const Arrived&) {
      return way_back(from, to);
    }
    return std::nullopt;
  }

 private:
  Way way_back(uint32_t from, uint32_t to) {
    Way way;
    for (uint32_t at = to; at != from; at = static_cast<uint32_t>(source(by_[at], graph_.edges)))
      way.edges.push_back(by_[at]);
    std::ranges::reverse(way.edges);
    for (const Edge& e : way.edges) way.weight += graph_.edges[e].weight;
    return way;
  }

  const Subgraph& graph_;
  Pulse& pulse_;
  Blocked blocked_;
  std::vector<Edge> by_;
  std::vector<double> distance_;
};

WeightedPath as_path(const Subgraph& graph, uint32_t from, const Way& way) {
  WeightedPath out{{{graph.nodes[from]}, {}}, way.weight};
  for (const Edge& e : way.edges) {
    out.path.relationships.push_back(graph.edges[e].relationship);
    out.path.nodes.push_back(graph.nodes[target(e, graph.edges)]);
  }
  return out;
}

class Yen {
 public:
  Yen(const Subgraph& graph, uint32_t from, uint32_t to, Pulse& pulse)
      : graph_(graph), from_(from), to_(to), search_(graph, pulse) {}

  std::vector<Way> run(uint32_t count) {
    if (std::optional<Way> first = search_.lightest(from_, to_)) candidates_.insert(keyed(std::move(*first)));
    while (found_.size() < count && !candidates_.empty()) {
      found_.push_back(std::get<3>(candidates_.extract(candidates_.begin()).value()));
      if (found_.size() < count) deviate();
    }
    return std::move(found_);
  }

 private:
  using Ids = std::vector<uint32_t>;
  using Keyed = std::tuple<double, size_t, Ids, Way>;
  struct Earlier {
    bool operator()(const Keyed& a, const Keyed& b) const {
      return std::tie(std::get<0>(a), std::get<1>(a), std::get<2>(a)) <
             std::tie(std::get<0>(b), std::get<1>(b), std::get<2>(b));
    }
  };

  [[nodiscard]] uint32_t index(const Edge& e) const {
    return static_cast<uint32_t>(get(boost::edge_index, graph_.edges, e));
  }
  Keyed keyed(Way way) const {
    Ids ids;
    for (const Edge& e : way.edges) ids.push_back(index(e));
    const double weight = way.weight;
    const size_t length = ids.size();
    return {weight, length, std::move(ids), std::move(way)};
  }

  // Everything that shares a beginning with the path found last and then leaves it, and all found before it.
  void deviate() {
    const Way last = found_.back();
    for (size_t i = 0; i < last.edges.size(); ++i) {
      const auto spur = static_cast<uint32_t>(source(last.edges[i], graph_.edges));
      block(last, i);
      std::optional<Way> rest = search_.lightest(spur, to_);
      if (!rest) continue;
      Way way;
      way.edges.assign(last.edges.begin(), last.edges.begin() + static_cast<std::ptrdiff_t>(i));
      way.edges.insert(way.edges.end(), rest->edges.begin(), rest->edges.end());
      for (const Edge& e : way.edges) way.weight += graph_.edges[e].weight;
      candidates_.insert(keyed(std::move(way)));
    }
    search_.blocked() = {std::vector<bool>(graph_.size()), {}};
  }

  // The vertices of the beginning, and the edges by which found paths with the same beginning go on.
  void block(const Way& last, size_t length) {
    Blocked& blocked = search_.blocked();
    blocked = {std::vector<bool>(graph_.size()), {}};
    for (size_t j = 0; j < length; ++j) blocked.vertices[source(last.edges[j], graph_.edges)] = true;
    for (const Way& way : found_) {
      if (way.edges.size() > length &&
          std::equal(last.edges.begin(), last.edges.begin() + static_cast<std::ptrdiff_t>(length), way.edges.begin()))
        blocked.edges.insert(index(way.edges[length]));
    }
  }

  const Subgraph& graph_;
  uint32_t from_;
  uint32_t to_;
  Search search_;
  std::vector<Way> found_;
  std::set<Keyed, Earlier> candidates_;
};

}  // namespace

Result<std::optional<WeightedPath>> lightest_path(const Subgraph& graph, uint32_t from, uint32_t to,
                                                  const Interrupt& interrupted) {
  return run_guarded(interrupted, [&](Pulse& pulse) -> Result<std::optional<WeightedPath>> {
    const std::optional<Way> way = Search(graph, pulse).lightest(from, to);
    return way ? std::optional(as_path(graph, from, *way)) : std::nullopt;
  });
}

Result<std::vector<WeightedPath>> lightest_paths(const Subgraph& graph, uint32_t from, uint32_t to, uint32_t count,
                                                 const Interrupt& interrupted) {
  return run_guarded(interrupted, [&](Pulse& pulse) -> Result<std::vector<WeightedPath>> {
    std::vector<WeightedPath> out;
    for (const Way& way : Yen(graph, from, to, pulse).run(count)) out.push_back(as_path(graph, from, way));
    return out;
  });
}

}  // namespace relata
