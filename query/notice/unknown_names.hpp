#pragma once
// Labels, relationship types and property keys of a query that nothing in the graph has: no error in openCypher, as the
// query simply finds nothing, but most often a slip of the pen.

#include <string>
#include <string_view>
#include <vector>

#include "graph/store/graph.hpp"
#include "query/ast/statement.hpp"

namespace relata::query {

// One sentence each, in the order of the text, every name once: "there is no label 'Persn' in the graph; did you mean
// 'Person'? (line 1, column 10)". `text` is what the statement's spans point into. Nothing is said about a statement
// that writes, as it may make what it names, nor on an empty graph. Keys are looked at in patterns and behind variables
// that a pattern binds: what stands behind any other expression may be a map.
std::vector<std::string> unknown_names(const ast::Statement& statement, std::string_view text, const Graph& graph);

}  // namespace relata::query
