#pragma once
// The AST on one line, for tests and for people who want to see how a text was understood.

#include <string>

#include "query/ast/statement.hpp"

namespace relata::ast {

// An s-expression: (return (item (add 1 (. n x)) y)). Parts that are absent are left out. Spans are not shown.
std::string dump(const Expression& e);
std::string dump(const PatternPart& part);
std::string dump(const Query& query);

}  // namespace relata::ast
