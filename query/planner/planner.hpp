#pragma once
// Bound query to logical plan, clause by clause: right, but in no clever order. The optimizer makes it quick.

#include "query/planner/plan.hpp"

namespace relata::query {

// Every clause sees the graph as the clauses before it left it: where reading and writing meet, an Eager stands
// between.
StatementPlan make_plan(BoundStatement statement);

}  // namespace relata::query
