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
  if (auto* c = dynamic_cast<P::PlainPatternContext*>(ctx)) {
    if (c->pathSelector() != nullptr) part.search = search(c->pathSelector());
    return element(c->patternElement(), part);
  }
  auto* c = dynamic_cast<P::ShortestPatternContext*>(ctx);
  part.selector = c->SHORTESTPATH() != nullptr ? ast::PathSelector::shortest : ast::PathSelector::all_shortest;
  element(c->patternElement(), part);
}

std::optional<ast::PathSearch> Builder::search(P::PathSelectorContext* ctx) {
  using Kind = ast::PathSearch::Kind;
  ast::PathSearch out;
  out.span = span(ctx);
  antlr4::tree::TerminalNode* count = nullptr;
  if (dynamic_cast<P::AllPathsContext*>(ctx) != nullptr) return std::nullopt;
  if (dynamic_cast<P::AllShortestContext*>(ctx) != nullptr) out.kind = Kind::groups;
  if (dynamic_cast<P::AnyShortestContext*>(ctx) != nullptr) out.kind = Kind::shortest;
  if (auto* c = dynamic_cast<P::AnyPathsContext*>(ctx)) count = c->INTEGER();
  if (auto* c = dynamic_cast<P::ShortestGroupsContext*>(ctx)) {
    out.kind = Kind::groups;
    count = c->INTEGER();
  }
  if (auto* c = dynamic_cast<P::CountedShortestContext*>(ctx)) {
    out.kind = Kind::shortest;
    count = c->INTEGER();
  }
  if (count == nullptr) return out;
  out.count = take(integer_of(count->getText(), false, span(count)));
  if (out.count < 1)
    fail(syntax_error("NegativeIntegerArgument", "the number of paths must be at least 1", span(count)));
  return out;
}

namespace {

// A node that stands between two groups, or at the free end of one, without being written.
ast::NodePattern unwritten_node(uint32_t at) {
  ast::NodePattern out;
  out.span = {at, at};
  return out;
}

}  // namespace

void Builder::element(P::PatternElementContext* ctx, ast::PatternPart& part) {
  const std::vector<antlr4::tree::ParseTree*>& items = ctx->children;
  auto* only = dynamic_cast<P::ParenthesizedPathContext*>(items[0]);
  if (items.size() == 1 && only != nullptr && only->pathQuantifier() == nullptr) return parentheses(only, part);
  for (antlr4::tree::ParseTree* item : items) {
    const bool after_group = part.nodes.size() == part.relationships.size();
    if (auto* simple = dynamic_cast<P::SimplePathContext*>(item)) {
      simple_path(simple, part);
      continue;
    }
    auto* path = dynamic_cast<P::ParenthesizedPathContext*>(item);
    const Span place = span(path);
    if (path->pathQuantifier() == nullptr) {
      Error e =
          syntax_error("UnexpectedSyntax", "a path in parentheses must be the whole pattern or be repeated", place);
      e.hint = "add a quantifier such as {1,3}, or leave the parentheses out";
      fail(std::move(e));
    }
    if (after_group) part.nodes.push_back(unwritten_node(place.begin));
    part.relationships.push_back(group(path));
  }
  if (part.nodes.size() == part.relationships.size()) part.nodes.push_back(unwritten_node(span(ctx).end));
}

void Builder::simple_path(P::SimplePathContext* ctx, ast::PatternPart& part) {
  const std::vector<antlr4::tree::ParseTree*>& items = ctx->children;
  for (antlr4::tree::ParseTree* item : items) {
    if (auto* n = dynamic_cast<P::NodePatternContext*>(item)) part.nodes.push_back(node(n));
    if (auto* r = dynamic_cast<P::RelationshipPatternContext*>(item)) part.relationships.push_back(relationship(r));
    if (auto* q = dynamic_cast<P::PathQuantifierContext*>(item)) quantify(q, part.relationships.back());
  }
}

// (p = (a)-->(b) WHERE ...) as the whole pattern.
void Builder::parentheses(P::ParenthesizedPathContext* ctx, ast::PatternPart& part) {
  const Level level(*this, 1, span(ctx));
  if (ctx->variable() != nullptr) {
    if (part.variable) fail(syntax_error("UnexpectedSyntax", "the path has two names", span(ctx->variable())));
    part.variable = name(ctx->variable());
  }
  element(ctx->patternElement(), part);
  if (ctx->where() == nullptr) return;
  ast::ExpressionPtr outer = where(ctx->where());
  if (part.predicate) {
    ast::Junction both{ast::JunctionKind::and_, {}};
    both.operands.push_back(std::move(part.predicate));
    both.operands.push_back(std::move(outer));
    outer = make(std::move(both), span(ctx->where()));
  }
  part.predicate = std::move(outer);
}

// ((a)-->(b) WHERE ...){1,3}
ast::RelationshipPattern Builder::group(P::ParenthesizedPathContext* ctx) {
  const Level level(*this, 1, span(ctx));
  ast::RelationshipPattern out;
  out.span = span(ctx);
  out.group = std::make_unique<ast::PatternPart>();
  out.group->span = span(ctx->patternElement());
  if (ctx->variable() != nullptr) out.group->variable = name(ctx->variable());
  element(ctx->patternElement(), *out.group);
  out.predicate = where(ctx->where());
  if (ctx->pathQuantifier() != nullptr) quantify(ctx->pathQuantifier(), out);
  return out;
}

void Builder::quantify(P::PathQuantifierContext* ctx, ast::RelationshipPattern& out) {
  if (out.length) {
    fail(syntax_error("UnexpectedSyntax", "a relationship with a star in its brackets cannot be quantified again",
                      span(ctx)));
  }
  ast::LengthRange length;
  length.span = span(ctx);
  length.minimum = ctx->STAR() != nullptr || ctx->COMMA() != nullptr ? 0 : 1;
  bool after_comma = false;
  for (antlr4::tree::ParseTree* child : ctx->children) {
    if (child == ctx->COMMA()) after_comma = true;
    auto* token = dynamic_cast<antlr4::tree::TerminalNode*>(child);
    if (token == nullptr || token->getSymbol()->getType() != P::INTEGER) continue;
    const int64_t number = take(integer_of(token->getText(), false, span(token)));
    if (!after_comma) length.minimum = number;
    if (after_comma || ctx->COMMA() == nullptr) length.maximum = number;
  }
  if (length.maximum && *length.maximum < 1)
    fail(syntax_error("UnexpectedSyntax", "a quantifier must allow at least one repetition", length.span));
  if (length.maximum && *length.maximum < *length.minimum) {
    fail(
        syntax_error("UnexpectedSyntax", "a quantifier's first number cannot be greater than its second", length.span));
  }
  out.length = length;
  out.quantified = true;
  out.span = cover(out.span, length.span);
}

ast::PatternPart Builder::relationships(P::RelationshipsPatternContext* ctx) {
  ast::PatternPart out;
  for (antlr4::tree::ParseTree* item : ctx->children) {
    if (auto* n = dynamic_cast<P::NodePatternContext*>(item)) out.nodes.push_back(node(n));
    if (auto* r = dynamic_cast<P::RelationshipPatternContext*>(item)) out.relationships.push_back(relationship(r));
    if (auto* q = dynamic_cast<P::PathQuantifierContext*>(item)) quantify(q, out.relationships.back());
  }
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
