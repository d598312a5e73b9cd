#pragma once
// Taking one pattern apart into scans and expansions. Internal to query/optimizer.
//
// The order is greedy: from what is known, always follow the relationship that is expected to leave the fewest rows.
// Where nothing is known yet, every node is tried as the beginning, and the one whose whole order is cheapest wins;
// ties go to what is written first. The estimates: nodes per label, relationships per (label, type, label), a tenth for
// each equality.

#include "query/optimizer/optimizer.hpp"

namespace relata::query {

// The operators for `match` on top of `input`.
PlanPtr order_pattern(plan::Match match, PlanPtr input, const Statistics& statistics, const Graph& graph,
                      const OptimizerOptions& options);


// The same for a pattern whose paths are searched for (search_order.cpp).
PlanPtr order_search(plan::Match match, PlanPtr input, const Statistics& statistics, const Graph& graph,
                     const OptimizerOptions& options);

// Rows of an operator whose input has its estimate (row_estimate.cpp).
double expected_rows(const Plan& plan);

// `node` has `label`, as a predicate.
Expression label_predicate(const PatternNode& node, const std::string& label);
// `all(x IN list WHERE each)` for a relationship of variable length.
Expression each_as_predicate(const PatternRelationship& r);
// The part as it is walked from its end.
RepeatedPath reversed(RepeatedPath path);

}  // namespace relata::query
