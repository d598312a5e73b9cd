#pragma once
// Nodes and relationships as CSV with the headers of neo4j-admin, which other engines bulk-load too. Evidence is not carried.

#include <filesystem>
#include <iosfwd>

#include "common/error.hpp"
#include "formats/graph_order.hpp"
#include "graph/store/graph.hpp"

namespace relata::formats {

// id:ID (:ID where nodes have a property `id`), a column a property (int, long, double, boolean, temporal types, T[]), :LABEL. Ids count from 0 in graph_order. List
// elements and labels are separated by ';' (inside an element '\;' and '\\'). Nothing between two commas: absent; "": the
// empty text. An empty list is written as absent.
void write_nodes_csv(const Graph& graph, const GraphOrder& order, std::ostream& out);
// :START_ID, :END_ID, a column a property, :TYPE.
void write_relationships_csv(const Graph& graph, const GraphOrder& order, std::ostream& out);

// Both as nodes.csv and relationships.csv in `folder`, which is made if it is missing. Errors: kind file.
Result<void> write_csv_folder(const Graph& graph, const GraphOrder& order, const std::filesystem::path& folder);

}  // namespace relata::formats
