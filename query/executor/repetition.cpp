#include "query/executor/repetition.hpp"

#include <algorithm>

namespace relata::query {

namespace {

// How many relationships must be walked before the slot has its value; 0 for what the repetition does not write.
size_t known_after(const RepeatedPath& path, uint32_t slot) {
  for (size_t i = 0; i < path.nodes.size(); ++i) {
    if (path.nodes[i] == slot) return i;
  }
  for (size_t i = 0; i < path.steps.size(); ++i) {
    if (path.steps[i].slot == slot) return i + 1;
  }
  return 0;
}

}  // namespace

Repetition::Repetition(const RepeatedPath& path) : path_(path), asked_(path.steps.size() + 1) {
  for (const RepeatedStep& step : path.steps) types_.emplace_back(step.types);
  for (const Expression& e : path.predicates) {
    size_t after = 0;
    for (const uint32_t s : slots_of(e)) after = std::max(after, known_after(path, s));
    asked_[after].push_back(&e);
  }
}

void Repetition::resolve(const Graph& graph) {
  for (TypeFilter& types : types_) types.resolve(graph);
}

bool Repetition::impossible() const {
  return std::any_of(types_.begin(), types_.end(), [](const TypeFilter& t) { return t.impossible(); });
}

Neighbours Repetition::neighbours(const Graph& graph, NodeId node, size_t step) const {
  return graph.neighbours(node, path_.steps[step].direction, types_[step].ids());
}

Neighbours Repetition::neighbours_against(const Graph& graph, NodeId node, size_t step) const {
  Direction direction = path_.steps[step].direction;
  if (direction != Direction::both)
    direction = direction == Direction::outgoing ? Direction::incoming : Direction::outgoing;
  return graph.neighbours(node, direction, types_[step].ids());
}

bool Repetition::holds(Evaluator& evaluator, std::span<Value> scratch, std::span<const NodeId> nodes,
                       std::span<const RelationshipId> relationships) const {
  const size_t walked = relationships.size();
  for (size_t i = 0; i <= walked && !path_.nodes.empty(); ++i) {
    // A variable that stands twice is the same node twice.
    for (size_t j = 0; j < i; ++j) {
      if (path_.nodes[j] == path_.nodes[i] && nodes[j] != nodes[i]) return false;
    }
    scratch[path_.nodes[i]] = nodes[i];
  }
  for (size_t i = 0; i < walked; ++i) scratch[path_.steps[i].slot] = relationships[i];
  return std::all_of(asked_[walked].begin(), asked_[walked].end(),
                     [&](const Expression* e) { return evaluator.holds(*e, scratch); });
}

void Repetition::write_groups(std::span<Value> row, std::span<const NodeId> nodes,
                              std::span<const RelationshipId> relationships, bool reversed) const {
  for (const RepeatedPath::Group& group : path_.groups) {
    List list;
    for (size_t at = group.position; at - group.position + steps() <= relationships.size(); at += steps()) {
      if (group.is_node)
        list.emplace_back(nodes[at]);
      else
        list.emplace_back(relationships[at]);
    }
    if (reversed) std::reverse(list.begin(), list.end());
    row[group.list] = Value(std::move(list));
  }
}

}  // namespace relata::query
