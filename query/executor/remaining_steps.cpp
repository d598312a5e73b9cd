#include "query/executor/remaining_steps.hpp"

#include <algorithm>

namespace relata::query {

RemainingSteps::RemainingSteps(const Graph& graph, const std::vector<Repetition>& stretches, NodeId end)
    : graph_(graph), stretches_(stretches) {
  uint32_t offset = 0;
  for (const Repetition& r : stretches) {
    offsets_.push_back(offset);
    offset += static_cast<uint32_t>(r.steps());
  }
  offsets_.push_back(offset);
  reach(end, stretches.size(), 0, 0);
}

uint32_t RemainingSteps::at_least(NodeId node, size_t stretch, size_t step) const {
  const auto found = distance_.find(key(node, stretch, step));
  return found == distance_.end() ? depth_ + 1 : found->second;
}

// Where a repetition ends, and at the end of a path, the stretch before may have ended, too.
void RemainingSteps::reach(NodeId node, size_t stretch, size_t step, uint32_t distance) {
  while (distance_.try_emplace(key(node, stretch, step), distance).second) {
    frontier_.push_back(key(node, stretch, step));
    if (step != 0 || stretch == 0) return;
    --stretch;
  }
}

void RemainingSteps::deepen(const std::function<bool()>& go_on) {
  constexpr size_t kPollNodes = 256;
  const std::vector<uint64_t> layer = std::exchange(frontier_, {});
  for (size_t i = 0; i < layer.size(); ++i) {
    if (i % kPollNodes == kPollNodes - 1 && !go_on()) return;
    const NodeId node(static_cast<uint32_t>(layer[i] >> 32));
    const auto place = static_cast<uint32_t>(layer[i]);
    const size_t stretch = static_cast<size_t>(std::upper_bound(offsets_.begin(), offsets_.end(), place) - offsets_.begin()) - 1;
    if (stretch == stretches_.size() || stretches_[stretch].impossible()) continue;
    const Repetition& r = stretches_[stretch];
    const size_t before = (place - offsets_[stretch] + r.steps() - 1) % r.steps();
    Neighbours neighbours = r.neighbours_against(graph_, node, before);
    for (Neighbour n; neighbours.next(n);) reach(n.node, stretch, before, depth_ + 1);
  }
  ++depth_;
}

}  // namespace relata::query
