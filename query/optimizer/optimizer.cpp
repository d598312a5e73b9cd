#include "query/optimizer/optimizer.hpp"

#include <cassert>
#include <functional>

#include "query/optimizer/count_pattern.hpp"
#include "query/optimizer/pattern_order.hpp"

namespace relata::query {

namespace {

using Rewrite = std::function<void(PlanPtr&)>;

void rewrite(QueryPlan& query, const Rewrite& apply);

// Applies the rewrite to every operator of a chain, inputs first.
void rewrite(PlanPtr& root, const Rewrite& apply) {
  std::vector<PlanPtr*> chain;
  for (PlanPtr* at = &root; *at; at = &(*at)->input) chain.push_back(at);
  for (size_t i = chain.size(); i-- > 0;) {
    PlanPtr& at = *chain[i];
    if (at->inner) rewrite(at->inner, apply);
    if (auto* c = std::get_if<plan::CallSubquery>(&at->node)) rewrite(*c->query, apply);
    if (auto* f = std::get_if<plan::Foreach>(&at->node)) rewrite(*f->body, apply);
    apply(at);
  }
}

void rewrite(QueryPlan& query, const Rewrite& apply) {
  for (PartPlan& part : query.parts) rewrite(part.root, apply);
}

void rewrite(StatementPlan& plan, const Rewrite& apply) {
  rewrite(plan.query, apply);
  for (SubqueryPlan& subquery : plan.subqueries) rewrite(subquery.query, apply);
}

// Fills in what the order of a pattern left open, from the inputs up.
void estimate(Plan& root) {
  std::vector<Plan*> open;
  for (Plan* at = &root; at != nullptr && at->estimated_rows < 0; at = at->input.get()) open.push_back(at);
  for (size_t i = open.size(); i-- > 0;) open[i]->estimated_rows = expected_rows(*open[i]);
}

void order_patterns(StatementPlan& plan, const Graph& graph, const OptimizerOptions& options) {
  const Statistics* statistics = nullptr;
  rewrite(plan, [&](PlanPtr& at) {
    auto* match = std::get_if<plan::Match>(&at->node);
    if (match != nullptr) {
      if (statistics == nullptr) statistics = &graph.statistics();
      at = order_pattern(std::move(*match), std::move(at->input), *statistics, graph, options);
    }
    estimate(*at);
  });
}

void count_patterns(StatementPlan& plan, const Graph&, const OptimizerOptions& options) {
  if (!options.enabled("count-patterns")) return;
  rewrite(plan, [&](PlanPtr& at) { count_pattern(at, plan.subqueries); });
}

// Limit over Sort, with or without a Skip between.
void top_rows(StatementPlan& plan, const Graph&, const OptimizerOptions& options) {
  if (!options.enabled("top-rows")) return;
  rewrite(plan, [](PlanPtr& at) {
    auto* limit = std::get_if<plan::Limit>(&at->node);
    if (limit == nullptr || limit->exhaust) return;
    auto* skip = std::get_if<plan::Skip>(&at->input->node);
    PlanPtr& below = skip == nullptr ? at->input : at->input->input;
    auto* sort = std::get_if<plan::Sort>(&below->node);
    if (sort == nullptr) return;
    plan::Top top{std::move(sort->keys), std::move(limit->count), std::nullopt};
    if (skip != nullptr) top.skip = std::move(skip->count);
    PlanPtr input = std::move(below->input);
    const double rows = at->estimated_rows;
    at = make_plan(std::move(top), std::move(input));
    at->estimated_rows = rows;
  });
}

}  // namespace

const std::vector<std::string>& optimizer_passes() {
  static const std::vector<std::string> kNames = {"count-patterns", "order-patterns", "lookup-values", "scan-labels", "push-filters",
                                                  "top-rows"};
  return kNames;
}

void optimize(StatementPlan& plan, const Graph& graph, const OptimizerOptions& options) {
  for (const auto pass : {count_patterns, order_patterns, top_rows}) {
    pass(plan, graph, options);
    assert(verify(plan).empty());
  }
}

}  // namespace relata::query
