#pragma once
// AST to bound query: resolves names to slots, functions and procedures, checks kinds of variables, types, aggregation
// and the composition of clauses. All errors that can be known without data are found here.

#include <string_view>

#include "common/error.hpp"
#include "common/value.hpp"
#include "query/ast/statement.hpp"
#include "query/binder/bound_query.hpp"

namespace relata::query {

struct BindContext {
  std::string_view text;                           // the query text that the AST's spans point into: it names columns
  const ProcedureCatalogue* procedures = nullptr;  // null: there are none
  const Map* parameters = nullptr;                 // null: none; only asked for what exists
};

// Errors are of kind query, phase compile time, with openCypher's type and detail, the span and often a hint.
Result<BoundStatement> bind(const ast::Statement& statement, const BindContext& context);

}  // namespace relata::query
