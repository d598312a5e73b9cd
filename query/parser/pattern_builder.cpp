// Patterns of nodes and relationships.
#include "query/parser/builder.hpp"
#include "query/parser/literal.hpp"

namespace relata::query {

namespace {

using P = grammar::CypherParser;

// The arrow heads decide; one on each side means any direction, as none does.
ast::Direction direction_of(P::RelationshipPatternContext* ctx) {
  const bool left = ctx->LESS() != nullptr;
  const bool right = ctx->GREATER() != nullptr;
  if (left == right) return ast::Direction::both;
  return left ? ast::Direction::incoming : ast::Direction::outgoing;
}

}  // namespace

ast::Pattern Builder::pattern(P::PatternContext* ctx) {
  ast::Pattern out;
  for (P::PatternPartContext* part : ctx->patternPart()) out.parts.push_back(pattern_part(part));
  out.span = span(ctx);
  return out;
}

ast::PatternPart Builder::pattern_part(P::PatternPartContext* ctx) {
  ast::PatternPart out;
  if (ctx->variable() != nullptr) out.variable = name(ctx->variable());
  path(ctx->pathPattern(), out);
  out.span = span(ctx);
  return out;
}

void Builder::path(P::PathPatternContext* ctx, ast::PatternPart& part) {
  if (auto* c = dynamic_cast<P::PlainPatternContext*>(ctx)) return element(c->patternElement(), part);
  auto* c = dynamic_cast<P::ShortestPatternContext*>(ctx);
  part.selector = c->SHORTESTPATH() != nullptr ? ast::PathSelector::shortest : ast::PathSelector::all_shortest;
  element(c->patternElement(), part);
}

void Builder::element(P::PatternElementContext* ctx, ast::PatternPart& part) {
  if (ctx->patternElement() != nullptr) return element(ctx->patternElement(), part);
  for (P::NodePatternContext* n : ctx->nodePattern()) part.nodes.push_back(node(n));
  for (P::RelationshipPatternContext* r : ctx->relationshipPattern()) part.relationships.push_back(relationship(r));
}

ast::PatternPart Builder::relationships(P::RelationshipsPatternContext* ctx) {
  ast::PatternPart out;
  for (P::NodePatternContext* n : ctx->nodePattern()) out.nodes.push_back(node(n));
  for (P::RelationshipPatternContext* r : ctx->relationshipPattern()) out.relationships.push_back(relationship(r));
  out.span = span(ctx);
  return out;
}

ast::NodePattern Builder::node(P::NodePatternContext* ctx) {
  ast::NodePattern out;
  if (ctx->variable() != nullptr) out.variable = name(ctx->variable());
  if (ctx->labelExpression() != nullptr) out.labels = label_expression(ctx->labelExpression());
  out.properties = properties(ctx->properties());
  out.predicate = where(ctx->where());
  out.span = span(ctx);
  return out;
}

ast::RelationshipPattern Builder::relationship(P::RelationshipPatternContext* ctx) {
  ast::RelationshipPattern out;
  out.direction = direction_of(ctx);
  out.span = span(ctx);
  P::RelationshipDetailContext* detail = ctx->relationshipDetail();
  if (detail == nullptr) return out;
  if (detail->variable() != nullptr) out.variable = name(detail->variable());
  if (detail->labelExpression() != nullptr) out.types = label_expression(detail->labelExpression());
  if (detail->lengthRange() != nullptr) out.length = length(detail->lengthRange());
  out.properties = properties(detail->properties());
  out.predicate = where(detail->where());
  return out;
}

ast::LengthRange Builder::length(P::LengthRangeContext* ctx) {
  ast::LengthRange out;
  out.span = span(ctx);
  bool after_dots = false;
  for (antlr4::tree::ParseTree* child : ctx->children) {
    if (child == ctx->DOTDOT()) after_dots = true;
    auto* token = dynamic_cast<antlr4::tree::TerminalNode*>(child);
    if (token == nullptr || token->getSymbol()->getType() != P::INTEGER) continue;
    (after_dots ? out.maximum : out.minimum) = take(integer_of(token->getText(), false, span(token)));
  }
  if (ctx->DOTDOT() == nullptr) out.maximum = out.minimum;  // *2 is *2..2; a bare * has neither
  return out;
}

ast::ExpressionPtr Builder::properties(P::PropertiesContext* ctx) {
  if (ctx == nullptr) return nullptr;
  return ctx->parameter() != nullptr ? parameter(ctx->parameter()) : map_literal(ctx->mapLiteral());
}

ast::LabelExpression Builder::label_expression(P::LabelExpressionContext* ctx) {
  using Kind = ast::LabelExpression::Kind;
  if (auto* c = dynamic_cast<P::LabelGroupContext*>(ctx)) return label_expression(c->labelExpression());
  ast::LabelExpression out;
  out.span = span(ctx);
  if (dynamic_cast<P::LabelAnyContext*>(ctx) != nullptr) out.kind = Kind::any;
  if (auto* c = dynamic_cast<P::LabelNameContext*>(ctx)) out.name = name(c->schemaName());
  if (auto* c = dynamic_cast<P::LabelNotContext*>(ctx)) {
    out.kind = Kind::not_;
    out.operands.push_back(label_expression(c->labelExpression()));
  }
  // :A:B:C and :A|B|C lean to the left; walked in a loop, they become one node each.
  const auto flatten = [&]<class Context>(Kind kind, Context* c) {
    out.kind = kind;
    P::LabelExpressionContext* left = c;
    while (auto* chain = dynamic_cast<Context*>(left)) {
      out.operands.push_back(label_expression(chain->labelExpression(1)));
      left = chain->labelExpression(0);
    }
    out.operands.push_back(label_expression(left));
    std::reverse(out.operands.begin(), out.operands.end());
  };
  if (auto* c = dynamic_cast<P::LabelAndContext*>(ctx)) flatten(Kind::and_, c);
  if (auto* c = dynamic_cast<P::LabelOrContext*>(ctx)) flatten(Kind::or_, c);
  return out;
}

}  // namespace relata::query
