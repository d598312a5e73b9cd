#pragma once
// How far a walk through the stretches of a searched path still is from its known end: a breadth-first search from the end
// backwards, one layer at a time. Conditions and numbers of repetitions are not looked at, so a walk may need more steps,
// never fewer. Internal to query/executor.

#include <functional>
#include <unordered_map>

#include "query/executor/repetition.hpp"

namespace relata::query {

class RemainingSteps {
 public:
  // `stretches` outlives this and is resolved.
  RemainingSteps(const Graph& graph, const std::vector<Repetition>& stretches, NodeId end);

  // At least so many relationships from the node, when `step` relationships of a repetition of the stretch are walked:
  // the exact number if it is within depth(), else depth() + 1.
  [[nodiscard]] uint32_t at_least(NodeId node, size_t stretch, size_t step) const;
  [[nodiscard]] uint32_t depth() const { return depth_; }
  // Whether all that can reach the end is within depth().
  [[nodiscard]] bool complete() const { return frontier_.empty(); }
  [[nodiscard]] size_t frontier() const { return frontier_.size(); }  // nodes the next layer begins at
  [[nodiscard]] size_t size() const { return distance_.size(); }
  // One layer more. `go_on` is asked now and then; false leaves the layer unfinished.
  void deepen(const std::function<bool()>& go_on);

 private:
  [[nodiscard]] uint64_t key(NodeId node, size_t stretch, size_t step) const {
    return uint64_t{node.value} << 32 | (offsets_[stretch] + step);
  }
  void reach(NodeId node, size_t stretch, size_t step, uint32_t distance);

  const Graph& graph_;
  const std::vector<Repetition>& stretches_;
  std::vector<uint32_t> offsets_;  // of a stretch's steps among all; the last is what is behind the path
  std::unordered_map<uint64_t, uint32_t> distance_;
  std::vector<uint64_t> frontier_;
  uint32_t depth_ = 0;
};

}  // namespace relata::query
