// Parts of a path that are repeated, ((a)-[r]->(b) WHERE ...){1,3}, and searches among paths.
//
// Inside the parentheses a variable is one node or relationship; outside it is the list of them. The inside sees what
// clauses before bound and nothing else of its own MATCH: which repetition would such a variable be compared with?
#include <algorithm>

#include "query/binder/pattern_graph_builder.hpp"
#include "query/expression/check.hpp"

namespace relata::query {

// One repetition being bound.
struct StatementBinder::RepeatedBuilder {
  struct Named {
    ast::Name name;
    uint32_t slot = 0;
    bool is_node = true;
    uint32_t position = 0;
  };
  PatternBuilder pattern;  // for the conditions of its elements
  RepeatedPath path;
  std::vector<Named> named;
};

uint32_t StatementBinder::repeated_variable(RepeatedBuilder& inside, const std::optional<ast::Name>& name,
                                            bool is_node) {
  const ValueType type = is_node ? ValueType::node : ValueType::relationship;
  if (!name) return frame_->add_slot({}, type);
  const auto same_name = [&](const RepeatedBuilder::Named& n) { return n.name.text == name->text; };
  const auto known = std::find_if(inside.named.begin(), inside.named.end(), same_name);
  if (known != inside.named.end()) {
    if (known->is_node != is_node) {
      fail("VariableTypeConflict", "'" + name->text + "' cannot be both a node and a relationship", name->span);
    } else if (!is_node) {
      fail("RelationshipUniquenessViolation",
           "the relationship '" + name->text + "' stands twice in one pattern, but all its relationships are different",
           name->span);
    }
    return known->slot;
  }
  if (find_variable(name->text, name->span) || (hidden_ != nullptr && hidden_->contains(name->text))) {
    fail("VariableAlreadyBound", "the variable '" + name->text + "' is already bound", name->span,
         "a repeated part gives new lists: use another name inside, and compare in WHERE");
  }
  const uint32_t slot = introduce(*name, type);
  const size_t position = is_node ? inside.path.nodes.size() : inside.path.steps.size();
  inside.named.push_back({*name, slot, is_node, static_cast<uint32_t>(position)});
  return slot;
}

void StatementBinder::repeated_node(RepeatedBuilder& inside, const ast::NodePattern& n) {
  const uint32_t index = repeated_variable(inside, n.variable, true);
  const Expression entity = slot(index, ValueType::node, n.span);
  inside.path.nodes.push_back(index);
  if (n.labels) inside.pattern.predicates->push_back(label_predicate(*n.labels, entity));
  property_predicates(inside.pattern, n.properties, entity);
  for (Expression& e : conjuncts(n.predicate)) inside.pattern.predicates->push_back(std::move(e));
}

void StatementBinder::repeated_step(RepeatedBuilder& inside, const ast::RelationshipPattern& r) {
  if (r.group) return fail("UnexpectedSyntax", "a repeated part cannot hold another one", r.span);
  if (r.length) {
    return fail("UnexpectedSyntax", "a repeated part cannot hold a relationship of variable length", r.span,
                "give the quantifier to the part alone");
  }
  RepeatedStep step;
  step.slot = repeated_variable(inside, r.variable, false);
  step.direction = direction_of(r.direction);
  const Expression entity = slot(step.slot, ValueType::relationship, r.span);
  if (r.types && is_disjunction_of_names(*r.types))
    step.types = type_names(*r.types);
  else if (r.types)
    inside.pattern.predicates->push_back(label_predicate(*r.types, entity));
  property_predicates(inside.pattern, r.properties, entity);
  for (Expression& e : conjuncts(r.predicate)) inside.pattern.predicates->push_back(std::move(e));
  inside.path.steps.push_back(std::move(step));
}

namespace {

// All types a repetition may follow; empty: any.
std::vector<std::string> all_types(const RepeatedPath& path) {
  std::vector<std::string> out;
  for (const RepeatedStep& step : path.steps) {
    if (step.types.empty()) return {};
    out.insert(out.end(), step.types.begin(), step.types.end());
  }
  return out;
}

}  // namespace

void StatementBinder::repeated(PatternBuilder& builder, const ast::RelationshipPattern& r, uint32_t from, uint32_t to) {
  const ast::PatternPart& part = *r.group;
  if (part.relationships.empty())
    return fail("UnexpectedSyntax", "a repeated part needs at least one relationship", r.span);
  if (part.variable) {
    return fail("UnexpectedSyntax", "the paths of a repeated part cannot be named", part.variable->span,
                "name the whole path");
  }
  if (too_many(builder.graph.relationships.size() + part.relationships.size(), r.span)) return;
  PatternRelationship out;
  out.from = from;
  out.to = to;
  out.span = r.span;
  out.length = path_length(*r.length);
  out.slot = frame_->add_slot({}, StaticType(ValueType::list, ValueType::relationship));

  std::vector<Expression> predicates;
  RepeatedBuilder inside{{{}, &predicates, true, {}, {}}, {}, {}};
  const Scope outside = frame_->scope;
  frame_->scope = *builder.before;
  hidden_ = &outside;
  for (size_t i = 0; i < part.nodes.size() && !error_; ++i) {
    if (i > 0) repeated_step(inside, part.relationships[i - 1]);
    repeated_node(inside, part.nodes[i]);
  }
  for (Expression& e : conjuncts(part.predicate)) predicates.push_back(std::move(e));
  for (Expression& e : conjuncts(r.predicate)) predicates.push_back(std::move(e));
  hidden_ = nullptr;
  frame_->scope = outside;
  if (error_) return;

  for (const RepeatedBuilder::Named& n : inside.named) {
    const StaticType type(ValueType::list, n.is_node ? ValueType::node : ValueType::relationship);
    inside.path.groups.push_back({n.slot, introduce(n.name, type), n.is_node, n.position});
  }
  inside.path.predicates = std::move(predicates);
  out.types = all_types(inside.path);
  out.repeated = std::move(inside.path);
  builder.graph.relationships.push_back(std::move(out));
}

void StatementBinder::check_search(const ast::PatternPart& p, size_t parts) {
  if (!p.search) return;
  if (parts > 1) {
    fail("UnexpectedSyntax", "a search for some of the paths must be the only pattern of its MATCH", p.search->span,
         "use a MATCH of its own for it");
  }
}

}  // namespace relata::query
