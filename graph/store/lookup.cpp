#include "graph/store/lookup.hpp"

#include "graph/store/state.hpp"

namespace relata {

namespace {

std::vector<NodeId> living(const Graph& graph, LabelId label, const std::vector<uint32_t>& ids) {
  std::vector<NodeId> out;
  for (const uint32_t id : ids) {
    const NodeId node(id);
    if (graph.exists(node) && (!label.valid() || graph.has_label(node, label))) out.push_back(node);
  }
  return out;
}

// Null pointer: no node has the property.
const OrderedIndex* order_of(const GraphState& s, PropertyKeyId key) {
  const std::vector<Column>& columns = s.node_properties.columns();
  if (!key.valid() || key.value >= columns.size()) return nullptr;
  return &s.orders.try_emplace(key, columns[key.value], s.pool).first->second;
}

}  // namespace

std::optional<std::vector<NodeId>> nodes_between(const Graph& graph, LabelId label, PropertyKeyId key,
                                                 const Value& lower, const Value& upper) {
  const OrderedIndex* order = order_of(graph.state(), key);
  if (order == nullptr) return std::vector<NodeId>();
  const std::optional<std::vector<uint32_t>> ids = order->between(lower, upper, graph.state().pool);
  if (!ids) return std::nullopt;
  return living(graph, label, *ids);
}

std::optional<std::vector<NodeId>> nodes_with_prefix(const Graph& graph, LabelId label, PropertyKeyId key,
                                                     std::string_view prefix) {
  const OrderedIndex* order = order_of(graph.state(), key);
  if (order == nullptr) return std::vector<NodeId>();
  const std::optional<std::vector<uint32_t>> ids = order->with_prefix(prefix, graph.state().pool);
  if (!ids) return std::nullopt;
  return living(graph, label, *ids);
}

std::vector<NodeId> nodes_named(const Graph& graph, LabelId label, std::string_view name) {
  const GraphState& s = graph.state();
  const PropertyKeyId names = graph.find_property_key("name");
  const PropertyKeyId aliases = graph.find_property_key("aliases");
  if (!s.names || !s.names->made_for(names, aliases))
    s.names.emplace(s.node_properties.columns(), names, aliases, s.pool);
  return living(graph, label, s.names->find(name));
}

}  // namespace relata
