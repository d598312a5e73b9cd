#include "graph/algorithm/communities.hpp"

#include <numeric>

namespace relata {

namespace {

// A weighted undirected graph, each edge in both rows. A loop stands in its row once, with twice the weight inside it.
struct Level {
  struct Link {
    uint32_t to;
    double weight;
  };
  std::vector<std::vector<Link>> rows;
  std::vector<double> strength;  // of a vertex: the sum of its row
  double total = 0;              // of all strengths

  void finish() {
    strength.assign(rows.size(), 0);
    for (size_t v = 0; v < rows.size(); ++v) {
      for (const Link& l : rows[v]) strength[v] += l.weight;
      total += strength[v];
    }
  }
};

Level first_level(const Subgraph& graph) {
  Level level;
  level.rows.resize(graph.size());
  for (const auto& e : boost::make_iterator_range(edges(graph.edges))) {
    const auto from = static_cast<uint32_t>(source(e, graph.edges)), to = static_cast<uint32_t>(target(e, graph.edges));
    level.rows[from].push_back({to, graph.edges[e].weight * (from == to ? 2 : 1)});
  }
  level.finish();
  return level;
}

// Numbers from 0 in order of first use; gives how many there are.
uint32_t renumber(std::vector<uint32_t>& community) {
  constexpr uint32_t kNew = 0xFFFFFFFF;
  std::vector<uint32_t> number(community.size(), kNew);
  uint32_t next = 0;
  for (uint32_t& c : community) {
    if (number[c] == kNew) number[c] = next++;
    c = number[c];
  }
  return next;
}

// Moves the vertices of one level until none gains.
class Mover {
 public:
  Mover(const Level& level, double resolution, Pulse& pulse)
      : level_(level),
        resolution_(resolution),
        pulse_(pulse),
        community_(level.rows.size()),
        strength_(level.strength),
        link_(level.rows.size()) {
    std::iota(community_.begin(), community_.end(), 0U);
  }

  // True if any vertex moved.
  bool run() {
    bool any = false;
    for (bool moved = level_.total > 0; moved;) {
      moved = false;
      for (uint32_t v = 0; v < community_.size(); ++v) moved = move(v) || moved;
      any = any || moved;
    }
    return any;
  }
  [[nodiscard]] std::vector<uint32_t>& community() { return community_; }

 private:
  bool move(uint32_t v) {
    const uint32_t from = community_[v];
    strength_[from] -= level_.strength[v];
    gather(v);
    uint32_t best = from;
    double best_gain = gain(v, from);
    for (const uint32_t c : touched_) {
      const double g = gain(v, c);
      // A gain must be real, or rounding could send vertices to and fro for ever.
      const bool better = g > best_gain + kLeastGain || (g > best_gain - kLeastGain && c < best && best != from);
      if (better) best = c, best_gain = g;
    }
    for (const uint32_t c : touched_) link_[c] = 0;
    touched_.clear();
    strength_[best] += level_.strength[v];
    community_[v] = best;
    return best != from;
  }

  // The weight between the vertex and each community beside it.
  void gather(uint32_t v) {
    for (const Level::Link& l : level_.rows[v]) {
      pulse_();
      if (l.to == v) continue;
      const uint32_t c = community_[l.to];
      if (link_[c] == 0) touched_.push_back(c);
      link_[c] += l.weight;
    }
  }
  // What joining the community is worth, as a share of the total weight.
  [[nodiscard]] double gain(uint32_t v, uint32_t c) const {
    return (link_[c] - resolution_ * level_.strength[v] * strength_[c] / level_.total) / level_.total;
  }

  static constexpr double kLeastGain = 1e-12;
  const Level& level_;
  double resolution_;
  Pulse& pulse_;
  std::vector<uint32_t> community_;
  std::vector<double> strength_;   // of a community
  std::vector<double> link_;       // scratch: of a community to the vertex that is looked at
  std::vector<uint32_t> touched_;  // where link_ is not 0
};

// Each community becomes a vertex.
Level next_level(const Level& level, const std::vector<uint32_t>& community, uint32_t count, Pulse& pulse) {
  std::vector<std::vector<uint32_t>> members(count);
  for (uint32_t v = 0; v < community.size(); ++v) members[community[v]].push_back(v);
  Level next;
  next.rows.resize(count);
  std::vector<double> link(count);
  std::vector<uint32_t> touched;
  for (uint32_t c = 0; c < count; ++c) {
    for (const uint32_t v : members[c]) {
      for (const Level::Link& l : level.rows[v]) {
        pulse();
        const uint32_t other = community[l.to];
        if (link[other] == 0) touched.push_back(other);
        link[other] += l.weight;
      }
    }
    for (const uint32_t other : touched) {
      next.rows[c].push_back({other, link[other]});
      link[other] = 0;
    }
    touched.clear();
  }
  next.finish();
  return next;
}

double modularity_of(const Level& level, double resolution) {
  double sum = 0;
  for (uint32_t c = 0; c < level.rows.size() && level.total > 0; ++c) {
    for (const Level::Link& l : level.rows[c]) sum += l.to == c ? l.weight / level.total : 0;
    const double share = level.strength[c] / level.total;
    sum -= resolution * share * share;
  }
  return sum;
}

}  // namespace

Result<Communities> communities(const Subgraph& graph, double resolution, const Interrupt& interrupted) {
  return run_guarded(interrupted, [&](Pulse& pulse) -> Result<Communities> {
    Communities out;
    out.of.resize(graph.size());
    std::iota(out.of.begin(), out.of.end(), 0U);
    Level level = first_level(graph);
    while (true) {
      Mover mover(level, resolution, pulse);
      const bool moved = mover.run();
      if (!moved) break;
      const uint32_t count = renumber(mover.community());
      for (uint32_t& c : out.of) c = mover.community()[c];
      level = next_level(level, mover.community(), count, pulse);
    }
    out.modularity = modularity_of(level, resolution);
    renumber(out.of);
    return out;
  });
}

}  // namespace relata
