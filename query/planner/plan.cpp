#include "query/planner/plan.hpp"

#include <algorithm>

namespace relata::query {

namespace {

template <class... F>
struct Overloaded : F... {
  using F::operator()...;
};
template <class... F>
Overloaded(F...) -> Overloaded<F...>;

using Visit = std::function<void(const Expression&)>;

void visit_optional(const std::optional<Expression>& e, const Visit& visit) {
  if (e) visit(*e);
}

void visit_all(const std::vector<SortKey>& keys, const Visit& visit) {
  for (const SortKey& key : keys) visit(key.expression);
}

void visit_all(const std::vector<Expression>& list, const Visit& visit) {
  for (const Expression& e : list) visit(e);
}

void visit_all(const std::vector<Assignment>& items, const Visit& visit) {
  for (const Assignment& item : items) visit(item.expression);
}

void visit_all(const std::vector<BoundSetItem>& items, const Visit& visit) {
  for (const BoundSetItem& item : items) {
    visit(item.target);
    visit(item.value);
  }
}

void visit_create(const BoundCreate& create, const Visit& visit) {
  const auto each = [&](const auto& thing) {
    for (const PropertyValue& p : thing.properties) visit(p.value);
    visit_optional(thing.property_map, visit);
  };
  for (const NewNode& n : create.nodes) each(n);
  for (const NewRelationship& r : create.relationships) each(r);
}

}  // namespace

Plan::Plan(Node n, PlanPtr in) : node(std::move(n)), input(std::move(in)) {}

// The input chain is as long as the query; freeing it in a loop keeps the stack flat.
Plan::~Plan() {
  PlanPtr next = std::move(input);
  while (next) next = std::move(next->input);
}

PlanPtr make_plan(Plan::Node node, PlanPtr input) { return std::make_unique<Plan>(std::move(node), std::move(input)); }

bool writes(const QueryPlan& query) {
  return std::any_of(query.parts.begin(), query.parts.end(), [](const PartPlan& p) { return writes_below(*p.root); });
}

bool writes(const Plan& p) {
  if (p.inner && writes_below(*p.inner)) return true;
  return std::visit(Overloaded{
                        [](const plan::Create&) { return true; },
                        [](const plan::Merge&) { return true; },
                        [](const plan::Set&) { return true; },
                        [](const plan::Remove&) { return true; },
                        [](const plan::Delete&) { return true; },
                        [](const plan::Foreach&) { return true; },
                        [](const plan::CallSubquery& c) { return writes(*c.query); },
                        [](const auto&) { return false; },
                    },
                    p.node);
}

bool writes_below(const Plan& p) {
  for (const Plan* at = &p; at != nullptr; at = at->input.get()) {
    if (writes(*at)) return true;
  }
  return false;
}

namespace {

size_t operator_count(const QueryPlan& query);

size_t operator_count(const Plan& root) {
  size_t count = 0;
  for (const Plan* at = &root; at != nullptr; at = at->input.get()) {
    ++count;
    if (at->inner) count += operator_count(*at->inner);
    if (const auto* c = std::get_if<plan::CallSubquery>(&at->node)) count += operator_count(*c->query);
    if (const auto* f = std::get_if<plan::Foreach>(&at->node)) count += operator_count(*f->body);
  }
  return count;
}

size_t operator_count(const QueryPlan& query) {
  size_t count = 0;
  for (const PartPlan& part : query.parts) count += operator_count(*part.root);
  return count;
}

}  // namespace

size_t operator_count(const StatementPlan& statement) {
  size_t count = operator_count(statement.query);
  for (const SubqueryPlan& subquery : statement.subqueries) count += operator_count(subquery.query);
  return count;
}

namespace {

std::vector<uint32_t> created_slots(const BoundCreate& create) {
  std::vector<uint32_t> out;
  for (const NewNode& n : create.nodes) out.push_back(n.slot);
  for (const NewRelationship& r : create.relationships) out.push_back(r.slot);
  for (const NewPath& p : create.paths) out.push_back(p.slot);
  return out;
}

std::vector<uint32_t> expand_slots(const plan::Expand& e) {
  if (e.into) return {e.relationship};
  return {e.relationship, e.to};
}

}  // namespace

namespace {

// The slots of one repetition, and of the lists outside it.
void add_slots(const RepeatedPath& path, std::vector<uint32_t>& out) {
  out.insert(out.end(), path.nodes.begin(), path.nodes.end());
  for (const RepeatedStep& step : path.steps) out.push_back(step.slot);
  for (const RepeatedPath::Group& g : path.groups) out.push_back(g.list);
}

std::vector<uint32_t> match_slots(const PatternGraph& pattern) {
  std::vector<uint32_t> out = introduced_slots(pattern);
  for (const PatternNode& n : pattern.nodes) out.push_back(n.slot);
  for (const PatternRelationship& r : pattern.relationships) {
    out.push_back(r.slot);
    if (r.repeated) add_slots(*r.repeated, out);
  }
  return out;
}

std::vector<uint32_t> repeated_slots(const plan::ExpandRepeated& e) {
  std::vector<uint32_t> out = {e.relationships};
  if (!e.into) out.push_back(e.to);
  add_slots(e.path, out);
  return out;
}

std::vector<uint32_t> search_slots(const plan::SearchPaths& s) {
  std::vector<uint32_t> out;
  for (const plan::Stretch& stretch : s.stretches) {
    out.push_back(stretch.slot);
    if (!stretch.end_known) out.push_back(stretch.end);
    add_slots(stretch.path, out);
  }
  if (s.path_slot) out.push_back(*s.path_slot);
  return out;
}

}  // namespace

std::vector<uint32_t> written_slots(const Plan& p) {
  using Slots = std::vector<uint32_t>;
  return std::visit(Overloaded{
                        [](const plan::Match& m) { return match_slots(m.pattern); },
                        [](const plan::NodeScan& s) { return Slots{s.slot}; },
                        [](const plan::NodeLookup& s) { return Slots{s.slot}; },
                        [](const plan::Expand& e) { return expand_slots(e); },
                        [](const plan::ExpandLength& e) { return expand_slots(e.step); },
                        [](const plan::Endpoints& e) {
                          return Slots{e.from, e.to};
                        },
                        [](const plan::ShortestPath& s) { return expand_slots(s.step.step); },
                        [](const plan::ExpandRepeated& e) { return repeated_slots(e); },
                        [](const plan::SearchPaths& search) { return search_slots(search); },
                        [](const plan::AssemblePath& a) { return Slots{a.slot}; },
                        [](const plan::LoadCsv& l) {
                          return Slots{l.load.slot, l.load.line_slot, l.load.file_slot};
                        },
                        [](const plan::Optional& o) { return o.nulls; },
                        [](const plan::CallProcedure& c) {
                          Slots out;
                          for (const auto& [field, slot] : c.call.results) out.push_back(slot);
                          return out;
                        },
                        [](const plan::CallSubquery& c) {
                          Slots out;
                          for (const auto& [column, slot] : c.results) out.push_back(slot);
                          return out;
                        },
                        [](const plan::Unwind& u) { return Slots{u.slot}; },
                        [](const plan::Project& project) {
                          Slots out;
                          for (const Assignment& item : project.items) out.push_back(item.slot);
                          return out;
                        },
                        [](const plan::Aggregate& a) {
                          Slots out;
                          for (const Assignment& key : a.keys) out.push_back(key.slot);
                          for (const AggregateAssignment& aggregate : a.aggregates) out.push_back(aggregate.slot);
                          return out;
                        },
                        [](const plan::CountMatches& c) {
                          Slots out = c.slots;
                          if (c.group) out.push_back(c.pattern->nodes[*c.group].slot);
                          return out;
                        },
                        [](const plan::Create& c) { return created_slots(c.create); },
                        [](const plan::Merge& m) { return created_slots(m.create); },
                        [](const auto&) { return Slots{}; },
                    },
                    p.node);
}

namespace {

void visit_search(const plan::SearchPaths& search, const Visit& visit) {
  visit_all(search.predicates, visit);
  for (const plan::Stretch& stretch : search.stretches) {
    visit_all(stretch.path.predicates, visit);
    visit_all(stretch.end_predicates, visit);
    visit_optional(stretch.each, visit);
  }
}

}  // namespace

void for_each_expression(const Plan& p, const Visit& visit) {
  std::visit(Overloaded{
                 [&](const plan::Match& m) {
                   visit_all(m.predicates, visit);
                   for (const PatternPath& path : m.pattern.paths) visit_all(path.predicates, visit);
                   for (const PatternRelationship& r : m.pattern.relationships) {
                     visit_optional(r.each, visit);
                     if (r.repeated) visit_all(r.repeated->predicates, visit);
                   }
                 },
                 [&](const plan::NodeLookup& s) {
                   visit(s.value);
                   visit(s.upper);
                 },
                 [&](const plan::ExpandLength& e) { visit_optional(e.each, visit); },
                 [&](const plan::Endpoints& e) { visit_optional(e.each, visit); },
                 [&](const plan::ShortestPath& s) { visit_optional(s.step.each, visit); },
                 [&](const plan::ExpandRepeated& e) { visit_all(e.path.predicates, visit); },
                 [&](const plan::SearchPaths& search) { visit_search(search, visit); },
                 [&](const plan::LoadCsv& l) { visit(l.load.url); },
                 [&](const plan::CallProcedure& c) {
                   visit_all(c.call.arguments, visit);
                   visit_optional(c.call.where, visit);
                 },
                 [&](const plan::CallSubquery& c) { visit_all(c.arguments, visit); },
                 [&](const plan::Filter& f) { visit_all(f.predicates, visit); },
                 [&](const plan::Unwind& u) { visit(u.list); },
                 [&](const plan::Project& project) { visit_all(project.items, visit); },
                 [&](const plan::Aggregate& a) {
                   visit_all(a.keys, visit);
                   for (const AggregateAssignment& aggregate : a.aggregates) visit(aggregate.aggregate);
                 },
                 [&](const plan::Sort& s) { visit_all(s.keys, visit); },
                 [&](const plan::Top& t) {
                   visit_all(t.keys, visit);
                   visit(t.limit);
                   visit_optional(t.skip, visit);
                 },
                 [&](const plan::Skip& s) { visit(s.count); },
                 [&](const plan::Limit& l) { visit(l.count); },
                 [&](const plan::Create& c) { visit_create(c.create, visit); },
                 [&](const plan::Merge& m) {
                   visit_create(m.create, visit);
                   visit_all(m.on_create, visit);
                   visit_all(m.on_match, visit);
                 },
                 [&](const plan::Set& s) { visit_all(s.items, visit); },
                 [&](const plan::Remove& r) {
                   for (const BoundRemoveItem& item : r.items) visit(item.target);
                 },
                 [&](const plan::Delete& d) { visit_all(d.targets, visit); },
                 [&](const plan::Foreach& f) {
                   visit(f.list);
                   visit_all(f.arguments, visit);
                 },
                 [](const auto&) {},
             },
             p.node);
}

}  // namespace relata::query
