#pragma once
// CREATE INDEX, CREATE CONSTRAINT, DROP INDEX, DROP CONSTRAINT. Internal to query/executor.

#include <string>

#include "common/error.hpp"
#include "graph/store/graph.hpp"
#include "query/ast/statement.hpp"

namespace relata::query {

// Does what the command says, inside the statement that is open. Errors are of kind query, with the span: a name that
// is taken or unknown, the same thing under another name, data that does not satisfy a constraint.
Result<void> run_schema_command(Graph& graph, const ast::SchemaCommand& command, Span span);

// The command as a plan of one line.
std::string explain_schema_command(const ast::SchemaCommand& command);

}  // namespace relata::query
