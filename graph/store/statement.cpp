// What changes a Graph: the journal of a statement, its end, and the merging of the delta.
#include <algorithm>
#include <cassert>

#include "graph/store/state.hpp"

namespace relata {

namespace {

constexpr uint32_t kSmallDelta = 4096;  // never worth a merge
constexpr uint32_t kDeltaShare = 4;     // merged when it passes a quarter of the body

void count(GraphState& s, RelationshipTypeId type, int64_t by) {
  if (type.value >= s.count_of_type.size()) s.count_of_type.resize(type.value + 1, 0);
  s.count_of_type[type.value] = static_cast<uint64_t>(static_cast<int64_t>(s.count_of_type[type.value]) + by);
}

void kill(GraphState& s, NodeId node) {
  s.node_labels.hide(node);
  s.dead_nodes.set(node.value);
  ++s.dead_node_count;
  s.statement.deleted_nodes.insert(node.value);
}

void revive(GraphState& s, NodeId node) {
  s.statement.deleted_nodes.erase(node.value);
  --s.dead_node_count;
  s.dead_nodes.clear(node.value);
  s.node_labels.show(node);
}

void kill(GraphState& s, RelationshipId r, RelationshipTypeId type) {
  if (s.delta.holds(r.value)) s.delta.unlink(r.value);
  s.dead_relationships.set(r.value);
  ++s.dead_relationship_count;
  count(s, type, -1);
  s.statement.deleted_relationships.insert(r.value);
}

void revive(GraphState& s, RelationshipId r, RelationshipTypeId type) {
  s.statement.deleted_relationships.erase(r.value);
  count(s, type, 1);
  --s.dead_relationship_count;
  s.dead_relationships.clear(r.value);
  if (s.delta.holds(r.value)) s.delta.link(r.value);
}

// What was found before must still be found.
void note_in_lookups(GraphState& s, NodeId node, PropertyKeyId key) {
  if (const auto order = s.orders.find(key); order != s.orders.end()) {
    order->second.add(node.value);
    if (order->second.outgrown()) s.orders.erase(order);
  }
  if (!s.names || !s.names->reads(key)) return;
  s.names->add(node.value);
  if (s.names->outgrown()) s.names.reset();
}

void write_property(GraphState& s, NodeId node, PropertyKeyId key, const Value& value) {
  s.node_properties.set(node.value, key, value, s.pool);
  note_in_lookups(s, node, key);
  const auto index = s.indexes.find(key);
  if (index == s.indexes.end()) return;
  index->second.add(node.value, value);
  if (index->second.outgrown()) s.indexes.erase(index);
}

// Takes the one entry out and puts the other in; null is none.
void change_schema(GraphState& s, const Value& out, const Value& in) {
  if (const std::optional<SchemaEntry> old = decode_schema(out)) std::erase(s.schema, *old);
  const std::optional<SchemaEntry> entry = decode_schema(in);
  if (!entry) return;
  const auto at = std::lower_bound(s.schema.begin(), s.schema.end(), entry->name,
                                   [](const SchemaEntry& e, const std::string& name) { return e.name < name; });
  s.schema.insert(at, *entry);
}

void record_schema(GraphState& s, Value before, Value after) {
  change_schema(s, before, after);
  Change change;
  change.kind = ChangeKind::schema_changed;
  change.before = std::move(before);
  change.after = std::move(after);
  s.statement.changes.push_back(std::move(change));
}

void undo(GraphState& s, const Change& c) {
  switch (c.kind) {
    case ChangeKind::node_created:
      return s.node_labels.remove_last_node();
    case ChangeKind::node_deleted:
      return revive(s, c.node);
    case ChangeKind::label_added:
      return s.node_labels.remove(c.node, c.label);
    case ChangeKind::label_removed:
      return s.node_labels.add(c.node, c.label);
    case ChangeKind::node_property_set:
      return write_property(s, c.node, c.key, c.before);
    case ChangeKind::relationship_created:
      count(s, c.type, -1);
      return s.delta.remove_last();
    case ChangeKind::relationship_deleted:
      return revive(s, c.relationship, c.type);
    case ChangeKind::relationship_property_set:
      return s.relationship_properties.set(c.relationship.value, c.key, c.before, s.pool);
    case ChangeKind::schema_changed:
      return change_schema(s, c.after, c.before);
  }
}

Error still_connected(const GraphState& s, NodeId node) {
  Error e;
  e.kind = ErrorKind::query;
  e.type = "ConstraintVerificationFailed";
  e.detail = "DeleteConnectedNode";
  e.phase = Phase::runtime;
  e.message = "a node that still has relationships cannot be deleted";
  e.hint = "delete its relationships too, or use DETACH DELETE";
  const PropertyKeyId key = s.keys.find("name");
  if (!key.valid()) return e;
  const Value name = s.node_properties.get(node.value, key, s.pool);
  if (name.type() == ValueType::string)
    e.message = "the node '" + name.string() + "' still has relationships and cannot be deleted";
  return e;
}

void close(GraphState& s) {
  s.statement.open = false;
  s.statement.changes.clear();
  s.statement.deleted_nodes.clear();
  s.statement.deleted_relationships.clear();
  s.find_plain_rows();
}

// What a committed statement deleted is gone for good: its properties and labels are dropped.
void forget_deleted(GraphState& s) {
  s.node_labels.settle();
  for (const Change& c : s.statement.changes) {
    if (c.kind == ChangeKind::node_deleted) {
      s.node_properties.erase_all(c.node.value, s.pool);
      s.node_labels.forget(c.node);
    } else if (c.kind == ChangeKind::relationship_deleted) {
      s.relationship_properties.erase_all(c.relationship.value, s.pool);
    }
  }
}

}  // namespace

void Graph::begin() {
  Statement& statement = state_->statement;
  if (statement.open) return;
  statement.open = true;
  state_->find_plain_rows();
  statement.labels_before = state_->labels.size();
  statement.types_before = state_->types.size();
  statement.keys_before = state_->keys.size();
}

Result<void> Graph::commit() {
  GraphState& s = *state_;
  if (!s.statement.open) return {};
  if (s.statement.changes.empty()) {
    close(s);
    return {};
  }
  if (const std::optional<NodeId> node = deleted_but_connected()) {
    Error error = still_connected(s, *node);
    rollback();
    return error;
  }
  if (!s.schema.empty() && s.checks_schema) {
    if (Result<void> holds = check_changes(*this); !holds) {
      rollback();
      return holds;
    }
  }
  if (s.sink != nullptr) {
    if (Result<void> written = s.sink->write(*this, s.statement.changes); !written) {
      rollback();
      return written;
    }
  }
  forget_deleted(s);
  s.changes_since_statistics += s.statement.changes.size();
  close(s);
  const uint64_t small = s.delta.size() + s.dead_relationship_count;
  if (s.delta.size() > kSmallDelta && small * kDeltaShare > s.body.edges()) merge_delta();
  if (s.sink != nullptr) s.sink->committed(*this);
  return {};
}

void Graph::rollback() {
  GraphState& s = *state_;
  if (!s.statement.open) return;
  for (auto c = s.statement.changes.rbegin(); c != s.statement.changes.rend(); ++c) undo(s, *c);
  s.node_labels.settle();
  s.labels.truncate(s.statement.labels_before);
  s.types.truncate(s.statement.types_before);
  s.keys.truncate(s.statement.keys_before);
  close(s);
}

NodeId Graph::create_node(std::span<const LabelId> labels) {
  begin();
  Change change;
  change.node = NodeId(node_capacity());
  state_->node_labels.add_node();
  state_->statement.changes.push_back(change);
  for (LabelId label : labels) add_label(change.node, label);
  return change.node;
}

void Graph::delete_node(NodeId node) {
  if (!exists(node)) return;
  begin();
  kill(*state_, node);
  Change change;
  change.kind = ChangeKind::node_deleted;
  change.node = node;
  state_->statement.changes.push_back(std::move(change));
}

void Graph::add_label(NodeId node, LabelId label) {
  if (!exists(node) || has_label(node, label)) return;
  begin();
  state_->node_labels.add(node, label);
  Change change;
  change.kind = ChangeKind::label_added;
  change.node = node;
  change.label = label;
  state_->statement.changes.push_back(std::move(change));
}

void Graph::remove_label(NodeId node, LabelId label) {
  if (!exists(node) || !has_label(node, label)) return;
  begin();
  state_->node_labels.remove(node, label);
  Change change;
  change.kind = ChangeKind::label_removed;
  change.node = node;
  change.label = label;
  state_->statement.changes.push_back(std::move(change));
}

RelationshipId Graph::create_relationship(NodeId source, RelationshipTypeId type, NodeId target) {
  if (!exists(source) || !exists(target)) return {};
  begin();
  Change change;
  change.kind = ChangeKind::relationship_created;
  change.relationship = RelationshipId(state_->delta.add(source.value, type.value, target.value));
  change.source = source;
  change.target = target;
  change.type = type;
  count(*state_, type, 1);
  state_->statement.changes.push_back(change);
  return change.relationship;
}

void Graph::delete_relationship(RelationshipId relationship) {
  if (!exists(relationship)) return;
  begin();
  const EdgeRecord edge = state_->edge(relationship);
  Change change;
  change.kind = ChangeKind::relationship_deleted;
  change.relationship = relationship;
  change.source = NodeId(edge.source);
  change.target = NodeId(edge.target);
  change.type = RelationshipTypeId(edge.type);
  kill(*state_, relationship, change.type);
  state_->statement.changes.push_back(std::move(change));
}

void Graph::set_property(NodeId node, PropertyKeyId key, const Value& value) {
  if (!exists(node) || !(value.is_null() || storable(value))) return;
  Change change;
  change.before = property(node, key);
  if (identical(change.before, value)) return;
  begin();
  write_property(*state_, node, key, value);
  change.kind = ChangeKind::node_property_set;
  change.node = node;
  change.key = key;
  change.after = value;
  state_->statement.changes.push_back(std::move(change));
}

void Graph::set_property(RelationshipId relationship, PropertyKeyId key, const Value& value) {
  if (!exists(relationship) || !(value.is_null() || storable(value))) return;
  Change change;
  change.before = property(relationship, key);
  if (identical(change.before, value)) return;
  begin();
  state_->relationship_properties.set(relationship.value, key, value, state_->pool);
  change.kind = ChangeKind::relationship_property_set;
  change.relationship = relationship;
  change.key = key;
  change.after = value;
  state_->statement.changes.push_back(std::move(change));
}

const std::vector<SchemaEntry>& Graph::schema() const { return state_->schema; }

const SchemaEntry* Graph::find_schema(std::string_view name) const {
  const auto at = std::find_if(state_->schema.begin(), state_->schema.end(),
                               [&](const SchemaEntry& e) { return e.name == name; });
  return at == state_->schema.end() ? nullptr : &*at;
}

bool Graph::add_schema(SchemaEntry entry) {
  if (find_schema(entry.name) != nullptr) return false;
  begin();
  record_schema(*state_, {}, encode_schema(entry));
  return true;
}

bool Graph::drop_schema(std::string_view name) {
  const SchemaEntry* entry = find_schema(name);
  if (entry == nullptr) return false;
  begin();
  record_schema(*state_, encode_schema(*entry), {});
  return true;
}

void Graph::merge_delta() {
  GraphState& s = *state_;
  assert(!s.statement.open);
  const bool merged = !s.body.out().row.empty() && s.body.vertices() == node_capacity();
  if (merged && s.delta.size() == 0 && s.dead_relationship_count == 0) return;
  std::vector<EdgeRecord> edges;
  edges.reserve(relationship_count());
  for (uint32_t node = 0; node < node_capacity(); ++node) {  // in the order of the body's rows, and within them too
    for (const Neighbour& n : neighbours(NodeId(node), Direction::outgoing)) {
      edges.push_back({node, n.type.value, n.node.value, n.relationship.value});
    }
  }
  const uint32_t limit = s.relationship_limit();
  s.body = Body::from_sorted(node_capacity(), edges, Body::Ids::keep);
  s.delta = Delta(limit);
  s.dead_relationships = Bits();  // the body no longer holds them, so given() is false
  s.dead_relationship_count = 0;
  s.find_plain_rows();
}

}  // namespace relata
