// What every plan must satisfy, whichever passes ran.
#include "query/optimizer/optimizer.hpp"

namespace relata::query {

namespace {

using Slots = std::set<uint32_t>;

std::string check_query(const QueryPlan& query);

// What the operator itself reads beside its expressions.
std::vector<uint32_t> read_slots(const Plan& p) {
  std::vector<uint32_t> out;
  for_each_expression(p, [&](const Expression& e) {
    for (const uint32_t s : slots_of(e)) out.push_back(s);
  });
  const auto expand = [&](const plan::Expand& e) {
    out.push_back(e.from);
    if (e.into) out.push_back(e.to);
    out.insert(out.end(), e.different_from.begin(), e.different_from.end());
  };
  if (const auto* e = std::get_if<plan::Expand>(&p.node)) expand(*e);
  if (const auto* e = std::get_if<plan::ExpandLength>(&p.node)) expand(e->step);
  if (const auto* e = std::get_if<plan::ShortestPath>(&p.node)) expand(e->step.step);
  if (const auto* e = std::get_if<plan::ExpandRepeated>(&p.node)) {
    out.push_back(e->from);
    if (e->into) out.push_back(e->to);
    out.insert(out.end(), e->different_from.begin(), e->different_from.end());
  }
  if (const auto* search = std::get_if<plan::SearchPaths>(&p.node)) {
    out.push_back(search->from);
    for (const plan::Stretch& stretch : search->stretches) {
      if (stretch.end_known) out.push_back(stretch.end);
    }
  }
  if (const auto* e = std::get_if<plan::Endpoints>(&p.node)) out.push_back(e->relationship);
  if (const auto* a = std::get_if<plan::AssemblePath>(&p.node)) {
    out.push_back(a->first_node);
    out.insert(out.end(), a->relationships.begin(), a->relationships.end());
  }
  if (const auto* d = std::get_if<plan::Distinct>(&p.node)) out = d->slots;
  return out;
}

// Operators that may read what they themselves introduce: in CREATE (a {x: 1}), ({x: a.x}) one part reads another.
bool introduces_itself(const Plan& p) {
  return std::holds_alternative<plan::Match>(p.node) || std::holds_alternative<plan::Merge>(p.node) ||
         std::holds_alternative<plan::Create>(p.node) || std::holds_alternative<plan::ExpandRepeated>(p.node) ||
         std::holds_alternative<plan::SearchPaths>(p.node);
}

std::string check_chain(const Plan& root, Slots& known) {
  std::vector<const Plan*> chain;
  for (const Plan* at = &root; at != nullptr; at = at->input.get()) chain.push_back(at);
  for (size_t i = chain.size(); i-- > 0;) {
    const Plan& p = *chain[i];
    if (p.inner) {
      Slots inner = known;
      if (std::string complaint = check_chain(*p.inner, inner); !complaint.empty()) return complaint;
    }
    if (const auto* c = std::get_if<plan::CallSubquery>(&p.node)) {
      if (std::string complaint = check_query(*c->query); !complaint.empty()) return complaint;
    }
    const std::vector<uint32_t> written = written_slots(p);
    if (introduces_itself(p)) known.insert(written.begin(), written.end());
    for (const uint32_t s : read_slots(p)) {
      if (!known.contains(s))
        return "operator " + std::to_string(chain.size() - i) + " reads slot " + std::to_string(s) +
               " before it is written";
    }
    known.insert(written.begin(), written.end());
  }
  return {};
}

std::string check_query(const QueryPlan& query) {
  for (const PartPlan& part : query.parts) {
    Slots known;
    for (const Import& i : part.imports) known.insert(i.slot);
    if (std::string complaint = check_chain(*part.root, known); !complaint.empty()) return complaint;
    for (const Column& c : part.columns) {
      if (!known.contains(c.slot)) return "column " + c.name + " is never written";
    }
  }
  return {};
}

}  // namespace

std::string verify(const StatementPlan& plan) {
  if (std::string complaint = check_query(plan.query); !complaint.empty()) return complaint;
  for (const SubqueryPlan& subquery : plan.subqueries) {
    if (std::string complaint = check_query(subquery.query); !complaint.empty()) return complaint;
  }
  return {};
}

}  // namespace relata::query
