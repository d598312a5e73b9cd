#pragma once
// Static types of bound expressions, and the errors they show before the query runs.

#include "common/error.hpp"
#include "query/expression/expression.hpp"

namespace relata::query {

// Sets e.type from the types of its children, which must have been checked already (the binder calls it bottom up, once a
// node). Errors: SyntaxError InvalidArgumentType where no value the operands may have is allowed (`NOT 1`, `size(1.5)`),
// SyntaxError InvalidNumberOfArguments, and TypeError InvalidArgumentType for a property of something that has none; all at
// compile time. An operand that may be right is left to the run.
Result<void> check(Expression& e);

// check() on every node of the tree, children first.
Result<void> check_all(Expression& e);

// InvalidArgumentType unless the expression, already checked, may have one of the types: for WHERE, SKIP, procedure
// arguments and whatever else the binder knows.
Result<void> require_type(const Expression& e, TypeSet types);

// The type an element of the list `list` has: what the binder gives to a comprehension's variable or UNWIND's.
StaticType element_type(const StaticType& list);

// An error of phase compile time with openCypher's type and detail.
Error compile_error(std::string type, std::string detail, std::string message, Span span);

}  // namespace relata::query
