#include "graph/store/builder.hpp"

#include <algorithm>

#include "graph/store/state.hpp"

namespace relata {

struct BuilderState {
  Graph graph;
  std::vector<EdgeRecord> edges;
  std::vector<LabelId> last_labels;  // of the last node, as given: files have long rows of nodes with the same
};

namespace {

// The column of relationships numbered anew.
Column renumbered(const Column& column, const std::vector<RelationshipId>& ids, StringPool& pool) {
  std::vector<uint32_t> old_of(ids.size(), RelationshipId::kNone);
  column.for_each_id([&](uint32_t old) { old_of[ids[old].value] = old; });
  Column fresh;
  for (uint32_t id = 0; id < old_of.size(); ++id) {
    if (old_of[id] != RelationshipId::kNone) fresh.set(id, column.get(old_of[id], pool), pool);
  }
  return fresh;
}

}  // namespace

GraphBuilder::GraphBuilder() : state_(std::make_unique<BuilderState>()) {}
GraphBuilder::~GraphBuilder() = default;

LabelId GraphBuilder::label(std::string_view name) { return state_->graph.label(name); }
RelationshipTypeId GraphBuilder::relationship_type(std::string_view name) {
  return state_->graph.relationship_type(name);
}
PropertyKeyId GraphBuilder::property_key(std::string_view name) { return state_->graph.property_key(name); }

NodeId GraphBuilder::add_node(std::span<const LabelId> labels) {
  LabelStore& store = state_->graph.state().node_labels;
  const NodeId node(store.nodes());
  if (node.value != 0 && std::equal(labels.begin(), labels.end(), state_->last_labels.begin(), state_->last_labels.end())) {
    store.add_node_like(NodeId(node.value - 1));
    return node;
  }
  state_->last_labels.assign(labels.begin(), labels.end());
  store.add_node();
  for (LabelId label : labels) {
    if (!store.has(node, label)) store.add(node, label);
  }
  return node;
}

NodeId GraphBuilder::next_node() const { return NodeId(state_->graph.state().node_labels.nodes()); }

uint32_t GraphBuilder::add_relationship(NodeId source, RelationshipTypeId type, NodeId target) {
  const auto number = static_cast<uint32_t>(state_->edges.size());
  state_->edges.push_back({source.value, type.value, target.value, number});
  return number;
}

void GraphBuilder::set(NodeId node, PropertyKeyId key, const Value& value) {
  GraphState& s = state_->graph.state();
  s.node_properties.set(node.value, key, value, s.pool);
}

void GraphBuilder::set(uint32_t relationship, PropertyKeyId key, const Value& value) {
  GraphState& s = state_->graph.state();
  s.relationship_properties.set(relationship, key, value, s.pool);
}

Graph GraphBuilder::finish(std::vector<RelationshipId>& ids) {
  GraphState& s = state_->graph.state();
  std::vector<EdgeRecord>& edges = state_->edges;
  sort_edges(s.node_labels.nodes(), edges);
  ids.assign(edges.size(), RelationshipId());
  for (uint32_t i = 0; i < edges.size(); ++i) ids[edges[i].id] = RelationshipId(i);
  s.body = Body::from_sorted(s.node_labels.nodes(), edges, Body::Ids::renumber);
  s.delta = Delta(s.body.edges());
  s.count_of_type.assign(s.types.size(), 0);
  for (const EdgeRecord& e : edges) ++s.count_of_type[e.type];
  for (Column& column : s.relationship_properties.columns()) column = renumbered(column, ids, s.pool);
  s.find_plain_rows();
  Graph graph = std::move(state_->graph);
  state_ = std::make_unique<BuilderState>();
  return graph;
}

}  // namespace relata
