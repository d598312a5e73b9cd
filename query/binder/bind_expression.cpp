// Expressions without variables of their own: operators, literals, calls.
#include "query/binder/statement_binder.hpp"
#include "query/expression/check.hpp"
#include "query/expression/function.hpp"

namespace relata::query {

namespace {

template <class... F>
struct Overloaded : F... {
  using F::operator()...;
};
template <class... F>
Overloaded(F...) -> Overloaded<F...>;

Operation operation_of(ast::UnaryOperator op) {
  switch (op) {
    case ast::UnaryOperator::not_:
      return Operation::not_;
    case ast::UnaryOperator::plus:
      return Operation::plus;
    case ast::UnaryOperator::minus:
      return Operation::negate;
    case ast::UnaryOperator::is_null:
      return Operation::is_null;
    case ast::UnaryOperator::is_not_null:
      break;
  }
  return Operation::is_not_null;
}

Operation operation_of(ast::BinaryOperator op) {
  switch (op) {
    case ast::BinaryOperator::add:
      return Operation::add;
    case ast::BinaryOperator::subtract:
      return Operation::subtract;
    case ast::BinaryOperator::multiply:
      return Operation::multiply;
    case ast::BinaryOperator::divide:
      return Operation::divide;
    case ast::BinaryOperator::modulo:
      return Operation::modulo;
    case ast::BinaryOperator::power:
      return Operation::power;
    case ast::BinaryOperator::starts_with:
      return Operation::starts_with;
    case ast::BinaryOperator::ends_with:
      return Operation::ends_with;
    case ast::BinaryOperator::contains:
      return Operation::contains;
    case ast::BinaryOperator::matches:
      return Operation::matches;
    case ast::BinaryOperator::concatenate:
      return Operation::concatenate;
    case ast::BinaryOperator::in:
      break;
  }
  return Operation::in;
}

Comparison comparison_of(ast::ComparisonOperator op) {
  switch (op) {
    case ast::ComparisonOperator::equal:
      return Comparison::equal;
    case ast::ComparisonOperator::not_equal:
      return Comparison::not_equal;
    case ast::ComparisonOperator::less:
      return Comparison::less;
    case ast::ComparisonOperator::less_equal:
      return Comparison::less_equal;
    case ast::ComparisonOperator::greater:
      return Comparison::greater;
    case ast::ComparisonOperator::greater_equal:
      break;
  }
  return Comparison::greater_equal;
}

Expression make(Operation operation, std::vector<Expression> children, Span span) {
  Expression out;
  out.operation = operation;
  out.children = std::move(children);
  out.span = span;
  return out;
}

std::string lower(std::string_view text) {
  std::string out(text);
  for (char& c : out) c = c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c;
  return out;
}

}  // namespace

Expression StatementBinder::checked(Expression e) {
  if (error_) return e;
  if (Result<void> ok = check(e); !ok) fail(std::move(ok).error());
  return e;
}

Expression StatementBinder::optional_expression(const ast::ExpressionPtr& e, Place place) {
  return e ? expression(*e, place) : Expression{};
}

Expression StatementBinder::expression(const ast::Expression& e, Place place) {
  if (error_) return literal({}, e.span);
  const Place inner{false, place.aggregates};
  return std::visit(Overloaded{
                        [&](const ast::Literal& l) { return checked(literal(l.value, e.span)); },
                        [&](const ast::Variable& v) { return variable(v.name, e.span); },
                        [&](const ast::Parameter& p) {
                          Expression out = make(Operation::parameter, {}, e.span);
                          out.name = p.name;
                          return checked(std::move(out));
                        },
                        [&](const ast::ListLiteral& l) {
                          std::vector<Expression> items;
                          for (const ast::ExpressionPtr& item : l.items) items.push_back(expression(*item, inner));
                          return checked(make(Operation::list, std::move(items), e.span));
                        },
                        [&](const ast::MapLiteral& m) {
                          Expression out = make(Operation::map, {}, e.span);
                          for (const ast::MapEntry& entry : m.entries) {
                            out.names.push_back(entry.key.text);
                            out.children.push_back(expression(*entry.value, inner));
                          }
                          return checked(std::move(out));
                        },
                        [&](const ast::Junction& j) { return junction(j, e.span, place); },
                        [&](const ast::Comparison& c) { return comparison(c, e.span, inner); },
                        [&](const ast::Case& c) { return case_expression(c, e.span, inner); },
                        [&](const ast::Call& c) { return call(c, e.span, inner); },
                        [&](const ast::CountStar&) {
                          return aggregate({"count", e.span, false, {}}, *find_function("count"), e.span, inner);
                        },
                        [&](const ast::ListComprehension& c) { return list_comprehension(c, e.span, inner); },
                        [&](const ast::Quantifier& q) { return quantifier(q, e.span, inner); },
                        [&](const ast::Reduce& r) { return reduce(r, e.span, inner); },
                        [&](const ast::MapProjection& m) { return map_projection(m, e.span, inner); },
                        [&](const ast::PatternPredicate& p) {
                          if (!place.predicate)
                            fail("UnexpectedSyntax", "a pattern can only stand where a condition is asked", e.span,
                                 "count its matches with COUNT { }");
                          return pattern_subquery({p.pattern.get()}, nullptr, SubqueryResult::exists, false, e.span);
                        },
                        [&](const ast::PatternComprehension& c) { return pattern_comprehension(c, e.span); },
                        [&](const ast::ShortestPathExpression& s) { return shortest_path(s, e.span); },
                        [&](const ast::Subquery& s) { return subquery(s, e.span); },
                        [&](const auto&) { return operator_expression(e, place); },
                    },
                    e.node);
}

Expression StatementBinder::operator_expression(const ast::Expression& e, Place place) {
  const Place inner{false, place.aggregates};
  return std::visit(
      Overloaded{
          [&](const ast::Property& p) { return checked(property(expression(*p.subject, inner), p.key.text, e.span)); },
          [&](const ast::Unary& u) {
            const bool keeps = u.op == ast::UnaryOperator::not_ && place.predicate;
            return checked(unary(operation_of(u.op), expression(*u.operand, {keeps, place.aggregates}), e.span));
          },
          [&](const ast::Binary& b) {
            Expression left = expression(*b.left, inner);
            return checked(binary(operation_of(b.op), std::move(left), expression(*b.right, inner), e.span));
          },
          [&](const ast::Index& i) {
            Expression subject = expression(*i.subject, inner);
            return checked(binary(Operation::subscript, std::move(subject), expression(*i.index, inner), e.span));
          },
          [&](const ast::Slice& s) {
            std::vector<Expression> parts;
            parts.push_back(expression(*s.subject, inner));
            parts.push_back(optional_expression(s.from, inner));
            parts.push_back(optional_expression(s.to, inner));
            return checked(make(Operation::slice, std::move(parts), e.span));
          },
          [&](const ast::LabelTest& t) {
            const Expression subject = expression(*t.subject, inner);
            Expression out = label_predicate(t.labels, subject);
            out.span = e.span;
            return out;
          },
          [&](const auto&) { return literal({}, e.span); },
      },
      e.node);
}

Expression StatementBinder::junction(const ast::Junction& j, Span span, Place place) {
  std::vector<Expression> operands;
  for (const ast::ExpressionPtr& operand : j.operands) operands.push_back(expression(*operand, place));
  const Operation operation = j.kind == ast::JunctionKind::and_  ? Operation::and_
                              : j.kind == ast::JunctionKind::or_ ? Operation::or_
                                                                 : Operation::xor_;
  return checked(make(operation, std::move(operands), span));
}

Expression StatementBinder::comparison(const ast::Comparison& c, Span span, Place place) {
  Expression out = make(Operation::compare, {}, span);
  out.children.push_back(expression(*c.first, place));
  for (const auto& [op, operand] : c.rest) {
    out.comparisons.push_back(comparison_of(op));
    out.children.push_back(expression(*operand, place));
  }
  return checked(std::move(out));
}

Expression StatementBinder::case_expression(const ast::Case& c, Span span, Place place) {
  Expression out = make(c.subject ? Operation::case_simple : Operation::case_searched, {}, span);
  if (c.subject) out.children.push_back(expression(*c.subject, place));
  for (const ast::CaseBranch& branch : c.branches) {
    out.children.push_back(expression(*branch.when, {!c.subject, place.aggregates}));
    out.children.push_back(expression(*branch.then, place));
  }
  out.children.push_back(optional_expression(c.otherwise, place));
  return checked(std::move(out));
}

Expression StatementBinder::call(const ast::Call& c, Span span, Place place) {
  // exists((a)-->(b)) is the older spelling of EXISTS { (a)-->(b) }.
  if (c.arguments.size() == 1 && lower(c.name) == "exists" &&
      std::holds_alternative<ast::PatternPredicate>(c.arguments[0]->node)) {
    return expression(*c.arguments[0], {true, false});
  }
  if (const std::string name = lower(c.name); name == "linenumber" || name == "file") return csv_function(c, span);
  const Function* function = find_function(c.name);
  if (function == nullptr) {
    const std::string_view near = nearest_function(c.name);
    fail("UnknownFunction", "there is no function '" + c.name + "'", c.name_span,
         near.empty() ? "" : "did you mean " + std::string(near) + "?");
    return literal({}, span);
  }
  if (function->kind == FunctionKind::aggregate) {
    // count(*) does not come here.
    if (c.arguments.empty())
      fail("InvalidNumberOfArguments", "'" + c.name + "' needs something to aggregate", span,
           std::string(function->signature));
    return aggregate(c, *function, span, place);
  }
  if (c.distinct)
    fail("UnexpectedSyntax", "DISTINCT stands in aggregates alone, and '" + c.name + "' is none", span);
  std::vector<Expression> arguments;
  for (const ast::ExpressionPtr& argument : c.arguments) arguments.push_back(expression(*argument, place));
  return checked(query::call(*function, std::move(arguments), span));
}

Expression StatementBinder::aggregate(const ast::Call& c, const Function& function, Span span, Place place) {
  if (in_aggregate_)
    fail("NestedAggregation", "an aggregate cannot stand inside another one", span,
         "compute the inner one with WITH first");
  if (!place.aggregates)
    fail("InvalidAggregation", "an aggregate can only stand in WITH, RETURN and their ORDER BY", span,
         "compute it with WITH first");
  Expression out = make(Operation::aggregate, {}, span);
  out.function = &function;
  out.flag = c.distinct;
  in_aggregate_ = true;
  for (const ast::ExpressionPtr& argument : c.arguments) out.children.push_back(expression(*argument, place));
  in_aggregate_ = false;
  for (const Expression& argument : out.children) {
    bool random = false;
    walk(argument,
         [&](const Expression& e) { random = random || (e.function != nullptr && !e.function->deterministic); });
    if (random) fail("NonConstantExpression", "an aggregate cannot take a random value", argument.span);
  }
  return checked(std::move(out));
}

Expression StatementBinder::map_projection(const ast::MapProjection& m, Span span, Place place) {
  using Kind = ast::MapProjectionItem::Kind;
  Expression out = make(Operation::map_projection, {}, span);
  const Expression subject = expression(*m.subject, place);
  out.children.push_back(subject);
  for (const ast::MapProjectionItem& item : m.items) {
    if (item.kind == Kind::all_properties) {
      out.flag = true;
      continue;
    }
    out.names.push_back(item.name.text);
    if (item.kind == Kind::entry) out.children.push_back(expression(*item.value, place));
    if (item.kind == Kind::variable) out.children.push_back(variable(item.name.text, item.name.span));
    if (item.kind == Kind::property) out.children.push_back(checked(property(subject, item.name.text, item.name.span)));
  }
  return checked(std::move(out));
}

// The operands of a predicate's ANDs, each a predicate of its own.
std::vector<Expression> StatementBinder::conjuncts(const ast::ExpressionPtr& predicate) {
  std::vector<Expression> out;
  if (!predicate) return out;
  Expression e = expression(*predicate, {true, false});
  if (!error_ && !e.type.values.contains(ValueType::boolean) && !e.type.values.only_null()) {
    fail("InvalidArgumentType", "a condition must be a boolean, this is " + describe(e.type.values), e.span);
  }
  if (e.operation != Operation::and_) {
    out.push_back(std::move(e));
    return out;
  }
  for (Expression& child : e.children) out.push_back(std::move(child));
  return out;
}

}  // namespace relata::query
