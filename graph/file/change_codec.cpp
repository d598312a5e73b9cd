#include "graph/file/change_codec.hpp"

#include <optional>

#include "graph/store/bytes.hpp"
#include "graph/store/value_codec.hpp"

namespace relata::file {

namespace {

void put_change(const Graph& graph, const Change& c, std::string& out) {
  put_varint(out, static_cast<uint64_t>(c.kind));
  switch (c.kind) {
    case ChangeKind::node_created:
    case ChangeKind::node_deleted:
      return put_varint(out, c.node.value);
    case ChangeKind::label_added:
    case ChangeKind::label_removed:
      put_varint(out, c.node.value);
      return put_text(out, graph.name_of(c.label));
    case ChangeKind::node_property_set:
    case ChangeKind::relationship_property_set:
      put_varint(out, c.kind == ChangeKind::node_property_set ? c.node.value : c.relationship.value);
      put_text(out, graph.name_of(c.key));
      return put_text(out, encode_value(c.after));
    case ChangeKind::relationship_created:
      for (uint32_t id : {c.relationship.value, c.source.value, c.target.value}) put_varint(out, id);
      return put_text(out, graph.name_of(c.type));
    case ChangeKind::relationship_deleted:
      return put_varint(out, c.relationship.value);
    case ChangeKind::schema_changed:
      put_text(out, encode_value(c.before));
      return put_text(out, encode_value(c.after));
  }
}

// Each makes one change again; false if it does not fit.
bool create_node(ByteReader& in, Graph& graph) { return graph.create_node() == NodeId(in.u32()) && in.ok(); }

bool delete_node(ByteReader& in, Graph& graph) {
  const NodeId node(in.u32());
  if (!in.ok() || !graph.exists(node)) return false;
  graph.delete_node(node);
  return true;
}

bool change_label(ByteReader& in, Graph& graph, bool add) {
  const NodeId node(in.u32());
  const std::string_view name = in.text();
  if (!in.ok() || !graph.exists(node)) return false;
  if (add) {
    graph.add_label(node, graph.label(name));
  } else {
    graph.remove_label(node, graph.label(name));
  }
  return true;
}

template <class IdType>
bool set_property(ByteReader& in, Graph& graph) {
  const IdType id(in.u32());
  const std::string_view key = in.text();
  const std::optional<Value> value = decode_value(in.text());
  if (!in.ok() || !value || !graph.exists(id) || !(value->is_null() || storable(*value))) return false;
  graph.set_property(id, graph.property_key(key), *value);
  return true;
}

bool create_relationship(ByteReader& in, Graph& graph) {
  const RelationshipId id(in.u32());
  const NodeId source(in.u32());
  const NodeId target(in.u32());
  const std::string_view type = in.text();
  if (!in.ok() || !graph.exists(source) || !graph.exists(target)) return false;
  return graph.create_relationship(source, graph.relationship_type(type), target) == id;
}

bool delete_relationship(ByteReader& in, Graph& graph) {
  const RelationshipId id(in.u32());
  if (!in.ok() || !graph.exists(id)) return false;
  graph.delete_relationship(id);
  return true;
}

bool change_schema(ByteReader& in, Graph& graph) {
  const std::optional<Value> before = decode_value(in.text());
  const std::optional<Value> after = decode_value(in.text());
  if (!in.ok() || !before || !after) return false;
  const std::optional<SchemaEntry> old = decode_schema(*before);
  if (old && !graph.drop_schema(old->name)) return false;
  const std::optional<SchemaEntry> entry = decode_schema(*after);
  return !entry || graph.add_schema(*entry);
}

bool replay_one(ByteReader& in, Graph& graph) {
  switch (static_cast<ChangeKind>(in.below(256))) {
    case ChangeKind::node_created:
      return create_node(in, graph);
    case ChangeKind::node_deleted:
      return delete_node(in, graph);
    case ChangeKind::label_added:
      return change_label(in, graph, true);
    case ChangeKind::label_removed:
      return change_label(in, graph, false);
    case ChangeKind::node_property_set:
      return set_property<NodeId>(in, graph);
    case ChangeKind::relationship_property_set:
      return set_property<RelationshipId>(in, graph);
    case ChangeKind::relationship_created:
      return create_relationship(in, graph);
    case ChangeKind::relationship_deleted:
      return delete_relationship(in, graph);
    case ChangeKind::schema_changed:
      return change_schema(in, graph);
  }
  return false;
}

}  // namespace

std::string encode_changes(const Graph& graph, std::span<const Change> changes) {
  std::string out;
  for (const Change& change : changes) put_change(graph, change, out);
  return out;
}

bool replay_changes(std::string_view bytes, Graph& graph) {
  ByteReader in(bytes);
  graph.begin();
  while (!in.finished()) {
    if (!in.ok() || !replay_one(in, graph)) return false;
  }
  return true;
}

}  // namespace relata::file
