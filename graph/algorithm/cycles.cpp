#include "graph/algorithm/cycles.hpp"

#include <algorithm>

#include "graph/algorithm/components.hpp"

namespace relata {

namespace {

constexpr uint32_t kFar = 0xFFFFFFFF;

struct Arc {
  uint32_t to;
  RelationshipId relationship;
};
using Rows = std::vector<std::vector<Arc>>;

class CycleSearch {
 public:
  CycleSearch(const Subgraph& graph, uint32_t longest, const std::function<bool(const Path&)>& visit, Pulse& pulse)
      : graph_(graph),
        longest_(longest),
        visit_(visit),
        pulse_(pulse),
        part_(strong_components_of(graph)),
        ahead_(graph.size()),
        back_(graph.size()),
        distance_(graph.size(), kFar),
        on_path_(graph.size()) {
    for (const auto& e : boost::make_iterator_range(edges(graph.edges))) {
      const auto from = static_cast<uint32_t>(source(e, graph.edges)),
                 to = static_cast<uint32_t>(target(e, graph.edges));
      if (part_[from] != part_[to]) continue;
      ahead_[from].push_back({to, graph.edges[e].relationship});
      back_[to].push_back({from, graph.edges[e].relationship});
    }
  }

  void run() {
    for (root_ = 0; root_ < graph_.size() && !done_; ++root_) {
      if (ahead_[root_].empty()) continue;
      measure();
      search();
      for (const uint32_t v : measured_) distance_[v] = kFar;
      measured_.clear();
    }
  }

 private:
  // How many relationships lead from each vertex back to the root, over vertices not smaller than it.
  void measure() {
    distance_[root_] = 0;
    measured_ = {root_};
    for (size_t i = 0; i < measured_.size(); ++i) {
      const uint32_t v = measured_[i];
      if (distance_[v] + 1 > longest_) break;
      for (const Arc& a : back_[v]) {
        pulse_();
        if (a.to < root_ || distance_[a.to] != kFar) continue;
        distance_[a.to] = distance_[v] + 1;
        measured_.push_back(a.to);
      }
    }
  }

  // Depth first with a stack of its own.
  void search() {
    path_ = {{graph_.nodes[root_]}, {}};
    vertices_ = {root_};
    next_ = {0};
    while (!next_.empty() && !done_) {
      const uint32_t at = vertices_.back();
      if (next_.back() == ahead_[at].size()) {
        leave();
        continue;
      }
      pulse_();
      const Arc arc = ahead_[at][next_.back()++];
      if (arc.to == root_)
        close(arc);
      else
        enter(arc);
    }
  }

  void enter(const Arc& arc) {
    if (arc.to < root_ || on_path_[arc.to] || distance_[arc.to] == kFar) return;
    if (next_.size() + distance_[arc.to] > longest_) return;
    on_path_[arc.to] = true;
    vertices_.push_back(arc.to);
    next_.push_back(0);
    path_.nodes.push_back(graph_.nodes[arc.to]);
    path_.relationships.push_back(arc.relationship);
  }
  void leave() {
    on_path_[vertices_.back()] = false;
    vertices_.pop_back();
    next_.pop_back();
    if (next_.empty()) return;
    path_.nodes.pop_back();
    path_.relationships.pop_back();
  }

  void close(const Arc& arc) {
    if (path_.relationships.size() + 1 > longest_) return;
    // Both ways round are found: that with the smaller relationship first counts. One relationship to and fro is no
    // cycle.
    if (graph_.both && !path_.relationships.empty() && arc.relationship <= path_.relationships.front()) return;
    path_.nodes.push_back(graph_.nodes[root_]);
    path_.relationships.push_back(arc.relationship);
    done_ = !visit_(path_);
    path_.nodes.pop_back();
    path_.relationships.pop_back();
  }

  const Subgraph& graph_;
  uint32_t longest_;
  const std::function<bool(const Path&)>& visit_;
  Pulse& pulse_;
  std::vector<uint32_t> part_;
  Rows ahead_;  // inside of the strong components
  Rows back_;
  std::vector<uint32_t> distance_;
  std::vector<uint32_t> measured_;
  std::vector<bool> on_path_;
  uint32_t root_ = 0;
  Path path_;
  std::vector<uint32_t> vertices_;
  std::vector<size_t> next_;  // which edge of the vertex comes next
  bool done_ = false;
};

}  // namespace

Result<void> for_each_cycle(const Subgraph& graph, uint32_t longest, const std::function<bool(const Path&)>& visit,
                            const Interrupt& interrupted) {
  return run_guarded(interrupted, [&](Pulse& pulse) -> Result<void> {
    CycleSearch(graph, longest, visit, pulse).run();
    return {};
  });
}

}  // namespace relata
