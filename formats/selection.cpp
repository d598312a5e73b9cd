#include "formats/selection.hpp"

#include <algorithm>

#include <fmt/format.h>

#include "common/utf8.hpp"
#include "formats/graph_text.hpp"

namespace relata::formats {

namespace {

bool has_alias(const Graph& graph, NodeId node, std::string_view folded) {
  const PropertyKeyId key = graph.find_property_key("aliases");
  if (!key.valid()) return false;
  const Value aliases = graph.property(node, key);
  if (aliases.type() != ValueType::list) return false;
  return std::any_of(aliases.list().begin(), aliases.list().end(), [&](const Value& v) {
    return v.type() == ValueType::string && utf8::casefold(v.string()) == folded;
  });
}

// Marks the nodes at most `depth` relationships away from `starts`.
std::vector<bool> neighbourhood(const Graph& graph, const std::vector<NodeId>& starts, uint32_t depth) {
  std::vector<bool> seen(graph.node_capacity(), false);
  std::vector<NodeId> frontier = starts;
  for (const NodeId n : starts) seen[n.value] = true;
  for (uint32_t d = 0; d < depth && !frontier.empty(); ++d) {
    std::vector<NodeId> next;
    for (const NodeId node : frontier) {
      for (const Neighbour& n : graph.neighbours(node, Direction::both)) {
        if (seen[n.node.value]) continue;
        seen[n.node.value] = true;
        next.push_back(n.node);
      }
    }
    frontier = std::move(next);
  }
  return seen;
}

Result<std::vector<bool>> around_focus(const Graph& graph, const SelectionOptions& options) {
  if (options.focus.empty()) return std::vector<bool>(graph.node_capacity(), true);
  std::vector<NodeId> starts;
  for (const std::string& name : options.focus) {
    const auto named = nodes_named(graph, name);
    if (named.empty()) {
      Error e;
      e.message = fmt::format("nothing in the graph is called '{}'", name);
      return e;
    }
    starts.insert(starts.end(), named.begin(), named.end());
  }
  return neighbourhood(graph, starts, options.depth);
}

// Keeps the `top` nodes of the highest degree; among equals the first in order.
void cut(const Graph& graph, const GraphOrder& order, uint64_t top, Selection& selection) {
  if (top == 0 || selection.nodes.size() <= top) return;
  selection.left_out = selection.nodes.size() - top;
  const auto by_rank = [&](NodeId a, NodeId b) { return order.rank[a.value] < order.rank[b.value]; };
  std::stable_sort(selection.nodes.begin(), selection.nodes.end(), [&](NodeId a, NodeId b) {
    return graph.degree(a, Direction::both) > graph.degree(b, Direction::both);
  });
  selection.nodes.resize(top);
  std::sort(selection.nodes.begin(), selection.nodes.end(), by_rank);
}

}  // namespace

std::vector<NodeId> nodes_named(const Graph& graph, std::string_view name) {
  const std::string folded = utf8::casefold(name);
  std::vector<NodeId> found;
  for (const NodeId n : graph.nodes()) {
    if (utf8::casefold(display_name(graph, n)) == folded || has_alias(graph, n, folded)) found.push_back(n);
  }
  return found;
}

Result<Selection> select(const Graph& graph, const GraphOrder& order, const SelectionOptions& options) {
  const auto wanted = around_focus(graph, options);
  if (!wanted) return wanted.error();
  Selection selection;
  for (const NodeId n : order.nodes) {
    if ((*wanted)[n.value]) selection.nodes.push_back(n);
  }
  cut(graph, order, options.top, selection);
  std::vector<bool> shown(graph.node_capacity(), false);
  for (const NodeId n : selection.nodes) shown[n.value] = true;
  for (const RelationshipId r : order.relationships) {
    if (shown[graph.source(r).value] && shown[graph.target(r).value]) selection.relationships.push_back(r);
  }
  return selection;
}

}  // namespace relata::formats
