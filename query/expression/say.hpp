#pragma once
// Facts as English sentences, and the names that nodes go by.

#include <string>
#include <string_view>

#include "common/error.hpp"
#include "common/value.hpp"
#include "graph/store/graph.hpp"

namespace relata::query {

// The property `name`, else the first text among the properties, else "a Person", else "a node".
std::string spoken_name(const Graph& graph, NodeId node);

// True if `text` names the node: it has the same name_key() as its name or one of its aliases.
bool has_name(const Graph& graph, NodeId node, std::string_view text);

// "Ada works for Acme in 2001 [news.md:120]": source, the type's words, target, then what is said about the fact
// (denied, planned, who says it, when, where), then document and first byte of the first sentence that states it, if
// one does. Always in the direction of the relationship. Errors are those of reading the evidence.
Result<std::string> say(const Graph& graph, RelationshipId relationship);
// One clause a relationship, separated by semicolons; a path of one node alone is its name. Ends with a full stop.
Result<std::string> say(const Graph& graph, const Path& path);

}  // namespace relata::query
