#pragma once
// What a graph holds, in numbers; for `relata stats` and the shell's `:stats` and `:schema`.

#include <iosfwd>

#include "common/error.hpp"
#include "graph/file/graph_file.hpp"

namespace relata::tools {

// Documents, sentences, mentions; nodes by label; relationships by type; property keys. Larger numbers first, then by name.
Result<void> write_stats(const GraphFile& file, std::ostream& out);

// Which labels are joined by which relationship types, with how many relationships: "(:Organization)-[:builds]->(:Product)  12".
void write_schema(const Graph& graph, std::ostream& out);

}  // namespace relata::tools
