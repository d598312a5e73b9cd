#include "query/ast/expression.hpp"

#include "query/ast/pattern.hpp"
#include "query/ast/statement.hpp"

namespace relata::ast {

Expression::Expression(Node n, Span s) : node(std::move(n)), span(s) {}
Expression::~Expression() = default;

}  // namespace relata::ast
