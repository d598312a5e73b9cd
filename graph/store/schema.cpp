#include "graph/store/schema.hpp"

#include <algorithm>
#include <cmath>
#include <set>

#include "graph/store/graph.hpp"
#include "graph/store/value_codec.hpp"

namespace relata {

namespace {

// Equal for values that `=` holds equal: a whole floating number is the integer.
std::string comparable(const Value& value) {
  if (value.type() == ValueType::floating) {
    const double v = value.floating();
    if (v >= -0x1p63 && v < 0x1p63 && std::trunc(v) == v) return encode_value(Value(static_cast<int64_t>(v)));
  }
  return encode_value(value);
}

std::string shown(const Value& value) {
  if (value.type() == ValueType::string) return "'" + value.string() + "'";
  if (value.type() == ValueType::integer) return std::to_string(value.integer());
  if (value.type() == ValueType::boolean) return value.boolean() ? "true" : "false";
  return "that value";
}

Error violation(const SchemaEntry& entry, std::string detail, const std::string& what) {
  Error e;
  e.kind = ErrorKind::query;
  e.type = "ConstraintVerificationFailed";
  e.detail = std::move(detail);
  e.phase = Phase::runtime;
  const std::string thing = entry.relationship ? "relationship of type " : "node with label ";
  e.message = what + thing + entry.target + ": constraint " + entry.name;
  return e;
}

Error missing(const SchemaEntry& entry) {
  return violation(entry, "ExistenceConstraint", "the property '" + entry.key + "' is missing on a ");
}

Error repeated(const SchemaEntry& entry, const Value& value) {
  return violation(entry, "UniquenessConstraint",
                   "the property '" + entry.key + "' would be " + shown(value) + " on more than one ");
}

// Asks each of the things, which all have the label or type.
template <class Ids>
Result<void> check_each(const Graph& graph, const SchemaEntry& entry, const Ids& things) {
  const PropertyKeyId key = graph.find_property_key(entry.key);
  std::set<std::string> seen;
  for (const auto id : things) {
    const Value value = key.valid() ? graph.property(id, key) : Value();
    if (entry.kind == SchemaKind::not_null && value.is_null()) return missing(entry);
    if (entry.kind != SchemaKind::unique || value.is_null()) continue;
    const bool not_a_number = value.type() == ValueType::floating && std::isnan(value.floating());
    if (!not_a_number && !seen.insert(comparable(value)).second) return repeated(entry, value);
  }
  return {};
}

std::vector<RelationshipId> relationships_of(const Graph& graph, const std::string& type_name) {
  std::vector<RelationshipId> out;
  const RelationshipTypeId type = graph.find_relationship_type(type_name);
  if (!type.valid() || graph.relationship_count(type) == 0) return out;
  for (const RelationshipId r : graph.relationships()) {
    if (graph.type(r) == type) out.push_back(r);
  }
  return out;
}

// What a statement touched, so that something about it may no longer hold.
struct Touched {
  std::set<NodeId> nodes;
  std::set<RelationshipId> relationships;
};

Touched touched_by(const Graph& graph) {
  Touched out;
  for (const Change& c : graph.changes()) {
    const bool of_node = c.kind == ChangeKind::label_added || c.kind == ChangeKind::node_property_set;
    const bool of_relationship =
        c.kind == ChangeKind::relationship_created || c.kind == ChangeKind::relationship_property_set;
    if (of_node && graph.exists(c.node)) out.nodes.insert(c.node);
    if (of_relationship && graph.exists(c.relationship)) out.relationships.insert(c.relationship);
  }
  return out;
}

// Nodes of the label with the value, through the index where there is one for such values.
bool is_alone(const Graph& graph, NodeId node, LabelId label, PropertyKeyId key, const Value& value) {
  if (const auto found = graph.find_nodes(label, key, value)) {
    return std::all_of(found->begin(), found->end(), [&](NodeId n) { return n == node; });
  }
  const std::string wanted = comparable(value);
  const auto same = [&](NodeId n) {
    const Value other = graph.property(n, key);
    return n != node && !other.is_null() && comparable(other) == wanted;
  };
  const std::span<const NodeId> all = graph.nodes_with_label(label);
  return std::none_of(all.begin(), all.end(), same);
}

Result<void> check_nodes(const Graph& graph, const SchemaEntry& entry, const std::set<NodeId>& nodes) {
  const LabelId label = graph.find_label(entry.target);
  const PropertyKeyId key = graph.find_property_key(entry.key);
  if (!label.valid()) return {};
  for (const NodeId node : nodes) {
    if (!graph.has_label(node, label)) continue;
    const Value value = key.valid() ? graph.property(node, key) : Value();
    if (entry.kind == SchemaKind::not_null && value.is_null()) return missing(entry);
    if (entry.kind == SchemaKind::unique && !value.is_null() && !is_alone(graph, node, label, key, value))
      return repeated(entry, value);
  }
  return {};
}

Result<void> check_relationships(const Graph& graph, const SchemaEntry& entry,
                                 const std::set<RelationshipId>& touched) {
  const RelationshipTypeId type = graph.find_relationship_type(entry.target);
  std::vector<RelationshipId> own;
  for (const RelationshipId r : touched) {
    if (graph.type(r) == type) own.push_back(r);
  }
  if (own.empty()) return {};
  // There is no index of relationships, so uniqueness is asked of all of them once a statement.
  if (entry.kind == SchemaKind::unique) return check_each(graph, entry, relationships_of(graph, entry.target));
  return check_each(graph, entry, own);
}

}  // namespace

std::string default_schema_name(const SchemaEntry& entry) {
  static constexpr const char* kPrefixes[] = {"index_", "unique_", "exists_"};
  return kPrefixes[static_cast<size_t>(entry.kind)] + entry.target + "_" + entry.key;
}

Value encode_schema(const SchemaEntry& e) {
  return Value(
      List{Value(e.name), Value(static_cast<int64_t>(e.kind)), Value(e.relationship), Value(e.target), Value(e.key)});
}

std::optional<SchemaEntry> decode_schema(const Value& value) {
  if (value.type() != ValueType::list || value.list().size() != 5) return std::nullopt;
  const List& l = value.list();
  const bool fits = l[0].type() == ValueType::string && l[1].type() == ValueType::integer &&
                    l[2].type() == ValueType::boolean && l[3].type() == ValueType::string &&
                    l[4].type() == ValueType::string;
  if (!fits || l[1].integer() < 0 || l[1].integer() > static_cast<int64_t>(SchemaKind::not_null)) return std::nullopt;
  return SchemaEntry{l[0].string(), static_cast<SchemaKind>(l[1].integer()), l[2].boolean(), l[3].string(),
                     l[4].string()};
}

Result<void> check_schema(const Graph& graph, const SchemaEntry& entry) {
  if (entry.kind == SchemaKind::index) return {};
  if (entry.relationship) return check_each(graph, entry, relationships_of(graph, entry.target));
  const LabelId label = graph.find_label(entry.target);
  if (!label.valid()) return {};
  return check_each(graph, entry, graph.nodes_with_label(label));
}

Result<void> check_changes(const Graph& graph) {
  std::optional<Touched> touched;
  for (const SchemaEntry& entry : graph.schema()) {
    if (entry.kind == SchemaKind::index) continue;
    if (!touched) touched = touched_by(graph);
    Result<void> holds = entry.relationship ? check_relationships(graph, entry, touched->relationships)
                                            : check_nodes(graph, entry, touched->nodes);
    if (!holds) return holds;
  }
  return {};
}

}  // namespace relata
