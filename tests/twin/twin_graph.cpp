#include "tests/twin/twin_graph.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <functional>

namespace relata::twin {

namespace {

// How a graph describes its nodes and relationships.
struct Describe {
  std::function<std::string(NodeId)> node;
  std::function<std::string(RelationshipId)> relationship;
  bool any_list_order = false;
};

std::string text(const Value& value, const Describe& describe);

std::string joined(const std::vector<std::string>& parts) {
  std::string out;
  for (const std::string& part : parts) out += (out.empty() ? "" : ", ") + part;
  return out;
}

std::string list_text(const List& list, const Describe& describe) {
  std::vector<std::string> parts;
  for (const Value& item : list) parts.push_back(text(item, describe));
  if (describe.any_list_order) std::ranges::sort(parts);
  return "[" + joined(parts) + "]";
}

std::string map_text(const Map& map, const Describe& describe) {
  std::vector<std::string> parts;
  for (const auto& [key, value] : map) parts.push_back(key + ": " + text(value, describe));
  return "{" + joined(parts) + "}";
}

std::string path_text(const Path& path, const Describe& describe) {
  std::string out = "<" + describe.node(path.nodes[0]);
  for (size_t i = 0; i < path.relationships.size(); ++i) {
    out += describe.relationship(path.relationships[i]) + describe.node(path.nodes[i + 1]);
  }
  return out + ">";
}

std::string text(const Value& value, const Describe& describe) {
  switch (value.type()) {
    case ValueType::null:
      return "null";
    case ValueType::boolean:
      return value.boolean() ? "true" : "false";
    case ValueType::integer:
      return std::to_string(value.integer());
    case ValueType::floating:
      return fmt::format("{:.9e}", value.floating());
    case ValueType::string:
      return "'" + value.string() + "'";
    case ValueType::list:
      return list_text(value.list(), describe);
    case ValueType::map:
      return map_text(value.map(), describe);
    case ValueType::node:
      return describe.node(value.node());
    case ValueType::relationship:
      return describe.relationship(value.relationship());
    case ValueType::path:
      return path_text(value.path(), describe);
    default:
      return "?";
  }
}

std::string entity(std::string head, const Map& properties) { return head + " " + map_text(properties, {}); }

Describe describing(const TwinGraph& graph) {
  return {[&](NodeId id) {
            std::string head = "(";
            for (const std::string& label : graph.nodes[id.value].labels) head += ":" + label;
            return entity(head, graph.nodes[id.value].properties) + ")";
          },
          [&](RelationshipId id) {
            return entity("[:" + graph.edges[id.value].type, graph.edges[id.value].properties) + "]";
          }};
}

Describe describing(const Graph& graph) {
  return {[&](NodeId id) {
            std::set<std::string> labels;
            for (const LabelId label : graph.labels(id)) labels.emplace(graph.name_of(label));
            std::string head = "(";
            for (const std::string& label : labels) head += ":" + label;
            return entity(head, graph.properties(id)) + ")";
          },
          [&](RelationshipId id) {
            return entity("[:" + std::string(graph.name_of(graph.type(id))), graph.properties(id)) + "]";
          }};
}

}  // namespace

void load(const TwinGraph& from, Graph& into) {
  into.begin();
  for (const Node& node : from.nodes) {
    std::vector<LabelId> labels;
    for (const std::string& label : node.labels) labels.push_back(into.label(label));
    const NodeId id = into.create_node(labels);
    for (const auto& [key, value] : node.properties) into.set_property(id, into.property_key(key), value);
  }
  for (const Edge& edge : from.edges) {
    const RelationshipId id =
        into.create_relationship(NodeId(edge.source), into.relationship_type(edge.type), NodeId(edge.target));
    for (const auto& [key, value] : edge.properties) into.set_property(id, into.property_key(key), value);
  }
  (void)into.commit();
}

std::string creation(const TwinGraph& graph) {
  std::vector<std::string> parts;
  for (size_t i = 0; i < graph.nodes.size(); ++i) {
    std::string part = fmt::format("(n{}", i);
    for (const std::string& label : graph.nodes[i].labels) part += ":" + label;
    parts.push_back(part + " " + map_text(graph.nodes[i].properties, {}) + ")");
  }
  for (const Edge& e : graph.edges)
    parts.push_back(fmt::format("(n{})-[:{} {}]->(n{})", e.source, e.type, map_text(e.properties, {}), e.target));
  return "CREATE " + joined(parts);
}

std::string shown(const TwinGraph& graph, const Value& value, bool any_list_order) {
  Describe describe = describing(graph);
  describe.any_list_order = any_list_order;
  return text(value, describe);
}

std::string shown(const Graph& graph, const Value& value, bool any_list_order) {
  Describe describe = describing(graph);
  describe.any_list_order = any_list_order;
  return text(value, describe);
}

std::vector<std::string> snapshot(const TwinGraph& graph) {
  const Describe describe = describing(graph);
  std::vector<std::string> out;
  for (uint32_t i = 0; i < graph.nodes.size(); ++i) {
    if (graph.nodes[i].alive) out.push_back(describe.node(NodeId(i)));
  }
  for (uint32_t i = 0; i < graph.edges.size(); ++i) {
    const Edge& e = graph.edges[i];
    if (e.alive)
      out.push_back(describe.node(NodeId(e.source)) + describe.relationship(RelationshipId(i)) +
                    describe.node(NodeId(e.target)));
  }
  std::ranges::sort(out);
  return out;
}

std::vector<std::string> snapshot(const Graph& graph) {
  const Describe describe = describing(graph);
  std::vector<std::string> out;
  for (const NodeId id : graph.nodes()) out.push_back(describe.node(id));
  for (const RelationshipId id : graph.relationships())
    out.push_back(describe.node(graph.source(id)) + describe.relationship(id) + describe.node(graph.target(id)));
  std::ranges::sort(out);
  return out;
}

}  // namespace relata::twin
