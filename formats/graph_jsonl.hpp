#pragma once
// A whole graph as JSON Lines: the one format that carries everything, evidence included.

#include <iosfwd>

#include "common/error.hpp"
#include "formats/graph_order.hpp"
#include "formats/stored_text.hpp"
#include "graph/store/graph.hpp"

namespace relata::formats {

// First {"kind":"graph","format":1}, then a line for each document (id, title, date, sentences; with `texts` also hash, text, and extraction: what was
// read off it, in the coding of the graph file, as base64), node (id, labels, properties, mentions, merges) and relationship (id, type, source,
// target, properties, evidence). Ids count from 0 in graph_order. `texts` may be empty: then a graph cannot be made of the documents again.
// Errors: those of reading evidence and of `texts`.
Result<void> write_graph_jsonl(const Graph& graph, const GraphOrder& order, const TextWalk& texts, std::ostream& out);

}  // namespace relata::formats
