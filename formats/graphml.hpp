#pragma once
// GraphML, for Gephi, yEd, igraph and networkx.

#include <iosfwd>

#include "formats/graph_order.hpp"
#include "graph/store/graph.hpp"

namespace relata::formats {

// Nodes with `labels` (":Entity:Person") and their properties, edges with `label` (the relationship's type) and theirs. Lists are
// written as JSON, temporal values as their ISO 8601 texts. Evidence is not carried.
void write_graphml(const Graph& graph, const GraphOrder& order, std::ostream& out);

}  // namespace relata::formats
