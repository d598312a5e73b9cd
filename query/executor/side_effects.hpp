#pragma once
// The journal of a statement as counters. Internal to query/executor.

#include "graph/store/graph.hpp"
#include "query/result/query_result.hpp"

namespace relata::query {

// Of the statement that is open.
SideEffects side_effects(const Graph& graph);

}  // namespace relata::query
