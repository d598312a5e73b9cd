#pragma once
// What to call the things of a graph in an export.

#include <string>
#include <string_view>
#include <vector>

#include "common/ids.hpp"
#include "graph/store/graph.hpp"

namespace relata::formats {

// The label every node made from text has, beside the one that tells its type.
inline constexpr std::string_view kEntityLabel = "Entity";

// A property as text: empty unless the node has it and it is a string.
std::string text_property(const Graph& graph, NodeId node, std::string_view key);
std::string text_property(const Graph& graph, RelationshipId relationship, std::string_view key);

// The property `name`, else `title`, else the empty text.
std::string display_name(const Graph& graph, NodeId node);

std::vector<std::string> sorted_labels(const Graph& graph, NodeId node);

// ":Entity:Person", in alphabetical order; empty without labels.
std::string labels_text(const Graph& graph, NodeId node);

// The label that tells the type: the first in alphabetical order that is not Entity; "Entity" or empty if there is none.
std::string type_label(const Graph& graph, NodeId node);

// True for a node made from text that stands for a thing, not for a value such as a date or an amount.
bool is_entity(const Graph& graph, NodeId node);
// True for a node made from text, values included.
bool is_from_text(const Graph& graph, NodeId node);

}  // namespace relata::formats
