#pragma once
// The tables that other programs read beside relata: entity, entity_mention, fact, evidence, and the index over names.
// They follow the graph in the same transaction: a row in `entity` for every node with the label Entity, a row in
// `fact` for every relationship between two of them. relata itself answers from the graph, never from these.

#include <span>

#include "common/error.hpp"
#include "graph/file/sqlite.hpp"
#include "graph/file/text_links.hpp"
#include "graph/store/graph.hpp"

namespace relata::file {

// Each requires an open transaction.

// All rows anew.
Result<void> rewrite_client_tables(Database& database, const Graph& graph, const TextLinks& links);

// The rows of what a statement touched; its changes are made in the graph already.
Result<void> update_client_tables(Database& database, const Graph& graph, std::span<const Change> changes);

}  // namespace relata::file
