#pragma once
// A value as a person reads it in a table.

#include <string>
#include <string_view>

#include "common/value.hpp"
#include "graph/store/graph.hpp"
#include "query/result/query_result.hpp"

namespace relata::formats {

// Texts as they are, but in single quotes inside of lists and maps; null is empty at the top and `null` inside. Nodes and relationships
// look as in a query: (:Organization {name: 'Alibaba'}), [:builds {confidence: 0.9}]; in a path only with their names. The label
// Entity, which everything has, is left out beside another. `graph` may be null: then they are their ids.
std::string value_text(const Value& value, const Graph* graph);
std::string value_text(const query::Cell& cell, const Graph* graph);

// `text` on one line and without power over the terminal: line breaks, tabs, other controls and marks that change the
// direction of writing become \n, \t, \u001b, \u202e; bytes that are not UTF-8 become U+FFFD.
std::string one_line(std::string_view text);

}  // namespace relata::formats
