#pragma once
// Logical plan to a better logical plan with the same answers, in named passes:
//
//   count-patterns  where only the number of matches is asked for, counts them without making them
//   order-patterns  decides with which node of a pattern to begin and which relationship to follow next, from
//   statistics;
//                   switched off, patterns are followed as they are written
//   lookup-values   begins at nodes found by a property's value where the pattern or WHERE gives one
//   scan-labels     begins at the nodes of a label instead of all nodes
//   push-filters    asks each condition as soon as what it reads is known; switched off, at the end of the MATCH
//   top-rows        sorts only as many rows as LIMIT lets through
//
// Patterns must be taken apart in any case, so the four after the first say how and not whether. In builds with assertions the
// plan is verified after each pass.

#include <set>
#include <string>
#include <vector>

#include "graph/store/graph.hpp"
#include "query/planner/plan.hpp"

namespace relata::query {

struct OptimizerOptions {
  std::set<std::string, std::less<>> disabled;  // names of passes
  [[nodiscard]] bool enabled(std::string_view pass) const { return !disabled.contains(pass); }
};

// The names of all passes.
const std::vector<std::string>& optimizer_passes();

void optimize(StatementPlan& plan, const Graph& graph, const OptimizerOptions& options);

// Whether every operator reads only slots that are written before. The complaint, or empty.
std::string verify(const StatementPlan& plan);

}  // namespace relata::query
