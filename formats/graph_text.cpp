#include "formats/graph_text.hpp"

#include <algorithm>

#include "common/extraction.hpp"

namespace relata::formats {

namespace {

template <class IdType>
std::string text_of(const Graph& graph, IdType id, std::string_view key) {
  const PropertyKeyId k = graph.find_property_key(key);
  if (!k.valid()) return {};
  const Value value = graph.property(id, k);
  return value.type() == ValueType::string ? value.string() : std::string();
}

}  // namespace

std::string text_property(const Graph& graph, NodeId node, std::string_view key) { return text_of(graph, node, key); }
std::string text_property(const Graph& graph, RelationshipId relationship, std::string_view key) { return text_of(graph, relationship, key); }

std::string display_name(const Graph& graph, NodeId node) {
  std::string name = text_of(graph, node, "name");
  return name.empty() ? text_of(graph, node, "title") : name;
}

std::vector<std::string> sorted_labels(const Graph& graph, NodeId node) {
  std::vector<std::string> labels;
  for (const LabelId l : graph.labels(node)) labels.emplace_back(graph.name_of(l));
  std::sort(labels.begin(), labels.end());
  return labels;
}

std::string labels_text(const Graph& graph, NodeId node) {
  std::string text;
  for (const std::string& label : sorted_labels(graph, node)) text += ":" + label;
  return text;
}

std::string type_label(const Graph& graph, NodeId node) {
  const auto labels = sorted_labels(graph, node);
  for (const std::string& label : labels) {
    if (label != kEntityLabel) return label;
  }
  return labels.empty() ? std::string() : labels.front();
}

bool is_from_text(const Graph& graph, NodeId node) {
  EntityType type{};
  return !text_of(graph, node, "name").empty() && entity_type_from(type_label(graph, node), type);
}

bool is_entity(const Graph& graph, NodeId node) {
  EntityType type{};
  return !text_of(graph, node, "name").empty() && entity_type_from(type_label(graph, node), type) && !is_literal(type);
}

}  // namespace relata::formats
