#pragma once
// A whole graph as JSON Lines: the one format that carries everything, evidence included.

#include <iosfwd>

#include "common/error.hpp"
#include "formats/graph_order.hpp"
#include "graph/store/graph.hpp"

namespace relata::formats {

// First {"kind":"graph","format":1}, then a line for each document (id, title, date, sentences), node (id, labels, properties,
// mentions, merges) and relationship (id, type, source, target, properties, evidence). Ids count from 0 in graph_order.
// Errors: those of reading evidence.
Result<void> write_graph_jsonl(const Graph& graph, const GraphOrder& order, std::ostream& out);

}  // namespace relata::formats
