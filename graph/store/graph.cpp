// What a Graph answers. What changes it stands in statement.cpp.
#include "graph/store/graph.hpp"

#include <algorithm>

#include "graph/store/state.hpp"

namespace relata {

namespace {

bool is_scalar(const Value& value) {
  switch (value.type()) {
    case ValueType::null:
    case ValueType::list:
    case ValueType::map:
    case ValueType::node:
    case ValueType::relationship:
    case ValueType::path:
      return false;
    default:
      return true;
  }
}

Map all_properties(const PropertyTable& table, uint32_t id, const GraphState& state) {
  Map map;
  table.for_each_key(id, [&](PropertyKeyId key) { map.emplace(state.keys.text(key), table.get(id, key, state.pool)); });
  return map;
}

// A type given twice counts once.
bool seen_before(std::span<const RelationshipTypeId> types, size_t i) {
  const auto end = types.begin() + static_cast<std::ptrdiff_t>(i);
  return std::find(types.begin(), end, types[i]) != end;
}

}  // namespace

bool storable(const Value& value) {
  if (value.type() != ValueType::list) return is_scalar(value);
  return std::all_of(value.list().begin(), value.list().end(), is_scalar);
}

Graph::Graph() : state_(std::make_unique<GraphState>()) {}
Graph::~Graph() = default;
Graph::Graph(Graph&&) noexcept = default;
Graph& Graph::operator=(Graph&&) noexcept = default;

LabelId Graph::label(std::string_view name) { return state_->labels.intern(name); }
RelationshipTypeId Graph::relationship_type(std::string_view name) { return state_->types.intern(name); }
PropertyKeyId Graph::property_key(std::string_view name) { return state_->keys.intern(name); }
LabelId Graph::find_label(std::string_view name) const { return state_->labels.find(name); }
RelationshipTypeId Graph::find_relationship_type(std::string_view name) const { return state_->types.find(name); }
PropertyKeyId Graph::find_property_key(std::string_view name) const { return state_->keys.find(name); }
std::string_view Graph::name_of(LabelId id) const { return state_->labels.text(id); }
std::string_view Graph::name_of(RelationshipTypeId id) const { return state_->types.text(id); }
std::string_view Graph::name_of(PropertyKeyId id) const { return state_->keys.text(id); }
uint32_t Graph::label_count() const { return static_cast<uint32_t>(state_->labels.size()); }
uint32_t Graph::relationship_type_count() const { return static_cast<uint32_t>(state_->types.size()); }
uint32_t Graph::property_key_count() const { return static_cast<uint32_t>(state_->keys.size()); }

std::vector<LabelId> Graph::labels_in_use() const {
  std::vector<LabelId> used;
  for (LabelId id(0); id.value < label_count(); ++id.value) {
    if (node_count(id) != 0) used.push_back(id);
  }
  return used;
}

std::vector<RelationshipTypeId> Graph::relationship_types_in_use() const {
  std::vector<RelationshipTypeId> used;
  for (RelationshipTypeId id(0); id.value < relationship_type_count(); ++id.value) {
    if (relationship_count(id) != 0) used.push_back(id);
  }
  return used;
}

std::vector<PropertyKeyId> Graph::property_keys_in_use() const {
  const auto holds = [](const PropertyTable& table, uint32_t key) {
    return key < table.columns().size() && table.columns()[key].count() != 0;
  };
  std::vector<PropertyKeyId> used;
  for (PropertyKeyId id(0); id.value < property_key_count(); ++id.value) {
    if (holds(state_->node_properties, id.value) || holds(state_->relationship_properties, id.value))
      used.push_back(id);
  }
  return used;
}

uint64_t Graph::node_count() const { return node_capacity() - state_->dead_node_count; }
uint64_t Graph::node_count(LabelId label) const { return state_->node_labels.count(label); }
uint32_t Graph::node_capacity() const { return state_->node_labels.nodes(); }
bool Graph::exists(NodeId node) const { return node.value < node_capacity() && !state_->dead_nodes.test(node.value); }
bool Graph::known(NodeId node) const { return exists(node) || state_->statement.deleted_nodes.contains(node.value); }
std::span<const NodeId> Graph::nodes_with_label(LabelId label) const { return state_->node_labels.nodes_with(label); }
std::span<const LabelId> Graph::labels(NodeId node) const { return state_->node_labels.labels(node); }
bool Graph::has_label(NodeId node, LabelId label) const { return state_->node_labels.has(node, label); }

std::optional<std::vector<NodeId>> Graph::find_nodes(LabelId label, PropertyKeyId key, const Value& value) const {
  const std::optional<uint32_t> hash = index_hash(value);
  if (!hash) return std::nullopt;
  std::vector<NodeId> found;
  if (key.value >= state_->node_properties.columns().size()) return found;
  const Column& column = state_->node_properties.columns()[key.value];
  const auto index = state_->indexes.try_emplace(key, column, state_->pool).first;
  for (uint32_t id : index->second.find(*hash)) {
    const NodeId node(id);
    if (!exists(node) || (label.valid() && !has_label(node, label))) continue;
    if (index_equal(column.get(id, state_->pool), value)) found.push_back(node);
  }
  return found;
}

uint64_t Graph::relationship_count() const {
  return uint64_t{state_->body.edges()} + state_->delta.size() - state_->dead_relationship_count;
}
uint64_t Graph::relationship_count(RelationshipTypeId type) const {
  return type.value < state_->count_of_type.size() ? state_->count_of_type[type.value] : 0;
}
uint32_t Graph::relationship_capacity() const { return state_->relationship_limit(); }
bool Graph::exists(RelationshipId r) const { return state_->given(r) && !state_->dead_relationships.test(r.value); }
bool Graph::known(RelationshipId r) const {
  return exists(r) || state_->statement.deleted_relationships.contains(r.value);
}
NodeId Graph::source(RelationshipId r) const { return NodeId(state_->edge(r).source); }
NodeId Graph::target(RelationshipId r) const { return NodeId(state_->edge(r).target); }
RelationshipTypeId Graph::type(RelationshipId r) const { return RelationshipTypeId(state_->edge(r).type); }

uint64_t Graph::degree(NodeId node, Direction direction, std::span<const RelationshipTypeId> types) const {
  const GraphState& s = *state_;
  const uint32_t* row = s.plain_row[direction == Direction::incoming ? 1 : 0];
  if (row != nullptr && types.empty() && direction != Direction::both && node.value < s.body.vertices())
    return row[node.value + 1] - row[node.value];
  if (direction == Direction::both || s.dead_relationship_count != 0) {
    uint64_t n = 0;
    Neighbour ignored;
    for (Neighbours range = neighbours(node, direction, types); range.next(ignored);) ++n;
    return n;
  }
  const bool incoming = direction == Direction::incoming;
  const std::span<const DeltaEntry> entries = s.delta.side(node.value, incoming);
  const CsrSide* side = node.value < s.body.vertices() ? (incoming ? &s.body.in() : &s.body.out()) : nullptr;
  if (types.empty()) return entries.size() + (side ? side->all(node.value).size() : 0);
  uint64_t n = 0;
  for (size_t i = 0; i < types.size(); ++i) {
    if (seen_before(types, i)) continue;
    n +=
        entries_of_type(entries, types[i].value).size() + (side ? side->of_type(node.value, types[i].value).size() : 0);
  }
  return n;
}

Value Graph::property(NodeId node, PropertyKeyId key) const {
  return state_->node_properties.get(node.value, key, state_->pool);
}
Value Graph::property(RelationshipId r, PropertyKeyId key) const {
  return state_->relationship_properties.get(r.value, key, state_->pool);
}
Map Graph::properties(NodeId node) const { return all_properties(state_->node_properties, node.value, *state_); }
Map Graph::properties(RelationshipId r) const {
  return all_properties(state_->relationship_properties, r.value, *state_);
}

bool Graph::in_statement() const { return state_->statement.open; }
std::span<const Change> Graph::changes() const { return state_->statement.changes; }

std::optional<NodeId> Graph::deleted_but_connected() const {
  for (const Change& change : state_->statement.changes) {
    if (change.kind != ChangeKind::node_deleted) continue;
    Neighbour any;
    if (neighbours(change.node, Direction::both).next(any)) return change.node;
  }
  return std::nullopt;
}

Graph::MemoryUse Graph::memory_use() const {
  const GraphState& s = *state_;
  MemoryUse use;
  use.structure = s.body.bytes() + s.delta.bytes() + s.dead_nodes.bytes() + s.dead_relationships.bytes();
  use.columns = s.pool.memory() + s.node_labels.memory();
  for (const PropertyTable* table : {&s.node_properties, &s.relationship_properties}) {
    for (const Column& column : table->columns()) use.columns += column.memory();
  }
  return use;
}

void Graph::attach(ChangeSink* sink) { state_->sink = sink; }
void Graph::attach(const EvidenceSource* evidence) { state_->evidence = evidence; }
const EvidenceSource* Graph::evidence() const { return state_->evidence; }

}  // namespace relata
