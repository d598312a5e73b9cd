#pragma once
// The operators + - * / % ^ on values. Null in, null out. Failures go to the evaluator: TypeError InvalidArgumentType,
// ArithmeticError IntegerOverflow, ArithmeticError DivisionByZero. Integers stay integers except under ^; they never wrap.

#include "common/value.hpp"
#include "query/expression/evaluator.hpp"
#include "query/expression/expression.hpp"

namespace relata::query {

// `operation` is one of add, subtract, multiply, divide, modulo, power.
Value arithmetic(Evaluator& evaluator, Operation operation, const Value& left, const Value& right);
Value negated(Evaluator& evaluator, const Value& operand);

}  // namespace relata::query
