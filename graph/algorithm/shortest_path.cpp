#include "graph/algorithm/shortest_path.hpp"

#include <vector>

#include "graph/algorithm/node_map.hpp"

namespace relata {

namespace {

constexpr uint32_t kPoll = 4096;  // relationships between two looks at `interrupted`

Direction reversed(Direction d) {
  if (d == Direction::both) return d;
  return d == Direction::outgoing ? Direction::incoming : Direction::outgoing;
}

Error cancelled() {
  Error e;
  e.kind = ErrorKind::cancelled;
  e.message = "the search for a path was interrupted";
  return e;
}

// The ball around one end: the nodes reached, with their distance, level by level.
struct Ball {
  bool backward = false;
  NodeMap distance;
  std::vector<NodeId> frontier;
  uint32_t depth = 0;

  Ball(NodeId centre, bool is_backward) : backward(is_backward), frontier{centre} { distance.insert(centre, 0); }
  [[nodiscard]] bool at(NodeId node, uint32_t d) const { return distance.find(node) == d; }
};

using Levels = std::vector<std::vector<NodeId>>;

class Search {
 public:
  Search(const Graph& graph, NodeId from, NodeId to, const PathSearch& search)
      : graph_(graph), search_(search), from_(from), to_(to), ahead_(from, false), behind_(to, true) {}

  // The nodes on shortest paths, by distance from the beginning; empty if there is no path that counts.
  Result<Levels> levels() {
    if (from_ == to_) return search_.min_length == 0 ? Levels{{from_}} : Levels();
    while (!ahead_.frontier.empty() && !behind_.frontier.empty() && ahead_.depth + behind_.depth < search_.max_length) {
      Ball& ball = ahead_.frontier.size() <= behind_.frontier.size() ? ahead_ : behind_;
      const bool met = grow(ball, &ball == &ahead_ ? behind_ : ahead_);
      if (interrupted_) return cancelled();
      if (met) return collect();
    }
    return Levels();
  }

  // The relationships by which paths go from `node` on to nodes at the next level.
  template <class F>
  bool each_step(NodeId node, bool backward, F f) {
    Neighbour n;
    Neighbours range =
        graph_.neighbours(node, backward ? reversed(search_.direction) : search_.direction, search_.types);
    while (range.next(n)) {
      if (poll()) return false;
      if (search_.allowed &&
          !(backward ? search_.allowed(n.node, n.relationship, node) : search_.allowed(node, n.relationship, n.node)))
        continue;
      if (!f(n)) return false;
    }
    return true;
  }
  [[nodiscard]] bool was_interrupted() const { return interrupted_; }

 private:
  bool poll() {
    if (interrupted_) return true;
    if (++steps_ % kPoll == 0 && search_.interrupted) interrupted_ = search_.interrupted();
    return interrupted_;
  }

  // One level further. True if the balls touch now; the level is finished all the same, so that every way is known.
  bool grow(Ball& ball, const Ball& other) {
    std::vector<NodeId> next;
    bool met = false;
    ++ball.depth;
    for (NodeId node : ball.frontier) {
      each_step(node, ball.backward, [&](const Neighbour& n) {
        if (!ball.distance.insert(n.node, ball.depth)) return true;
        next.push_back(n.node);
        met = met || other.at(n.node, other.depth);
        return true;
      });
    }
    ball.frontier = std::move(next);
    return met;
  }

  // From the nodes where the balls touch to both ends, only along nodes at the right distance.
  Result<Levels> collect() {
    const uint32_t length = ahead_.depth + behind_.depth;
    if (length < search_.min_length) return Levels();
    Levels levels(length + 1);
    for (NodeId node : ahead_.frontier) {
      if (behind_.at(node, behind_.depth)) levels[ahead_.depth].push_back(node);
    }
    for (uint32_t d = ahead_.depth; d > 0; --d) step_all(levels[d], true, ahead_, d - 1, levels[d - 1]);
    for (uint32_t d = ahead_.depth; d < length; ++d) step_all(levels[d], false, behind_, length - d - 1, levels[d + 1]);
    if (interrupted_) return cancelled();
    return levels;
  }

  void step_all(const std::vector<NodeId>& nodes, bool backward, const Ball& ball, uint32_t distance,
                std::vector<NodeId>& out) {
    NodeMap seen;
    for (NodeId node : nodes) {
      each_step(node, backward, [&](const Neighbour& n) {
        if (ball.at(n.node, distance) && seen.insert(n.node, 0)) out.push_back(n.node);
        return true;
      });
    }
  }

  const Graph& graph_;
  const PathSearch& search_;
  NodeId from_;
  NodeId to_;
  Ball ahead_;
  Ball behind_;
  uint64_t steps_ = 0;
  bool interrupted_ = false;
};

// Walks all ways from level to level. Every way that is begun ends at the last level, so no step is in vain.
class Walk {
 public:
  Walk(Search& search, const Levels& levels, const std::function<bool(const Path&)>& visit)
      : search_(search), visit_(visit) {
    for (uint32_t d = 0; d < levels.size(); ++d) {
      for (NodeId node : levels[d]) level_.insert(node, d);
    }
    last_ = static_cast<uint32_t>(levels.size() - 1);
    path_.nodes.push_back(levels[0][0]);
  }

  // A stack of its own instead of recursion: paths may be as long as the graph is large.
  void run() {
    if (last_ == 0) {
      visit_(path_);
      return;
    }
    open(path_.nodes.back());
    while (!stack_.empty() && !search_.was_interrupted()) {
      Frame& frame = stack_.back();
      if (frame.next == frame.steps.size()) {
        close();
        continue;
      }
      const Neighbour step = frame.steps[frame.next++];
      path_.relationships.push_back(step.relationship);
      path_.nodes.push_back(step.node);
      if (path_.relationships.size() < last_) {
        open(step.node);
        continue;
      }
      if (!visit_(path_)) return;
      drop_last();
    }
  }

 private:
  struct Frame {
    std::vector<Neighbour> steps;
    size_t next = 0;
  };

  void open(NodeId node) {
    const auto wanted = static_cast<uint32_t>(path_.relationships.size() + 1);
    Frame frame;
    search_.each_step(node, false, [&](const Neighbour& n) {
      if (level_.find(n.node) == wanted) frame.steps.push_back(n);
      return true;
    });
    stack_.push_back(std::move(frame));
  }
  void close() {
    stack_.pop_back();
    if (!stack_.empty()) drop_last();
  }
  void drop_last() {
    path_.relationships.pop_back();
    path_.nodes.pop_back();
  }

  Search& search_;
  const std::function<bool(const Path&)>& visit_;
  NodeMap level_;
  uint32_t last_ = 0;
  Path path_;
  std::vector<Frame> stack_;
};

}  // namespace

Result<void> for_each_shortest_path(const Graph& graph, NodeId from, NodeId to, const PathSearch& search,
                                    const std::function<bool(const Path&)>& visit) {
  if (!graph.exists(from) || !graph.exists(to) || search.max_length < search.min_length) return {};
  Search run(graph, from, to, search);
  const Result<Levels> levels = run.levels();
  if (!levels) return levels.error();
  if (levels->empty()) return {};
  Walk(run, *levels, visit).run();
  if (run.was_interrupted()) return cancelled();
  return {};
}

Result<std::optional<Path>> shortest_path(const Graph& graph, NodeId from, NodeId to, const PathSearch& search) {
  std::optional<Path> first;
  const Result<void> done = for_each_shortest_path(graph, from, to, search, [&](const Path& path) {
    first = path;
    return false;
  });
  if (!done) return done.error();
  return first;
}

}  // namespace relata
