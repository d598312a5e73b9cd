// Operators: the left-recursive rule `expression` of the grammar.
#include "query/parser/builder.hpp"
#include "query/parser/literal.hpp"

namespace relata::query {

namespace {

using P = grammar::CypherParser;

template <class Context>
Context* as(antlr4::ParserRuleContext* ctx) {
  return dynamic_cast<Context*>(ctx);
}

// The operand a left-recursive alternative begins with, or null if `ctx` is not one.
P::ExpressionContext* left_operand(P::ExpressionContext* ctx) {
  if (as<P::AtomExpressionContext>(ctx) || as<P::SignExpressionContext>(ctx) || as<P::NotExpressionContext>(ctx))
    return nullptr;
  return dynamic_cast<P::ExpressionContext*>(ctx->children.front());
}

// Chains that become one node of the AST.
bool merges(P::ExpressionContext* below, P::ExpressionContext* ctx) {
  return (as<P::AndExpressionContext>(below) && as<P::AndExpressionContext>(ctx)) ||
         (as<P::OrExpressionContext>(below) && as<P::OrExpressionContext>(ctx)) ||
         (as<P::XorExpressionContext>(below) && as<P::XorExpressionContext>(ctx)) ||
         (as<P::ComparisonExpressionContext>(below) && as<P::ComparisonExpressionContext>(ctx));
}

ast::BinaryOperator multiply_operator(P::MultiplyExpressionContext* ctx) {
  if (ctx->STAR() != nullptr) return ast::BinaryOperator::multiply;
  return ctx->SLASH() != nullptr ? ast::BinaryOperator::divide : ast::BinaryOperator::modulo;
}

ast::BinaryOperator add_operator(P::AddExpressionContext* ctx) {
  if (ctx->PLUS() != nullptr) return ast::BinaryOperator::add;
  return ctx->MINUS() != nullptr ? ast::BinaryOperator::subtract : ast::BinaryOperator::concatenate;
}

ast::BinaryOperator text_operator(P::TextExpressionContext* ctx) {
  if (ctx->STARTS() != nullptr) return ast::BinaryOperator::starts_with;
  if (ctx->ENDS() != nullptr) return ast::BinaryOperator::ends_with;
  if (ctx->CONTAINS() != nullptr) return ast::BinaryOperator::contains;
  return ctx->IN() != nullptr ? ast::BinaryOperator::in : ast::BinaryOperator::matches;
}

ast::ComparisonOperator comparison_operator(P::ComparisonExpressionContext* ctx) {
  if (ctx->EQUAL() != nullptr) return ast::ComparisonOperator::equal;
  if (ctx->NOTEQUAL() != nullptr) return ast::ComparisonOperator::not_equal;
  if (ctx->LESS() != nullptr) return ast::ComparisonOperator::less;
  if (ctx->LESSEQUAL() != nullptr) return ast::ComparisonOperator::less_equal;
  return ctx->GREATER() != nullptr ? ast::ComparisonOperator::greater : ast::ComparisonOperator::greater_equal;
}

}  // namespace

ast::ExpressionPtr Builder::where(P::WhereContext* ctx) {
  return ctx == nullptr ? nullptr : expression(ctx->expression());
}

ast::ExpressionPtr Builder::expression(P::ExpressionContext* ctx) {
  std::vector<P::ExpressionContext*> spine;
  size_t levels = 1;
  P::ExpressionContext* lowest = ctx;
  for (P::ExpressionContext* below = left_operand(lowest); below != nullptr; below = left_operand(lowest)) {
    spine.push_back(lowest);
    if (!merges(below, lowest)) ++levels;
    lowest = below;
  }
  const Level level(*this, levels, span(ctx));
  if (error_) return make(ast::Literal{}, span(ctx));

  ast::ExpressionPtr out;
  if (auto* a = as<P::AtomExpressionContext>(lowest)) out = atom(a->atom());
  if (auto* s = as<P::SignExpressionContext>(lowest)) out = sign(s);
  if (auto* n = as<P::NotExpressionContext>(lowest))
    out = make(ast::Unary{ast::UnaryOperator::not_, expression(n->expression())}, span(n));
  for (size_t i = spine.size(); i-- > 0;) {
    out = extend(std::move(out), spine[i], merges(lowest, spine[i]));
    lowest = spine[i];
  }
  return out;
}

ast::ExpressionPtr Builder::extend(ast::ExpressionPtr left, P::ExpressionContext* ctx, bool same_kind_below) {
  const Span place = span(ctx);
  const auto binary = [&](ast::BinaryOperator op, P::ExpressionContext* right) {
    return make(ast::Binary{op, std::move(left), expression(right)}, place);
  };
  if (auto* c = as<P::PropertyExpressionContext>(ctx))
    return make(ast::Property{std::move(left), name(c->schemaName())}, place);
  if (auto* c = as<P::IndexExpressionContext>(ctx))
    return make(ast::Index{std::move(left), expression(c->expression(1))}, place);
  if (auto* c = as<P::SliceExpressionContext>(ctx)) {
    ast::Slice slice{std::move(left), nullptr, nullptr};
    bool after_dots = false;
    for (antlr4::tree::ParseTree* child : c->children) {
      if (child == c->DOTDOT()) after_dots = true;
      auto* bound = dynamic_cast<P::ExpressionContext*>(child);
      if (bound != nullptr && child != c->children.front()) (after_dots ? slice.to : slice.from) = expression(bound);
    }
    return make(std::move(slice), place);
  }
  if (auto* c = as<P::LabelTestExpressionContext>(ctx)) {
    return make(ast::LabelTest{std::move(left), label_expression(c->labelExpression())}, place);
  }
  if (auto* c = as<P::PowerExpressionContext>(ctx)) return binary(ast::BinaryOperator::power, c->expression(1));
  if (auto* c = as<P::MultiplyExpressionContext>(ctx)) return binary(multiply_operator(c), c->expression(1));
  if (auto* c = as<P::AddExpressionContext>(ctx)) {
    return binary(add_operator(c), c->expression(1));
  }
  if (auto* c = as<P::NullExpressionContext>(ctx)) {
    return make(ast::Unary{c->NOT() != nullptr ? ast::UnaryOperator::is_not_null : ast::UnaryOperator::is_null,
                           std::move(left)},
                place);
  }
  if (auto* c = as<P::TextExpressionContext>(ctx)) return binary(text_operator(c), c->expression(1));
  if (auto* c = as<P::ComparisonExpressionContext>(ctx)) return extend_comparison(std::move(left), c, same_kind_below);
  if (auto* c = as<P::AndExpressionContext>(ctx)) {
    return extend_junction(std::move(left), ast::JunctionKind::and_, c->expression(1), same_kind_below);
  }
  if (auto* c = as<P::XorExpressionContext>(ctx)) {
    return extend_junction(std::move(left), ast::JunctionKind::xor_, c->expression(1), same_kind_below);
  }
  return extend_junction(std::move(left), ast::JunctionKind::or_, as<P::OrExpressionContext>(ctx)->expression(1),
                         same_kind_below);
}

ast::ExpressionPtr Builder::extend_junction(ast::ExpressionPtr left, ast::JunctionKind kind,
                                            P::ExpressionContext* right, bool merge) {
  if (!merge) {
    ast::Junction junction{kind, {}};
    const Span place = left->span;
    junction.operands.push_back(std::move(left));
    left = make(std::move(junction), place);
  }
  auto& junction = std::get<ast::Junction>(left->node);
  junction.operands.push_back(expression(right));
  left->span = cover(left->span, junction.operands.back()->span);
  return left;
}

ast::ExpressionPtr Builder::extend_comparison(ast::ExpressionPtr left, P::ComparisonExpressionContext* ctx,
                                              bool merge) {
  const Span place = span(ctx);
  if (!merge) left = make(ast::Comparison{std::move(left), {}}, place);
  auto& comparison = std::get<ast::Comparison>(left->node);
  comparison.rest.emplace_back(comparison_operator(ctx), expression(ctx->expression(1)));
  left->span = place;
  return left;
}

// A minus before an integer belongs to the number: -9223372036854775808 is one, 9223372036854775808 is not.
ast::ExpressionPtr Builder::sign(P::SignExpressionContext* ctx) {
  const bool minus = ctx->MINUS() != nullptr;
  if (auto* operand = as<P::AtomExpressionContext>(ctx->expression()); minus && operand != nullptr) {
    auto* number =
        operand->atom()->literal() == nullptr ? nullptr : as<P::IntegerLiteralContext>(operand->atom()->literal());
    if (number != nullptr) return integer(number->INTEGER(), true, span(ctx));
  }
  return make(ast::Unary{minus ? ast::UnaryOperator::minus : ast::UnaryOperator::plus, expression(ctx->expression())},
              span(ctx));
}

}  // namespace relata::query
