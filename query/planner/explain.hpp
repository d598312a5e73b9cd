#pragma once
// Prints plans: what EXPLAIN and PROFILE show, and what plan tests compare.

#include <cstdint>
#include <functional>
#include <string>
#include <string_view>

#include "query/planner/plan.hpp"

namespace relata::query {

// What PROFILE adds to an operator.
struct Measured {
  uint64_t rows = 0;
  double milliseconds = 0;  // in the operator itself, without its input
};
using MeasuredOf = std::function<const Measured*(const Plan&)>;  // null pointer: not run

// One line an operator, the last one first, its input below it, inner plans indented. `text` is the query: expressions
// are shown as they were written. With `measured`, real rows stand beside estimated ones.
std::string explain(const StatementPlan& plan, std::string_view text, const MeasuredOf& measured = {});

// The name of the operator alone: "Expand".
std::string_view operator_name(const Plan& plan);

}  // namespace relata::query
