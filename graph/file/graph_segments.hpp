#pragma once
// A graph as columns in segments, and back.

#include "common/error.hpp"
#include "graph/file/segments.hpp"
#include "graph/store/graph.hpp"

namespace relata::file {

// Writes all of `graph` in place of what is there. Merges its delta first; ids stay. Requires an open transaction, and
// that no statement is open.
Result<void> write_graph(Database& database, Segments& segments, Graph& graph);

// The graph as it was written. Every index in the columns is checked, so damage that the checksums should miss cannot
// lead outside of an array.
Result<Graph> read_graph(const Database& database, const Segments& segments);

}  // namespace relata::file
