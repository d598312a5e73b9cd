#pragma once
// A graph as a script of Cypher statements that make it again, here or in another engine. Evidence is not carried.

#include <iosfwd>

#include "formats/graph_order.hpp"
#include "graph/store/graph.hpp"

namespace relata::formats {

// Statements that end with semicolons: nodes in batches (UNWIND of maps), one label set at a time; relationships in batches, one type at a
// time, between nodes found by a temporary key; last one that takes the temporary label and key away again.
void write_cypher_script(const Graph& graph, const GraphOrder& order, std::ostream& out);

}  // namespace relata::formats
