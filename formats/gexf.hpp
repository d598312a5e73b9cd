#pragma once
// GEXF 1.3, Gephi's own format.

#include <iosfwd>

#include "formats/graph_order.hpp"
#include "graph/store/graph.hpp"

namespace relata::formats {

// Nodes with a label (their name), `labels` and their properties, edges with a label (the relationship's type) and theirs. Lists
// are written as JSON, temporal values as their ISO 8601 texts. Evidence is not carried.
void write_gexf(const Graph& graph, const GraphOrder& order, std::ostream& out);

}  // namespace relata::formats
