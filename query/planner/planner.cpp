#include "query/planner/planner.hpp"

namespace relata::query {

namespace {

QueryPlan plan_query(BoundQuery query);

bool has_subquery(const Plan& p) {
  bool found = false;
  for_each_expression(p, [&](const Expression& e) {
    walk(e, [&](const Expression& x) { found = found || x.operation == Operation::subquery; });
  });
  return found;
}

// Whether the operator looks for things in the graph, not only at those of its own row.
bool searches(const Plan& p) {
  const bool by_kind =
      std::holds_alternative<plan::Match>(p.node) || std::holds_alternative<plan::Optional>(p.node) ||
      std::holds_alternative<plan::Merge>(p.node) || std::holds_alternative<plan::CallProcedure>(p.node) ||
      std::holds_alternative<plan::CallSubquery>(p.node) || std::holds_alternative<plan::Foreach>(p.node);
  return by_kind || has_subquery(p);
}

// Whether some search beneath goes on while rows come out at the top.
bool searching(const Plan& p) {
  for (const Plan* at = &p; at != nullptr && !std::holds_alternative<plan::Eager>(at->node); at = at->input.get()) {
    if (searches(*at)) return true;
  }
  return false;
}

// One row passes at most: only Argument and projections of it are beneath.
bool single_row(const Plan& p) {
  for (const Plan* at = &p; at != nullptr; at = at->input.get()) {
    const bool keeps = std::holds_alternative<plan::Argument>(at->node) ||
                       std::holds_alternative<plan::Project>(at->node) ||
                       std::holds_alternative<plan::Create>(at->node) || std::holds_alternative<plan::Set>(at->node);
    if (!keeps) return false;
  }
  return true;
}

PlanPtr eager(PlanPtr input) {
  if (single_row(*input) || std::holds_alternative<plan::Eager>(input->node)) return input;
  return make_plan(plan::Eager{}, std::move(input));
}

// A write: whatever searches beneath it has finished before it begins.
PlanPtr write(Plan::Node node, PlanPtr input) {
  if (searching(*input)) input = eager(std::move(input));
  return make_plan(std::move(node), std::move(input));
}

// One CREATE after another: the second reads nothing that the first could still make for other rows.
bool goes_on_creating(const Plan& before, const BoundClause& clause) {
  const auto* create = std::get_if<BoundCreate>(&clause);
  if (create == nullptr || !std::holds_alternative<plan::Create>(before.node)) return false;
  return !has_subquery(*make_plan(plan::Create{*create}, nullptr));
}

PlanPtr match_inner(BoundMatch match) {
  return make_plan(plan::Match{std::move(match.pattern), std::move(match.predicates)},
                   make_plan(plan::Argument{}, nullptr));
}

// Rows of `inner`, which begins with an Argument, or one with nulls.
PlanPtr optional(PlanPtr inner, std::vector<uint32_t> nulls, PlanPtr input) {
  if (writes_below(*inner) && searching(*input)) input = eager(std::move(input));
  PlanPtr out = make_plan(plan::Optional{std::move(nulls)}, std::move(input));
  out->inner = std::move(inner);
  return out;
}

PlanPtr add(BoundMatch clause, PlanPtr input) {
  if (!clause.optional)
    return make_plan(plan::Match{std::move(clause.pattern), std::move(clause.predicates)}, std::move(input));
  std::vector<uint32_t> nulls = introduced_slots(clause.pattern);
  return optional(match_inner(std::move(clause)), std::move(nulls), std::move(input));
}

PlanPtr add(BoundUnwind clause, PlanPtr input) {
  return make_plan(plan::Unwind{std::move(clause.list), clause.slot}, std::move(input));
}

PlanPtr add(BoundProjection clause, PlanPtr input) {
  PlanPtr out = std::move(input);
  if (clause.grouping)
    out = make_plan(plan::Aggregate{std::move(clause.keys), std::move(clause.aggregates)}, std::move(out));
  if (!clause.items.empty()) out = make_plan(plan::Project{std::move(clause.items)}, std::move(out));
  if (clause.distinct) {
    plan::Distinct distinct;
    for (const Column& c : clause.columns) distinct.slots.push_back(c.slot);
    out = make_plan(std::move(distinct), std::move(out));
  }
  if (!clause.order.empty()) out = make_plan(plan::Sort{std::move(clause.order)}, std::move(out));
  if (clause.skip) out = make_plan(plan::Skip{std::move(*clause.skip)}, std::move(out));
  if (clause.limit) {
    const bool exhaust = writes_below(*out);
    out = make_plan(plan::Limit{std::move(*clause.limit), exhaust}, std::move(out));
  }
  if (clause.where) {
    plan::Filter filter;
    filter.predicates.push_back(std::move(*clause.where));
    out = make_plan(std::move(filter), std::move(out));
  }
  return out;
}

PlanPtr add(BoundCreate clause, PlanPtr input) { return write(plan::Create{std::move(clause)}, std::move(input)); }
PlanPtr add(BoundSet clause, PlanPtr input) { return write(plan::Set{std::move(clause.items)}, std::move(input)); }
PlanPtr add(BoundRemove clause, PlanPtr input) {
  return write(plan::Remove{std::move(clause.items)}, std::move(input));
}
PlanPtr add(BoundDelete clause, PlanPtr input) {
  return write(plan::Delete{clause.detach, std::move(clause.targets)}, std::move(input));
}

PlanPtr add(BoundMerge clause, PlanPtr input) {
  PlanPtr inner = match_inner(std::move(clause.match));
  PlanPtr out = write(plan::Merge{std::move(clause.create), std::move(clause.on_create), std::move(clause.on_match)},
                      std::move(input));
  out->inner = std::move(inner);
  return out;
}

PlanPtr add(BoundProcedureCall clause, PlanPtr input);
PlanPtr add(BoundCallSubquery clause, PlanPtr input);

template <class Clause>
PlanPtr optional_call(Clause clause, PlanPtr input) {
  std::vector<uint32_t> nulls;
  for (const auto& [result, slot] : clause.results) nulls.push_back(slot);
  clause.optional = false;
  return optional(add(std::move(clause), make_plan(plan::Argument{}, nullptr)), std::move(nulls), std::move(input));
}

PlanPtr add(BoundProcedureCall clause, PlanPtr input) {
  if (clause.optional) return optional_call(std::move(clause), std::move(input));
  std::optional<Expression> where = std::move(clause.where);
  clause.where.reset();
  PlanPtr out = make_plan(plan::CallProcedure{std::move(clause)}, std::move(input));
  if (!where) return out;
  plan::Filter filter;
  filter.predicates.push_back(std::move(*where));
  return make_plan(std::move(filter), std::move(out));
}

PlanPtr add(BoundLoadCsv clause, PlanPtr input) {
  return make_plan(plan::LoadCsv{std::move(clause)}, std::move(input));
}

PlanPtr add(BoundForeach clause, PlanPtr input) {
  plan::Foreach node;
  node.list = std::move(clause.list);
  node.arguments = std::move(clause.arguments);
  node.body = std::make_unique<QueryPlan>(plan_query(std::move(*clause.body)));
  return write(std::move(node), std::move(input));
}

PlanPtr add(BoundCallSubquery clause, PlanPtr input) {
  if (clause.optional) return optional_call(std::move(clause), std::move(input));
  plan::CallSubquery node;
  node.query = std::make_unique<QueryPlan>(plan_query(std::move(*clause.query)));
  node.arguments = std::move(clause.arguments);
  node.results = std::move(clause.results);
  node.returns = clause.returns;
  if (writes(*node.query)) return write(std::move(node), std::move(input));
  return make_plan(std::move(node), std::move(input));
}

PartPlan plan_part(BoundSingleQuery part) {
  PartPlan out;
  out.slots = std::move(part.slots);
  out.imports = std::move(part.imports);
  out.columns = std::move(part.columns);
  out.returns = part.returns;
  PlanPtr root = make_plan(plan::Argument{}, nullptr);
  for (BoundClause& clause : part.clauses) {
    // What follows a write sees all of it.
    if (writes(*root) && !goes_on_creating(*root, clause)) root = eager(std::move(root));
    root = std::visit([&](auto& c) { return add(std::move(c), std::move(root)); }, clause);
  }
  // Results are read after everything is written.
  if (out.returns && writes(*root)) root = eager(std::move(root));
  out.root = std::move(root);
  return out;
}

QueryPlan plan_query(BoundQuery query) {
  QueryPlan out;
  out.distinct_union = query.distinct_union;
  for (BoundSingleQuery& part : query.parts) out.parts.push_back(plan_part(std::move(part)));
  return out;
}

}  // namespace

StatementPlan make_plan(BoundStatement statement) {
  StatementPlan out;
  out.query = plan_query(std::move(statement.query));
  for (auto& subquery : statement.subqueries)
    out.subqueries.push_back({subquery->result, plan_query(std::move(subquery->query))});
  return out;
}

}  // namespace relata::query
