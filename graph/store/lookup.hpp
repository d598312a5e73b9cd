#pragma once
// Nodes by what an index knows of their properties, beyond the equality of Graph::find_nodes: each gives candidates, by
// id, among which is every node that fits; whoever asks still looks at the property itself. The indexes are made at the
// first call for a key and kept. An invalid `label`: any.

#include <optional>
#include <string_view>
#include <vector>

#include "graph/store/graph.hpp"

namespace relata {

// lower <= property <= upper as Cypher compares; a null value is no bound, at least one must be one. Nothing where the
// bounds are not two numbers, two dates or two strings: filter instead.
std::optional<std::vector<NodeId>> nodes_between(const Graph& graph, LabelId label, PropertyKeyId key,
                                                 const Value& lower, const Value& upper);
// A string that begins so.
std::optional<std::vector<NodeId>> nodes_with_prefix(const Graph& graph, LabelId label, PropertyKeyId key,
                                                     std::string_view prefix);
// The `name` or one of the `aliases`, in any spelling.
std::vector<NodeId> nodes_named(const Graph& graph, LabelId label, std::string_view name);

}  // namespace relata
