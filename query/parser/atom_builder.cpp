// Everything an expression can begin with.
#include "query/parser/builder.hpp"
#include "query/parser/literal.hpp"

namespace relata::query {

namespace {

using P = grammar::CypherParser;

template <class Context>
Context* as(antlr4::ParserRuleContext* ctx) {
  return dynamic_cast<Context*>(ctx);
}

ast::QuantifierKind quantifier_kind(P::QuantifierContext* ctx) {
  if (ctx->ALL() != nullptr) return ast::QuantifierKind::all;
  if (ctx->ANY() != nullptr) return ast::QuantifierKind::any;
  return ctx->NONE() != nullptr ? ast::QuantifierKind::none : ast::QuantifierKind::single;
}

}  // namespace

ast::ExpressionPtr Builder::atom(P::AtomContext* ctx) {
  if (auto* c = ctx->literal()) return literal(c);
  if (auto* c = ctx->parameter()) return parameter(c);
  if (auto* c = ctx->caseExpression()) return case_expression(c);
  if (ctx->countStar() != nullptr) return make(ast::CountStar{}, span(ctx));
  if (auto* c = ctx->subqueryExpression()) return subquery(c);
  if (auto* c = ctx->quantifier()) return quantifier(c);
  if (auto* c = ctx->reduce()) return reduce(c);
  if (auto* c = ctx->listComprehension()) return list_comprehension(c);
  if (auto* c = ctx->functionCall()) return function_call(c);
  if (auto* c = ctx->mapProjection()) return map_projection(c);
  if (auto* c = ctx->variable()) return variable(c);
  if (auto* c = ctx->expression()) return expression(c);
  return pattern_atom(ctx);
}

ast::ExpressionPtr Builder::pattern_atom(P::AtomContext* ctx) {
  if (auto* c = ctx->patternComprehension()) return pattern_comprehension(c);
  auto part = std::make_unique<ast::PatternPart>();
  if (auto* c = ctx->patternPredicate()) {
    *part = relationships(c->relationshipsPattern());
    return make(ast::PatternPredicate{std::move(part)}, span(ctx));
  }
  P::ShortestPathExpressionContext* c = ctx->shortestPathExpression();
  part->selector = c->SHORTESTPATH() != nullptr ? ast::PathSelector::shortest : ast::PathSelector::all_shortest;
  element(c->patternElement(), *part);
  part->span = span(ctx);
  return make(ast::ShortestPathExpression{std::move(part)}, span(ctx));
}

ast::ExpressionPtr Builder::literal(P::LiteralContext* ctx) {
  const Span place = span(ctx);
  if (auto* c = as<P::BooleanLiteralContext>(ctx)) return make(ast::Literal{c->TRUE_() != nullptr}, place);
  if (auto* c = as<P::IntegerLiteralContext>(ctx)) return integer(c->INTEGER(), false, place);
  if (auto* c = as<P::FloatLiteralContext>(ctx)) return make(ast::Literal{take(float_of(c->getText(), place))}, place);
  if (auto* c = as<P::StringLiteralContext>(ctx))
    return make(ast::Literal{take(string_of(c->getText(), place))}, place);
  if (auto* c = as<P::MapValueContext>(ctx)) return map_literal(c->mapLiteral());
  if (auto* c = as<P::ListLiteralContext>(ctx)) {
    ast::ListLiteral list;
    for (P::ExpressionContext* item : c->expression()) list.items.push_back(expression(item));
    return make(std::move(list), place);
  }
  return make(ast::Literal{}, place);
}

ast::ExpressionPtr Builder::integer(antlr4::tree::TerminalNode* token, bool negative, Span place) {
  return make(ast::Literal{take(integer_of(token->getText(), negative, place))}, place);
}

ast::ExpressionPtr Builder::map_literal(P::MapLiteralContext* ctx) {
  ast::MapLiteral map;
  for (P::MapEntryContext* entry : ctx->mapEntry()) {
    map.entries.push_back({name(entry->schemaName()), expression(entry->expression())});
  }
  return make(std::move(map), span(ctx));
}

ast::ExpressionPtr Builder::parameter(P::ParameterContext* ctx) {
  if (ctx->INTEGER() != nullptr) return make(ast::Parameter{ctx->INTEGER()->getText()}, span(ctx));
  return make(ast::Parameter{name(ctx->schemaName()).text}, span(ctx));
}

ast::ExpressionPtr Builder::case_expression(P::CaseExpressionContext* ctx) {
  ast::Case out;
  bool after_else = false;
  for (antlr4::tree::ParseTree* child : ctx->children) {
    if (child == ctx->ELSE()) after_else = true;
    if (auto* e = dynamic_cast<P::ExpressionContext*>(child))
      (after_else ? out.otherwise : out.subject) = expression(e);
    if (auto* b = dynamic_cast<P::CaseBranchContext*>(child)) {
      ast::ExpressionPtr when = expression(b->expression(0));
      out.branches.push_back({std::move(when), expression(b->expression(1))});
    }
  }
  return make(std::move(out), span(ctx));
}

ast::ExpressionPtr Builder::subquery(P::SubqueryExpressionContext* ctx) {
  ast::Subquery out;
  if (auto* c = as<P::PatternSubqueryContext>(ctx)) {
    out.kind = c->EXISTS() != nullptr ? ast::SubqueryKind::exists : ast::SubqueryKind::count;
    out.pattern = std::make_unique<ast::Pattern>(pattern(c->pattern()));
    out.predicate = where(c->where());
    return make(std::move(out), span(ctx));
  }
  auto* c = as<P::QuerySubqueryContext>(ctx);
  if (c->EXISTS() != nullptr)
    out.kind = ast::SubqueryKind::exists;
  else
    out.kind = c->COUNT() != nullptr ? ast::SubqueryKind::count : ast::SubqueryKind::collect;
  const Level level(*this, 1, span(ctx));
  out.query = std::make_unique<ast::Query>(query(c->query()));
  return make(std::move(out), span(ctx));
}

ast::ExpressionPtr Builder::quantifier(P::QuantifierContext* ctx) {
  ast::ExpressionPtr list = expression(ctx->expression());
  return make(ast::Quantifier{quantifier_kind(ctx), name(ctx->variable()), std::move(list), where(ctx->where())},
              span(ctx));
}

ast::ExpressionPtr Builder::reduce(P::ReduceContext* ctx) {
  ast::Reduce out;
  out.accumulator = name(ctx->variable(0));
  out.initial = expression(ctx->expression(0));
  out.variable = name(ctx->variable(1));
  out.list = expression(ctx->expression(1));
  out.step = expression(ctx->expression(2));
  return make(std::move(out), span(ctx));
}

ast::ExpressionPtr Builder::list_comprehension(P::ListComprehensionContext* ctx) {
  ast::ListComprehension out;
  out.variable = name(ctx->variable());
  out.list = expression(ctx->expression(0));
  out.predicate = where(ctx->where());
  if (ctx->PIPE() != nullptr) out.projection = expression(ctx->expression(1));
  return make(std::move(out), span(ctx));
}

ast::ExpressionPtr Builder::pattern_comprehension(P::PatternComprehensionContext* ctx) {
  ast::PatternComprehension out;
  out.pattern = std::make_unique<ast::PatternPart>(relationships(ctx->relationshipsPattern()));
  if (ctx->variable() != nullptr) out.pattern->variable = name(ctx->variable());
  out.predicate = where(ctx->where());
  out.projection = expression(ctx->expression());
  return make(std::move(out), span(ctx));
}

ast::ExpressionPtr Builder::function_call(P::FunctionCallContext* ctx) {
  ast::Call out;
  const ast::Name function = dotted_name(ctx->functionName()->symbolicName(), span(ctx->functionName()));
  out.name = function.text;
  out.name_span = function.span;
  out.distinct = ctx->DISTINCT() != nullptr;
  for (P::ExpressionContext* argument : ctx->expression()) out.arguments.push_back(expression(argument));
  return make(std::move(out), span(ctx));
}

ast::ExpressionPtr Builder::map_projection(P::MapProjectionContext* ctx) {
  using Kind = ast::MapProjectionItem::Kind;
  ast::MapProjection out;
  out.subject = variable(ctx->variable());
  for (P::MapProjectionItemContext* item : ctx->mapProjectionItem()) {
    if (as<P::AllPropertiesItemContext>(item)) out.items.push_back({Kind::all_properties, {}, nullptr});
    if (auto* c = as<P::PropertyItemContext>(item))
      out.items.push_back({Kind::property, name(c->schemaName()), nullptr});
    if (auto* c = as<P::VariableItemContext>(item)) out.items.push_back({Kind::variable, name(c->variable()), nullptr});
    if (auto* c = as<P::EntryItemContext>(item)) {
      out.items.push_back({Kind::entry, name(c->schemaName()), expression(c->expression())});
    }
  }
  return make(std::move(out), span(ctx));
}

ast::ExpressionPtr Builder::property_target(P::PropertyTargetContext* ctx) {
  const Level level(*this, ctx->schemaName().size(), span(ctx));
  ast::ExpressionPtr out = atom(ctx->atom());
  for (P::SchemaNameContext* key : ctx->schemaName()) {
    const ast::Name key_name = name(key);
    const Span place = cover(out->span, key_name.span);
    out = make(ast::Property{std::move(out), key_name}, place);
  }
  return out;
}

}  // namespace relata::query
