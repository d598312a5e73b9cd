// Patterns that are matched: to query graphs.
#include <algorithm>
#include <limits>

#include "query/binder/pattern_graph_builder.hpp"
#include "query/expression/check.hpp"

namespace relata::query {

namespace {

const StaticType kRelationshipList{TypeSet(ValueType::list), TypeSet(ValueType::relationship)};

bool is_conjunction_of_names(const ast::LabelExpression& labels) {
  using Kind = ast::LabelExpression::Kind;
  if (labels.kind == Kind::name) return true;
  return labels.kind == Kind::and_ && std::all_of(labels.operands.begin(), labels.operands.end(),
                                                  [](const auto& o) { return is_conjunction_of_names(o); });
}

void collect_names(const ast::LabelExpression& labels, std::vector<std::string>& out) {
  if (labels.kind == ast::LabelExpression::Kind::name) {
    if (std::find(out.begin(), out.end(), labels.name.text) == out.end()) out.push_back(labels.name.text);
  }
  for (const ast::LabelExpression& operand : labels.operands) collect_names(operand, out);
}

uint32_t clamped(int64_t n) { return static_cast<uint32_t>(std::min<int64_t>(n, kNoMaximum - 1)); }

bool may_be(const Expression& e, ValueType type) { return e.type.values.only_null() || e.type.values.contains(type); }

bool has_repetition(const ast::PatternPart& p) {
  return std::any_of(p.relationships.begin(), p.relationships.end(),
                     [](const ast::RelationshipPattern& r) { return r.group != nullptr; });
}

}  // namespace

bool is_disjunction_of_names(const ast::LabelExpression& types) {
  using Kind = ast::LabelExpression::Kind;
  if (types.kind == Kind::name) return true;
  return types.kind == Kind::or_ && std::all_of(types.operands.begin(), types.operands.end(),
                                                [](const auto& o) { return is_disjunction_of_names(o); });
}

PathLength path_length(const ast::LengthRange& length) {
  return {length.minimum ? clamped(*length.minimum) : 1, length.maximum ? clamped(*length.maximum) : kNoMaximum};
}

PatternGraph StatementBinder::pattern(const std::vector<const ast::PatternPart*>& parts,
                                      std::vector<Expression>& predicates, bool may_introduce) {
  PatternBuilder builder{{}, &predicates, may_introduce, {}, {}};
  Scope before;
  if (std::any_of(parts.begin(), parts.end(), [](const ast::PatternPart* p) { return has_repetition(*p); })) {
    before = frame_->scope;
    builder.before = &before;
  }
  for (const ast::PatternPart* p : parts) {
    check_search(*p, parts.size());
    part(builder, *p);
  }
  return std::move(builder.graph);
}

void StatementBinder::part(PatternBuilder& builder, const ast::PatternPart& p) {
  // A path variable is known only after its own pattern, but no variable inside may have its name.
  if (p.variable && find_variable(p.variable->text, p.variable->span)) {
    fail("VariableAlreadyBound", "the variable '" + p.variable->text + "' is already bound", p.variable->span,
         "give the path another name");
  }
  // What a search chooses from must satisfy the conditions inside the pattern; WHERE asks what was chosen.
  std::vector<Expression> before_search;
  std::vector<Expression>* const after_search = builder.predicates;
  const bool searches = p.search && !p.relationships.empty();  // a single node is the only path there is
  if (searches) builder.predicates = &before_search;
  const size_t first_relationship = builder.graph.relationships.size();
  const uint32_t first_node = node(builder, p.nodes[0]);
  uint32_t from = first_node;
  for (size_t i = 0; i < p.relationships.size(); ++i) {
    const uint32_t to = node(builder, p.nodes[i + 1]);
    relationship(builder, p.relationships[i], from, to);
    from = to;
  }
  if (p.variable || searches || p.selector != ast::PathSelector::none) path(builder, p, first_node, first_relationship);
  for (Expression& e : conjuncts(p.predicate)) builder.predicates->push_back(std::move(e));
  builder.predicates = after_search;
  if (searches) builder.graph.paths.back().predicates = std::move(before_search);
}

void StatementBinder::path(PatternBuilder& builder, const ast::PatternPart& p, uint32_t first_node,
                           size_t first_relationship) {
  PatternPath out;
  out.first_node = first_node;
  for (size_t i = first_relationship; i < builder.graph.relationships.size(); ++i)
    out.relationships.push_back(static_cast<uint32_t>(i));
  if (p.selector != ast::PathSelector::none) {
    out.selector = p.selector == ast::PathSelector::shortest ? PathSelector::shortest : PathSelector::all_shortest;
    if (p.relationships.size() != 1 || p.relationships[0].quantified) {
      fail("InvalidRelationshipPattern", "a shortest path needs a pattern of exactly one relationship", p.span,
           "write shortestPath((a)-[*]-(b)), or SHORTEST 1 before any pattern");
    }
  }
  if (p.search && !p.relationships.empty()) {
    out.search = PathSearch{p.search->kind == ast::PathSearch::Kind::groups, static_cast<uint64_t>(p.search->count)};
  }
  if (p.variable) {
    if (find_variable(p.variable->text, p.variable->span)) {
      fail("VariableAlreadyBound", "the variable '" + p.variable->text + "' is already bound", p.variable->span,
           "give the path another name");
    }
    out.slot = introduce(*p.variable, ValueType::path);
  }
  builder.graph.paths.push_back(std::move(out));
}

void StatementBinder::check_node_kind(const Expression& e, const std::string& name, Span span) {
  if (!may_be(e, ValueType::node)) {
    fail("VariableTypeConflict", "'" + name + "' is " + describe(e.type.values) + " and cannot be a node", span);
  }
}

// The index of the pattern node, new or met before in this clause.
uint32_t StatementBinder::node_index(PatternBuilder& builder, const ast::NodePattern& n) {
  PatternNode out;
  out.span = n.span;
  std::optional<Expression> known;
  if (n.variable) known = find_variable(n.variable->text, n.variable->span);
  if (known) {
    check_node_kind(*known, n.variable->text, n.variable->span);
    if (known->operation == Operation::slot) {
      out.slot = known->index;
      out.bound = true;
    } else {  // a local of a comprehension around a pattern: it cannot be here, subqueries import it
      fail("VariableTypeConflict", "'" + n.variable->text + "' cannot be a node of a pattern here", n.variable->span);
    }
  } else if (n.variable) {
    if (!builder.may_introduce) variable(n.variable->text, n.variable->span);
    out.slot = introduce(*n.variable, ValueType::node);
  } else {
    out.slot = frame_->add_slot({}, ValueType::node);
  }
  const auto [at, is_new] =
      builder.node_of_slot.try_emplace(out.slot, static_cast<uint32_t>(builder.graph.nodes.size()));
  if (is_new) builder.graph.nodes.push_back(std::move(out));
  return at->second;
}

uint32_t StatementBinder::node(PatternBuilder& builder, const ast::NodePattern& n) {
  const uint32_t index = node_index(builder, n);
  const Expression entity = slot(builder.graph.nodes[index].slot, ValueType::node, n.span);
  if (n.labels && is_conjunction_of_names(*n.labels)) {
    collect_names(*n.labels, builder.graph.nodes[index].labels);
  } else if (n.labels) {
    builder.predicates->push_back(label_predicate(*n.labels, entity));
  }
  property_predicates(builder, n.properties, entity);
  for (Expression& e : conjuncts(n.predicate)) builder.predicates->push_back(std::move(e));
  return index;
}

void StatementBinder::property_predicates(PatternBuilder& builder, const ast::ExpressionPtr& properties,
                                          const Expression& entity) {
  if (!properties) return;
  const auto* map = std::get_if<ast::MapLiteral>(&properties->node);
  if (map == nullptr) {
    fail("InvalidParameterUse", "a parameter cannot stand for all properties of a pattern that is matched",
         properties->span, "write them out: {key: $parameter.key}");
    return;
  }
  for (const ast::MapEntry& entry : map->entries) {
    Expression left = checked(property(entity, entry.key.text, entry.key.span));
    Expression right = expression(*entry.value);
    builder.predicates->push_back(checked(
        compare(Comparison::equal, std::move(left), std::move(right), cover(entry.key.span, entry.value->span))));
  }
}

Expression StatementBinder::label_predicate(const ast::LabelExpression& labels, const Expression& entity) {
  using Kind = ast::LabelExpression::Kind;
  Expression out;
  out.span = labels.span;
  if (labels.kind == Kind::name || labels.kind == Kind::any) {
    out.operation = labels.kind == Kind::name ? Operation::has_label : Operation::has_any_label;
    out.name = labels.name.text;
    out.children.push_back(entity);
    return checked(std::move(out));
  }
  out.operation = labels.kind == Kind::not_   ? Operation::not_
                  : labels.kind == Kind::and_ ? Operation::and_
                                              : Operation::or_;
  for (const ast::LabelExpression& operand : labels.operands) out.children.push_back(label_predicate(operand, entity));
  return checked(std::move(out));
}

std::vector<std::string> StatementBinder::type_names(const ast::LabelExpression& types) {
  std::vector<std::string> out;
  collect_names(types, out);
  return out;
}

bool StatementBinder::too_many(size_t relationships, Span span) {
  if (relationships < kMaximumRelationships) return false;
  Error error =
      compile_error("SyntaxError", "UnexpectedSyntax",
                    "a pattern has at most " + std::to_string(kMaximumRelationships) + " relationships", span);
  error.kind = ErrorKind::limit;
  fail(std::move(error));
  return true;
}

void StatementBinder::relationship(PatternBuilder& builder, const ast::RelationshipPattern& r, uint32_t from,
                                   uint32_t to) {
  if (r.group) return repeated(builder, r, from, to);
  if (too_many(builder.graph.relationships.size(), r.span)) return;
  PatternRelationship out;
  out.from = from;
  out.to = to;
  out.direction = direction_of(r.direction);
  out.span = r.span;
  if (r.length) out.length = path_length(*r.length);
  relationship_variable(builder, r, out);
  const bool plain_types = !r.types || is_disjunction_of_names(*r.types);
  if (r.types && plain_types) out.types = type_names(*r.types);
  if (r.length) {
    each_predicate(r, out);
  } else {
    const Expression entity = slot(out.slot, ValueType::relationship, r.span);
    if (!plain_types) builder.predicates->push_back(label_predicate(*r.types, entity));
    property_predicates(builder, r.properties, entity);
    for (Expression& e : conjuncts(r.predicate)) builder.predicates->push_back(std::move(e));
  }
  builder.graph.relationships.push_back(std::move(out));
}

void StatementBinder::relationship_variable(PatternBuilder& builder, const ast::RelationshipPattern& r,
                                            PatternRelationship& out) {
  const StaticType type = r.length ? kRelationshipList : StaticType(ValueType::relationship);
  if (!r.variable) {
    out.slot = frame_->add_slot({}, type);
    return;
  }
  const ast::Name& name = *r.variable;
  const std::optional<Expression> known = find_variable(name.text, name.span);
  if (!known) {
    if (!builder.may_introduce) variable(name.text, name.span);
    out.slot = introduce(name, type);
    builder.relationship_slots.insert(out.slot);
    return;
  }
  if (r.quantified) {
    fail("VariableAlreadyBound", "the variable '" + name.text + "' is already bound", name.span,
         "what is repeated gives a new list of relationships");
  }
  const bool fits =
      may_be(*known, r.length ? ValueType::list : ValueType::relationship) &&
      (!r.length || known->type.values.only_null() || known->type.elements.contains(ValueType::relationship));
  if (!fits || known->operation != Operation::slot) {
    fail("VariableTypeConflict",
         "'" + name.text + "' is " + describe(known->type.values) + " and cannot be " +
             (r.length ? "a list of relationships" : "a relationship"),
         name.span);
  }
  out.slot = known->index;
  out.bound = true;
  if (!builder.relationship_slots.insert(out.slot).second) {
    fail("RelationshipUniquenessViolation",
         "the relationship '" + name.text + "' stands twice in one pattern, but all its relationships are different",
         name.span);
  }
}

// What is written inside the brackets of a variable-length relationship holds for each of its relationships.
void StatementBinder::each_predicate(const ast::RelationshipPattern& r, PatternRelationship& out) {
  const bool plain_types = !r.types || is_disjunction_of_names(*r.types);
  if (plain_types && !r.properties && !r.predicate) return;
  out.each_local = static_cast<uint32_t>(locals_.size());
  const Expression element = local(out.each_local, ValueType::relationship, r.span);
  std::vector<Expression> all;
  PatternBuilder inside{{}, &all, false, {}, {}};
  if (!plain_types) all.push_back(label_predicate(*r.types, element));
  property_predicates(inside, r.properties, element);
  if (r.predicate) {
    // The variable means the single relationship here.
    locals_.push_back({r.variable ? r.variable->text : std::string(), out.each_local, ValueType::relationship});
    for (Expression& e : conjuncts(r.predicate)) all.push_back(std::move(e));
    locals_.pop_back();
  }
  if (all.size() == 1) {
    out.each = std::move(all[0]);
    return;
  }
  Expression every;
  every.operation = all.empty() ? Operation::literal : Operation::and_;
  if (all.empty()) every.value = Value(true);
  every.children = std::move(all);
  out.each = checked(std::move(every));
}

}  // namespace relata::query
