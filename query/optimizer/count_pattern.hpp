#pragma once
// The pass count-patterns: `MATCH ... RETURN count(*)`, also by one node of the pattern, becomes a CountMatches, which
// counts without making the matches (query/counting). Internal to query/optimizer.
//
// It applies where all rows beneath the aggregation come from MATCH and OPTIONAL MATCH with relationships of one step,
// where conditions read one node each (comparisons, labels and the like, which cannot fail), say that two nodes differ, or
// say that two nodes have or have not a relationship, and where nothing but the number of rows is asked for.

#include "query/optimizer/optimizer.hpp"

namespace relata::query {

// `at` is an Aggregate; replaced if the pass applies. Requires that patterns were not taken apart yet.
void count_pattern(PlanPtr& at, const std::vector<SubqueryPlan>& subqueries);

}  // namespace relata::query
