#pragma once
// The slow twin of Graph: maps and lists, no delta, no columns, no indexes. A test does the same to both and compares.

#include <algorithm>
#include <map>
#include <set>
#include <string>
#include <vector>

#include "common/value.hpp"
#include "graph/store/graph.hpp"

namespace relata::test {

struct ModelNode {
  std::set<std::string> labels;
  Map properties;
};
struct ModelRelationship {
  uint32_t source = 0;
  uint32_t target = 0;
  std::string type;
  Map properties;
};
struct Model {
  std::map<uint32_t, ModelNode> nodes;
  std::map<uint32_t, ModelRelationship> relationships;
};

// Everything a Graph says of itself, read through its plain interface.
inline Model model_of(const Graph& graph) {
  Model model;
  for (NodeId node : graph.nodes()) {
    ModelNode& n = model.nodes[node.value];
    for (LabelId label : graph.labels(node)) n.labels.emplace(graph.name_of(label));
    n.properties = graph.properties(node);
  }
  for (RelationshipId r : graph.relationships()) {
    model.relationships[r.value] = {graph.source(r).value, graph.target(r).value,
                                    std::string(graph.name_of(graph.type(r))), graph.properties(r)};
  }
  return model;
}

inline bool same(const Model& a, const Model& b) {
  if (a.nodes.size() != b.nodes.size() || a.relationships.size() != b.relationships.size()) return false;
  for (auto i = a.nodes.begin(), j = b.nodes.begin(); i != a.nodes.end(); ++i, ++j) {
    if (i->first != j->first || i->second.labels != j->second.labels) return false;
    if (!identical(Value(i->second.properties), Value(j->second.properties))) return false;
  }
  for (auto i = a.relationships.begin(), j = b.relationships.begin(); i != a.relationships.end(); ++i, ++j) {
    const ModelRelationship& r = i->second;
    const ModelRelationship& s = j->second;
    if (i->first != j->first || r.source != s.source || r.target != s.target || r.type != s.type) return false;
    if (!identical(Value(r.properties), Value(s.properties))) return false;
  }
  return true;
}

// (type, other end, id) of every relationship at a node, as the model has it: what Graph::neighbours must give, sorted.
inline std::vector<std::tuple<std::string, uint32_t, uint32_t>> model_neighbours(const Model& model, uint32_t node,
                                                                                 Direction direction) {
  std::vector<std::tuple<std::string, uint32_t, uint32_t>> found;
  for (const auto& [id, r] : model.relationships) {
    if (direction != Direction::incoming && r.source == node) found.emplace_back(r.type, r.target, id);
    if (direction == Direction::outgoing || r.target != node) continue;
    if (direction == Direction::incoming || r.source != node) found.emplace_back(r.type, r.source, id);
  }
  std::sort(found.begin(), found.end());
  return found;
}

inline std::vector<std::tuple<std::string, uint32_t, uint32_t>> graph_neighbours(
    const Graph& graph, uint32_t node, Direction direction, std::span<const RelationshipTypeId> types = {}) {
  std::vector<std::tuple<std::string, uint32_t, uint32_t>> found;
  for (const Neighbour& n : graph.neighbours(NodeId(node), direction, types)) {
    found.emplace_back(graph.name_of(n.type), n.node.value, n.relationship.value);
  }
  std::sort(found.begin(), found.end());
  return found;
}

// A small generator that gives the same numbers everywhere.
class Random {
 public:
  explicit Random(uint64_t seed) : state_(seed * 2 + 1) {}
  uint32_t below(uint32_t limit) {
    state_ = state_ * 6364136223846793005u + 1442695040888963407u;
    return static_cast<uint32_t>((state_ >> 33) % limit);
  }

 private:
  uint64_t state_;
};

}  // namespace relata::test
