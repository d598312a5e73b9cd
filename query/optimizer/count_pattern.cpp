#include "query/optimizer/count_pattern.hpp"

#include <algorithm>
#include <map>
#include <optional>

#include "query/expression/function.hpp"

namespace relata::query {

namespace {

// Cannot fail whatever the node is, gives the same for the same node, and is quickly asked.
bool is_safe(const Expression& e) {
  switch (e.operation) {
    case Operation::literal:
    case Operation::parameter:
    case Operation::slot:
      return true;
    case Operation::property:
      return e.children[0].operation == Operation::slot;
    case Operation::has_label:
    case Operation::has_any_label:
    case Operation::compare:
    case Operation::and_:
    case Operation::or_:
    case Operation::not_:
    case Operation::is_null:
    case Operation::is_not_null:
    case Operation::starts_with:
    case Operation::ends_with:
    case Operation::contains:
      return std::all_of(e.children.begin(), e.children.end(), is_safe);
    default:
      return false;
  }
}

// As a condition: and_, or_ and not_ take truth values alone.
bool is_safe_condition(const Expression& e) {
  switch (e.operation) {
    case Operation::and_:
    case Operation::or_:
    case Operation::not_:
      return std::all_of(e.children.begin(), e.children.end(), is_safe_condition);
    case Operation::has_label:
    case Operation::has_any_label:
    case Operation::compare:
    case Operation::is_null:
    case Operation::is_not_null:
    case Operation::starts_with:
    case Operation::ends_with:
    case Operation::contains:
      return is_safe(e);
    default:
      return false;
  }
}

bool is_count(const AggregateAssignment& a) { return a.aggregate.function != nullptr && a.aggregate.function->name == "count" && !a.aggregate.flag; }

// The slot of `x` or of `id(x)`.
std::optional<uint32_t> node_named_by(const Expression& e) {
  if (e.operation == Operation::slot) return e.index;
  const bool is_id = e.operation == Operation::call && e.function != nullptr && e.function->name == "id";
  if (is_id && e.children[0].operation == Operation::slot) return e.children[0].index;
  return std::nullopt;
}

bool may_be_same(const PatternRelationship& a, const PatternRelationship& b) {
  if (a.types.empty() || b.types.empty()) return true;
  return std::any_of(a.types.begin(), a.types.end(), [&](const std::string& t) { return std::find(b.types.begin(), b.types.end(), t) != b.types.end(); });
}

// Puts the clauses of a chain together into one pattern; gives up at what it cannot count.
class Collector {
 public:
  explicit Collector(const std::vector<SubqueryPlan>& subqueries) : subqueries_(subqueries) {}

  // The operators from below upwards.
  bool collect(const std::vector<Plan*>& chain) {
    for (Plan* p : chain) {
      if (const auto* match = std::get_if<plan::Match>(&p->node)) {
        if (!add_match(*match)) return false;
      } else if (const auto* filter = std::get_if<plan::Filter>(&p->node)) {
        if (!add_predicates(filter->predicates)) return false;
      } else if (std::holds_alternative<plan::Optional>(p->node)) {
        if (!add_optional(*p->inner)) return false;
      } else {
        return false;
      }
    }
    return !pattern_.nodes.empty() && constraints(pattern_) <= counting::kMaximumConstraints;
  }

  [[nodiscard]] std::optional<uint32_t> node_of(uint32_t slot) const {
    const auto at = node_of_slot_.find(slot);
    return at == node_of_slot_.end() ? std::nullopt : std::optional<uint32_t>(at->second);
  }
  // Whether every row has a node or relationship of the pattern in the slot.
  [[nodiscard]] bool is_there(uint32_t slot) const { return node_of_slot_.contains(slot) || relationships_.contains(slot); }
  counting::Pattern take() { return std::move(pattern_); }

 private:
  static size_t constraints(const counting::Pattern& p) { return p.different.size() + p.unequal.size() + p.absent.size(); }

  uint32_t node(const PatternNode& n) {
    const auto [at, is_new] = node_of_slot_.try_emplace(n.slot, static_cast<uint32_t>(pattern_.nodes.size()));
    if (is_new) {
      pattern_.nodes.push_back({n.slot, n.bound, {}, {}});
    }
    std::vector<std::string>& labels = pattern_.nodes[at->second].labels;
    for (const std::string& label : n.labels) {
      if (std::find(labels.begin(), labels.end(), label) == labels.end()) labels.push_back(label);
    }
    return at->second;
  }

