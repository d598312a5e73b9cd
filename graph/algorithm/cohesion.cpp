#include "graph/algorithm/cohesion.hpp"

#include <boost/graph/core_numbers.hpp>

#include <algorithm>

namespace relata {

namespace {

// Each edge once, from the end of smaller degree (smaller number of equals) to the other; rows sorted.
std::vector<std::vector<uint32_t>> forward_rows(const Subgraph& graph) {
  std::vector<std::vector<uint32_t>> rows(graph.size());
  const auto before = [&](uint32_t a, uint32_t b) {
    const auto da = out_degree(a, graph.edges), db = out_degree(b, graph.edges);
    return da != db ? da < db : a < b;
  };
  for (const auto& e : boost::make_iterator_range(edges(graph.edges))) {
    const auto from = static_cast<uint32_t>(source(e, graph.edges)), to = static_cast<uint32_t>(target(e, graph.edges));
    if (before(from, to)) rows[from].push_back(to);
  }
  for (auto& row : rows) std::ranges::sort(row);
  return rows;
}

class Counter {
 public:
  Counter(const Subgraph& graph, Pulse& pulse)
      : graph_(graph), pulse_(pulse), rows_(forward_rows(graph)), out_(graph.size()) {}

  std::vector<Triangles> run() {
    for (uint32_t a = 0; a < graph_.size(); ++a) {
      for (const uint32_t b : rows_[a]) close(a, b);
    }
    for (uint32_t v = 0; v < graph_.size(); ++v) {
      const auto d = static_cast<double>(out_degree(v, graph_.edges));
      if (d > 1) out_[v].coefficient = 2 * static_cast<double>(out_[v].count) / (d * (d - 1));
    }
    return std::move(out_);
  }

 private:
  // The triangles over this edge: the common elements of two sorted rows.
  void close(uint32_t a, uint32_t b) {
    auto i = rows_[a].begin(), j = rows_[b].begin();
    while (i != rows_[a].end() && j != rows_[b].end()) {
      pulse_();
      if (*i == *j) {
        for (const uint32_t v : {a, b, *i}) ++out_[v].count;
        ++i, ++j;
      } else if (*i < *j) {
        ++i;
      } else {
        ++j;
      }
    }
  }

  const Subgraph& graph_;
  Pulse& pulse_;
  std::vector<std::vector<uint32_t>> rows_;
  std::vector<Triangles> out_;
};

}  // namespace

std::vector<uint32_t> core_numbers_of(const Subgraph& graph) {
  std::vector<uint32_t> core(graph.size());
  if (graph.size() == 0) return core;
  boost::core_numbers(graph.edges,
                      boost::make_iterator_property_map(core.begin(), get(boost::vertex_index, graph.edges)));
  return core;
}

Result<std::vector<Triangles>> triangles(const Subgraph& graph, const Interrupt& interrupted) {
  return run_guarded(interrupted,
                     [&](Pulse& pulse) -> Result<std::vector<Triangles>> { return Counter(graph, pulse).run(); });
}

}  // namespace relata
