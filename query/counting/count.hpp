#pragma once
// How many matches a pattern has, without making them.
//
// Three ideas in a row, each a pass over arrays (graph/store/typed_adjacency.hpp):
//  1. constraints.cpp: what forbids matches (nodes that must differ, relationships that must differ, relationships that
//     must not be) is counted by inclusion and exclusion, so that only patterns of plain relationships are left.
//  2. fold.cpp: a node of such a pattern that touches only one other is summed into a weight of that other, as
//     messages go in Yannakakis' algorithm for acyclic joins. What is a tree is gone afterwards. A sum that is only how many
//     relationships there are stays a degree and is multiplied in blocks when it is asked for (degrees.cpp).
//  3. core.cpp: what is left are cycles; they are enumerated node after node, each found by intersecting sorted lists of
//     neighbours (as in worst-case optimal joins), and the last node is summed instead of visited (enumeration.cpp). Before
//     that what leads to one node only is joined up (contract.cpp) or becomes a colour (colour.cpp); what follows from the
//     first node is bound for a block of candidates at a time (prefix.cpp); triangles among equals are found once for all
//     six ways round (triangles.cpp).
// Two patterns side by side multiply.

#include <cstdint>
#include <functional>
#include <optional>
#include <vector>

#include "common/error.hpp"
#include "graph/store/graph.hpp"
#include "query/counting/pattern.hpp"
#include "query/expression/evaluator.hpp"

namespace relata::query::counting {

struct CountContext {
  const Graph& graph;
  Evaluator& evaluator;         // for predicates; its failures stay there
  std::vector<Value> row;       // what comes from outside; as wide as the slots of the pattern ask for
  std::function<bool()> go_on;  // asked now and then; false ends the count with an arbitrary result
};

struct GroupCount {
  NodeId node;
  int64_t count = 0;  // above zero
};

// Errors: kind limit when a count does not fit 63 bits.
Result<int64_t> count_matches(CountContext& context, const Pattern& pattern);

// For each node that stands for node `group` in a match: how many matches. Ordered by id.
Result<std::vector<GroupCount>> count_matches_by(CountContext& context, const Pattern& pattern, uint32_t group);

}  // namespace relata::query::counting
