// Functions on nodes, relationships and paths.

#include <algorithm>

#include "graph/store/graph.hpp"
#include "query/expression/access.hpp"
#include "query/expression/catalogue.hpp"

namespace relata::query {

namespace {

constexpr TypeSet kNode = ValueType::node;
constexpr TypeSet kRelationship = ValueType::relationship;
constexpr TypeSet kPath = ValueType::path;

const Graph& graph(Call& c) { return *c.evaluator.context().graph; }

int64_t id_of(const Value& entity) {
  return entity.type() == ValueType::node ? int64_t{entity.node().value} : int64_t{entity.relationship().value};
}

Value id(Call& c) { return Value(id_of(c.arguments[0])); }
// Nodes and relationships are counted apart, so the text says which of them it is.
Value element_id(Call& c) {
  return Value((c.arguments[0].type() == ValueType::node ? "n" : "r") + std::to_string(id_of(c.arguments[0])));
}

Value labels(Call& c) {
  if (!readable(c.evaluator, c.arguments[0])) return {};
  List out;
  for (const LabelId label : graph(c).labels(c.arguments[0].node())) out.emplace_back(graph(c).name_of(label));
  return Value(std::move(out));
}

// A relationship keeps its type when it was deleted by this statement: it never had another.
Value type(Call& c) {
  const RelationshipId r = c.arguments[0].relationship();
  if (!graph(c).known(r) && !readable(c.evaluator, c.arguments[0])) return {};
  return Value(graph(c).name_of(graph(c).type(r)));
}

Value properties(Call& c) { return properties_of(c.evaluator, c.arguments[0]); }

Value keys(Call& c) {
  const Value all = properties_of(c.evaluator, c.arguments[0]);
  if (c.evaluator.failed()) return {};
  List out;
  for (const auto& entry : all.map()) out.emplace_back(entry.first);
  return Value(std::move(out));
}

Value start_node(Call& c) {
  const RelationshipId r = c.arguments[0].relationship();
  if (!graph(c).known(r) && !readable(c.evaluator, c.arguments[0])) return {};
  return Value(graph(c).source(r));
}

Value end_node(Call& c) {
  const RelationshipId r = c.arguments[0].relationship();
  if (!graph(c).known(r) && !readable(c.evaluator, c.arguments[0])) return {};
  return Value(graph(c).target(r));
}

Value nodes(Call& c) {
  List out;
  for (const NodeId n : c.arguments[0].path().nodes) out.emplace_back(n);
  return Value(std::move(out));
}

Value relationships(Call& c) {
  List out;
  for (const RelationshipId r : c.arguments[0].path().relationships) out.emplace_back(r);
  return Value(std::move(out));
}

Value length(Call& c) { return Value(static_cast<int64_t>(c.arguments[0].path().relationships.size())); }

// Whether an expression has a value; the older way to write IS NOT NULL.
Value exists(Call& c) { return Value(!c.arguments[0].is_null()); }

}  // namespace

std::span<const Function> graph_functions() {
  static const std::array kRows = {
      row("id", 1, 1, {kEntity}, kInteger, id, "id(entity) -> INTEGER", "the number of a node or relationship in this graph"),
      row("elementId", 1, 1, {kEntity}, kText, element_id, "elementId(entity) -> STRING", "the name of a node or relationship in this graph"),
      row("labels", 1, 1, {kNode}, StaticType(kLists, kText), labels, "labels(node) -> LIST OF STRING", "the node's labels"),
      row("type", 1, 1, {kRelationship}, kText, type, "type(relationship) -> STRING", "the relationship's type"),
      row("properties", 1, 1, {kEntity | kMaps}, kMaps, properties, "properties(entity) -> MAP", "all properties of a node or relationship"),
      row("keys", 1, 1, {kEntity | kMaps}, StaticType(kLists, kText), keys, "keys(entity or map) -> LIST OF STRING",
          "the names of the properties or entries, sorted"),
      row("startNode", 1, 1, {kRelationship}, kNode, start_node, "startNode(relationship) -> NODE", "where the relationship begins"),
      row("endNode", 1, 1, {kRelationship}, kNode, end_node, "endNode(relationship) -> NODE", "where the relationship ends"),
      row("nodes", 1, 1, {kPath}, StaticType(kLists, kNode), nodes, "nodes(path) -> LIST OF NODE", "the nodes of a path, in order"),
      row("relationships", 1, 1, {kPath}, StaticType(kLists, kRelationship), relationships, "relationships(path) -> LIST OF RELATIONSHIP",
          "the relationships of a path, in order"),
      row("length", 1, 1, {kPath}, kInteger, length, "length(path) -> INTEGER", "the number of relationships of a path"),
      with_nulls(row("exists", 1, 1, {kAny}, kTruth, exists, "exists(value) -> BOOLEAN", "whether it is not null")),
  };
  return kRows;
}

}  // namespace relata::query