  static bool plain(const plan::Match& match) {
    for (const PatternPath& p : match.pattern.paths) {
      if (p.selector != PathSelector::all || p.search) return false;
    }
    return std::none_of(match.pattern.relationships.begin(), match.pattern.relationships.end(),
                        [](const PatternRelationship& r) { return r.bound || r.length || r.each; });
  }

  bool add_match(const plan::Match& match) {
    if (!plain(match)) return false;
    std::vector<uint32_t> nodes;
    for (const PatternNode& n : match.pattern.nodes) nodes.push_back(node(n));
    const auto first = static_cast<uint32_t>(pattern_.edges.size());
    const auto& relationships = match.pattern.relationships;
    for (const PatternRelationship& r : relationships) {
      pattern_.edges.push_back({nodes[r.from], nodes[r.to], r.direction, r.types});
      relationships_.insert(r.slot);
    }
    for (uint32_t i = 0; i < relationships.size(); ++i) {
      for (uint32_t j = i + 1; j < relationships.size(); ++j) {
        if (may_be_same(relationships[i], relationships[j])) pattern_.different.emplace_back(first + i, first + j);
      }
    }
    return add_predicates(match.predicates);
  }

  bool add_predicates(const std::vector<Expression>& predicates) {
    return std::all_of(predicates.begin(), predicates.end(), [this](const Expression& e) { return add_predicate(e); });
  }

  bool add_predicate(const Expression& e) {
    if (e.operation == Operation::and_) return add_predicates(e.children);
    if (add_inequality(e)) return true;
    if (e.operation == Operation::subquery) return add_relationship(e, pattern_.present);
    if (e.operation == Operation::not_ && e.children[0].operation == Operation::subquery) return add_relationship(e.children[0], pattern_.absent);
    const std::vector<uint32_t> slots = slots_of(e);
    if (slots.size() != 1 || !is_safe_condition(e)) return false;
    const std::optional<uint32_t> at = node_of(slots[0]);
    if (!at) return false;
    pattern_.nodes[*at].predicates.push_back(e);
    return true;
  }

  // `a <> b`, `NOT a = b`, both also with id() around the nodes.
  bool add_inequality(const Expression& e) {
    const bool negated = e.operation == Operation::not_;
    const Expression& c = negated ? e.children[0] : e;
    if (c.operation != Operation::compare || c.children.size() != 2) return false;
    if (c.comparisons[0] != (negated ? Comparison::equal : Comparison::not_equal)) return false;
    if (c.children[0].operation != c.children[1].operation) return false;
    const std::optional<uint32_t> slots[2] = {node_named_by(c.children[0]), node_named_by(c.children[1])};
    if (!slots[0] || !slots[1]) return false;
    const std::optional<uint32_t> nodes[2] = {node_of(*slots[0]), node_of(*slots[1])};
    if (!nodes[0] || !nodes[1]) return false;
    pattern_.unequal.emplace_back(*nodes[0], *nodes[1]);
    return true;
  }

  // EXISTS of one relationship between two nodes that are known.
  bool add_relationship(const Expression& e, std::vector<counting::PatternEdge>& to) {
    const SubqueryPlan& subquery = subqueries_[e.index];
    if (subquery.result != SubqueryResult::exists || subquery.query.parts.size() != 1) return false;
    const PartPlan& part = subquery.query.parts[0];
    const auto* match = std::get_if<plan::Match>(&part.root->node);
    if (match == nullptr || !std::holds_alternative<plan::Argument>(part.root->input->node)) return false;
    if (!plain(*match) || match->pattern.relationships.size() != 1 || !match->predicates.empty()) return false;
    const PatternRelationship& r = match->pattern.relationships[0];
    const std::optional<uint32_t> ends[2] = {imported(e, part, match->pattern.nodes[r.from]), imported(e, part, match->pattern.nodes[r.to])};
    if (!ends[0] || !ends[1]) return false;
    to.push_back({*ends[0], *ends[1], r.direction, r.types});
    return true;
  }

