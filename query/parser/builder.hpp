#pragma once
// Parse tree to AST. Internal to query/parser: shows ANTLR's types.
//
// The builder goes down the tree once and keeps only the first error it meets (a number too large, a bad escape); after
// that the rest of the AST is made but not used. Chains that the grammar parses as a deep left spine (a + b + c ...)
// are walked in a loop, so the recursion is bounded by kMaximumNesting and not by the length of the text.

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "CypherParser.h"
#include "common/error.hpp"
#include "query/ast/statement.hpp"
#include "query/parser/token_stream.hpp"

namespace relata::query {

class Builder {
 public:
  using P = grammar::CypherParser;

  explicit Builder(const CodePoints& places) : places_(places) {}

  ast::Script script(P::ScriptContext* ctx);
  [[nodiscard]] std::optional<Error>& error() { return error_; }

 private:
  // clause_builder.cpp
  ast::Query query(P::QueryContext* ctx);
  ast::SingleQuery single_query(P::SingleQueryContext* ctx);
  ast::Clause clause(P::ClauseContext* ctx);
  ast::Clause::Node reading_clause(P::ClauseContext* ctx);
  ast::Clause::Node writing_clause(P::ClauseContext* ctx);
  ast::Projection projection(P::ProjectionBodyContext* ctx, P::WhereContext* where);
  ast::Merge merge(P::MergeClauseContext* ctx);
  std::vector<ast::SetItem> set_items(P::SetClauseContext* ctx);
  ast::SetItem set_item(P::SetItemContext* ctx);
  ast::RemoveItem remove_item(P::RemoveItemContext* ctx);
  ast::CallProcedure call_procedure(P::CallClauseContext* ctx);
  ast::CallSubquery call_subquery(P::SubqueryClauseContext* ctx);
  ast::CallProcedure show(P::ShowClauseContext* ctx);
  void yield_items(P::YieldItemsContext* ctx, ast::CallProcedure& out);
  ast::LoadCsv load_csv(P::LoadClauseContext* ctx);
  ast::SchemaCommand schema_command(P::SchemaCommandContext* ctx);
  void schema_target(P::SchemaTargetContext* target, P::SchemaPropertyContext* property, ast::SchemaCommand& out);
  ast::Foreach foreach (P::ForeachClauseContext* ctx);
  std::vector<ast::Name> labels(P::NodeLabelsContext* ctx);

  // pattern_builder.cpp
  ast::Pattern pattern(P::PatternContext* ctx);
  ast::PatternPart pattern_part(P::PatternPartContext* ctx);
  void path(P::PathPatternContext* ctx, ast::PatternPart& part);
  std::optional<ast::PathSearch> search(P::PathSelectorContext* ctx);
  void element(P::PatternElementContext* ctx, ast::PatternPart& part);
  void simple_path(P::SimplePathContext* ctx, ast::PatternPart& part);
  void parentheses(P::ParenthesizedPathContext* ctx, ast::PatternPart& part);
  ast::RelationshipPattern group(P::ParenthesizedPathContext* ctx);
  void quantify(P::PathQuantifierContext* ctx, ast::RelationshipPattern& out);
  ast::PatternPart relationships(P::RelationshipsPatternContext* ctx);
  ast::NodePattern node(P::NodePatternContext* ctx);
  ast::RelationshipPattern relationship(P::RelationshipPatternContext* ctx);
  ast::LengthRange length(P::LengthRangeContext* ctx);
  ast::ExpressionPtr properties(P::PropertiesContext* ctx);
  ast::LabelExpression label_expression(P::LabelExpressionContext* ctx);

  // expression_builder.cpp
  ast::ExpressionPtr expression(P::ExpressionContext* ctx);
  ast::ExpressionPtr extend(ast::ExpressionPtr left, P::ExpressionContext* ctx, bool same_kind_below);
  ast::ExpressionPtr extend_junction(ast::ExpressionPtr left, ast::JunctionKind kind, P::ExpressionContext* right,
                                     bool merge);
  ast::ExpressionPtr extend_comparison(ast::ExpressionPtr left, P::ComparisonExpressionContext* ctx, bool merge);
  ast::ExpressionPtr sign(P::SignExpressionContext* ctx);
  ast::ExpressionPtr where(P::WhereContext* ctx);  // null pointer for none

  // atom_builder.cpp
  ast::ExpressionPtr atom(P::AtomContext* ctx);
  ast::ExpressionPtr pattern_atom(P::AtomContext* ctx);
  ast::ExpressionPtr literal(P::LiteralContext* ctx);
  ast::ExpressionPtr integer(antlr4::tree::TerminalNode* token, bool negative, Span span);
  ast::ExpressionPtr map_literal(P::MapLiteralContext* ctx);
  ast::ExpressionPtr parameter(P::ParameterContext* ctx);
  ast::ExpressionPtr case_expression(P::CaseExpressionContext* ctx);
  ast::ExpressionPtr subquery(P::SubqueryExpressionContext* ctx);
  ast::ExpressionPtr quantifier(P::QuantifierContext* ctx);
  ast::ExpressionPtr reduce(P::ReduceContext* ctx);
  ast::ExpressionPtr list_comprehension(P::ListComprehensionContext* ctx);
  ast::ExpressionPtr pattern_comprehension(P::PatternComprehensionContext* ctx);
  ast::ExpressionPtr function_call(P::FunctionCallContext* ctx);
  ast::ExpressionPtr map_projection(P::MapProjectionContext* ctx);
  ast::ExpressionPtr property_target(P::PropertyTargetContext* ctx);

  // Helpers of all.
  [[nodiscard]] Span span(antlr4::ParserRuleContext* ctx) const;
  [[nodiscard]] Span span(antlr4::tree::TerminalNode* token) const;
  ast::Name name(antlr4::ParserRuleContext* ctx);  // of one name token, unquoted
  ast::Name dotted_name(const std::vector<P::SymbolicNameContext*>& parts, Span place);
  ast::ExpressionPtr variable(antlr4::ParserRuleContext* ctx);
  ast::ExpressionPtr make(ast::Expression::Node node, Span place);
  void fail(Error error);
  template <class T>
  T take(Result<T> result) {
    if (result) return std::move(*result);
    fail(std::move(result).error());
    return T{};
  }
  // Counts the levels of expressions being built, and fails beyond ast::kMaximumDepth.
  class Level {
   public:
    Level(Builder& builder, size_t levels, Span place);
    ~Level() { builder_.depth_ -= levels_; }
    Level(const Level&) = delete;
    Level& operator=(const Level&) = delete;

   private:
    Builder& builder_;
    size_t levels_;
  };

  const CodePoints& places_;
  std::optional<Error> error_;
  size_t depth_ = 0;
};

}  // namespace relata::query
