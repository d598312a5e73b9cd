#include "query/parser/builder.hpp"

#include "query/parser/literal.hpp"

namespace relata::query {

Span Builder::span(antlr4::ParserRuleContext* ctx) const {
  if (ctx->getStop() == nullptr) return places_.bytes(*ctx->getStart());
  return places_.bytes(ctx->getStart()->getStartIndex(), ctx->getStop()->getStopIndex());
}

Span Builder::span(antlr4::tree::TerminalNode* token) const { return places_.bytes(*token->getSymbol()); }

ast::Name Builder::name(antlr4::ParserRuleContext* ctx) { return {name_of(ctx->getStart()->getText()), span(ctx)}; }

ast::Name Builder::dotted_name(const std::vector<P::SymbolicNameContext*>& parts, Span place) {
  ast::Name out{{}, place};
  for (P::SymbolicNameContext* part : parts) {
    if (!out.text.empty()) out.text += '.';
    out.text += name(part).text;
  }
  return out;
}

ast::ExpressionPtr Builder::make(ast::Expression::Node node, Span place) {
  return std::make_unique<ast::Expression>(std::move(node), place);
}

ast::ExpressionPtr Builder::variable(antlr4::ParserRuleContext* ctx) {
  return make(ast::Variable{name(ctx).text}, span(ctx));
}

void Builder::fail(Error error) {
  if (!error_) error_ = std::move(error);
}

Builder::Level::Level(Builder& builder, size_t levels, Span place) : builder_(builder), levels_(levels) {
  builder_.depth_ += levels_;
  if (builder_.depth_ <= ast::kMaximumDepth) return;
  Error e = syntax_error("UnexpectedSyntax", "the expression is too deep", place);
  e.kind = ErrorKind::limit;
  builder_.fail(std::move(e));
}

ast::Script Builder::script(P::ScriptContext* ctx) {
  ast::Script out;
  for (P::StatementContext* statement : ctx->statement()) {
    ast::Statement s;
    if (statement->EXPLAIN() != nullptr) s.mode = ast::StatementMode::explain;
    if (statement->PROFILE() != nullptr) s.mode = ast::StatementMode::profile;
    if (statement->query() != nullptr) s.query = query(statement->query());
    if (statement->schemaCommand() != nullptr) s.schema = schema_command(statement->schemaCommand());
    s.span = span(statement);
    out.statements.push_back(std::move(s));
  }
  return out;
}

}  // namespace relata::query