  // Which node of the pattern outside a node of the subquery is.
  [[nodiscard]] std::optional<uint32_t> imported(const Expression& e, const PartPlan& part, const PatternNode& n) const {
    if (!n.bound || !n.labels.empty()) return std::nullopt;
    for (const Import& i : part.imports) {
      if (i.slot != n.slot || e.children[i.argument].operation != Operation::slot) continue;
      return node_of(e.children[i.argument].index);
    }
    return std::nullopt;
  }

  // OPTIONAL MATCH that hangs at one node and reads nothing else of the row.
  bool add_optional(const Plan& inner) {
    const auto* match = std::get_if<plan::Match>(&inner.node);
    if (match == nullptr || !std::holds_alternative<plan::Argument>(inner.input->node)) return false;
    Collector branch(subqueries_);
    std::optional<uint32_t> at;
    for (const PatternNode& n : match->pattern.nodes) {
      if (!n.bound) continue;
      if (at || !n.labels.empty()) return false;
      at = node_of(n.slot);
      if (!at) return false;
      PatternNode root = n;
      root.bound = false;
      branch.node(root);
    }
    if (!at || match->pattern.nodes.size() < 2 || !branch.add_match(*match)) return false;
    if (constraints(branch.pattern_) > counting::kMaximumConstraints || !branch.pattern_.nodes[0].predicates.empty()) return false;
    pattern_.branches.push_back({*at, branch.take()});
    return true;
  }

  const std::vector<SubqueryPlan>& subqueries_;
  counting::Pattern pattern_;
  std::map<uint32_t, uint32_t> node_of_slot_;
  std::set<uint32_t> relationships_;  // their slots
};

// The number of rows is all that the aggregates ask for.
bool counts_rows(const plan::Aggregate& aggregate, const Collector& collected) {
  return std::all_of(aggregate.aggregates.begin(), aggregate.aggregates.end(), [&](const AggregateAssignment& a) {
    if (!is_count(a)) return false;
    const std::vector<Expression>& arguments = a.aggregate.children;
    return arguments.empty() || (arguments[0].operation == Operation::slot && collected.is_there(arguments[0].index));
  });
}

// The one node that all keys read; they are the node or its properties.
std::optional<uint32_t> group_node(const plan::Aggregate& aggregate, const Collector& collected) {
  std::optional<uint32_t> slot;
  for (const Assignment& key : aggregate.keys) {
    const std::vector<uint32_t> slots = slots_of(key.expression);
    if (slots.size() != 1 || (slot && *slot != slots[0]) || !is_safe(key.expression)) return std::nullopt;
    slot = slots[0];
  }
  return slot ? collected.node_of(*slot) : std::nullopt;
}

// Counts become sums over the counts of the nodes.
void sum_counts(plan::Aggregate& aggregate) {
  for (AggregateAssignment& a : aggregate.aggregates) {
    const Span span = a.aggregate.span;
    const StaticType type = a.aggregate.type;
    a.aggregate = Expression();
    a.aggregate.operation = Operation::aggregate;
    a.aggregate.function = find_function("sum");
    a.aggregate.span = span;
    a.aggregate.type = type;
    a.aggregate.children.push_back(slot(a.slot, ValueType::integer, span));
  }
}

}  // namespace

void count_pattern(PlanPtr& at, const std::vector<SubqueryPlan>& subqueries) {
  auto* aggregate = std::get_if<plan::Aggregate>(&at->node);
  if (aggregate == nullptr || aggregate->aggregates.empty()) return;
  std::vector<Plan*> chain;
  PlanPtr* below = &at->input;
  for (; !std::holds_alternative<plan::Argument>((*below)->node); below = &(*below)->input) {
    if (!(*below)->input) return;
    chain.push_back(below->get());
  }
  std::reverse(chain.begin(), chain.end());
  Collector collected(subqueries);
  if (chain.empty() || !collected.collect(chain) || !counts_rows(*aggregate, collected)) return;
  plan::CountMatches count;
  if (!aggregate->keys.empty()) {
    count.group = group_node(*aggregate, collected);
    if (!count.group) return;
  }
  for (const AggregateAssignment& a : aggregate->aggregates) count.slots.push_back(a.slot);
  count.pattern = std::make_shared<const counting::Pattern>(collected.take());
  PlanPtr argument = std::move(*below);
  PlanPtr counted = make_plan(std::move(count), std::move(argument));
  if (aggregate->keys.empty()) {
    at = std::move(counted);
    return;
  }
  sum_counts(*aggregate);
  at->input = std::move(counted);
}

}  // namespace relata::query
