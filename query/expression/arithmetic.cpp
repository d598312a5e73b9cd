#include "query/expression/arithmetic.hpp"

#include <cmath>

#include <fmt/format.h>

#include "query/expression/temporal_arithmetic.hpp"
#include "query/expression/text.hpp"

namespace relata::query {

namespace {

std::string_view sign_of(Operation operation) {
  switch (operation) {
    case Operation::add: return "+";
    case Operation::subtract: return "-";
    case Operation::multiply: return "*";
    case Operation::divide: return "/";
    case Operation::modulo: return "%";
    case Operation::concatenate: return "||";
    default: return "^";
  }
}

Value mismatch(Evaluator& evaluator, Operation operation, const Value& left, const Value& right) {
  return evaluator.fail("TypeError", "InvalidArgumentType",
                        fmt::format("{} {} {} is not defined", describe(TypeSet(left.type())), sign_of(operation),
                                    describe(TypeSet(right.type()))));
}

Value overflow(Evaluator& evaluator, Operation operation, int64_t a, int64_t b) {
  return evaluator.fail("ArithmeticError", "IntegerOverflow",
                        fmt::format("{} {} {} does not fit into a 64-bit integer", a, sign_of(operation), b));
}

Value divide_integers(Evaluator& evaluator, Operation operation, int64_t a, int64_t b) {
  if (b == 0) return evaluator.fail("ArithmeticError", "DivisionByZero", fmt::format("{} {} 0 has no value", a, sign_of(operation)));
  if (b == -1) {
    if (operation == Operation::modulo) return Value(int64_t{0});
    if (a == std::numeric_limits<int64_t>::min()) return overflow(evaluator, operation, a, b);
  }
  return Value(operation == Operation::divide ? a / b : a % b);
}

Value integers(Evaluator& evaluator, Operation operation, int64_t a, int64_t b) {
  int64_t out = 0;
  bool overflown = false;
  switch (operation) {
    case Operation::add: overflown = __builtin_add_overflow(a, b, &out); break;
    case Operation::subtract: overflown = __builtin_sub_overflow(a, b, &out); break;
    case Operation::multiply: overflown = __builtin_mul_overflow(a, b, &out); break;
    case Operation::power: return Value(std::pow(static_cast<double>(a), static_cast<double>(b)));
    default: return divide_integers(evaluator, operation, a, b);
  }
  return overflown ? overflow(evaluator, operation, a, b) : Value(out);
}

Value floats(Operation operation, double a, double b) {
  switch (operation) {
    case Operation::add: return Value(a + b);
    case Operation::subtract: return Value(a - b);
    case Operation::multiply: return Value(a * b);
    case Operation::divide: return Value(a / b);
    case Operation::modulo: return Value(std::fmod(a, b));
    default: return Value(std::pow(a, b));
  }
}

uint64_t length_in_list(const Value& v) { return v.type() == ValueType::list ? v.list().size() : 1; }

// list + list joins; list + value appends; value + list prepends.
Value join_lists(Evaluator& evaluator, const Value& left, const Value& right) {
  const uint64_t length = length_in_list(left) + length_in_list(right);
  if (!evaluator.may_make_elements(length)) return {};
  List out;
  out.reserve(length);
  const auto append = [&out](const Value& v) {
    if (v.type() == ValueType::list) out.insert(out.end(), v.list().begin(), v.list().end());
    else out.push_back(v);
  };
  append(left);
  append(right);
  return Value(std::move(out));
}

bool joins_as_text(const Value& v) { return v.type() == ValueType::string || v.is_number(); }

Value add_others(Evaluator& evaluator, const Value& left, const Value& right) {
  if (left.type() == ValueType::list || right.type() == ValueType::list) return join_lists(evaluator, left, right);
  if (joins_as_text(left) && joins_as_text(right)) {
    std::string out = plain_text(left);
    const std::string tail = plain_text(right);
    return evaluator.may_make_text(out.size() + tail.size()) ? Value(out += tail) : Value();
  }
  return temporal_arithmetic(evaluator, Operation::add, left, right);
}

Value concatenated(Evaluator& evaluator, const Value& left, const Value& right) {
  const bool joins = left.type() == right.type() && (left.type() == ValueType::string || left.type() == ValueType::list);
  return joins ? add_others(evaluator, left, right) : mismatch(evaluator, Operation::concatenate, left, right);
}

bool is_temporal(const Value& v) { return v.type() >= ValueType::date; }

}  // namespace

Value arithmetic(Evaluator& evaluator, Operation operation, const Value& left, const Value& right) {
  if (left.is_null() || right.is_null()) return {};
  if (operation == Operation::concatenate) return concatenated(evaluator, left, right);
  if (left.type() == ValueType::integer && right.type() == ValueType::integer) {
    return integers(evaluator, operation, left.integer(), right.integer());
  }
  if (left.is_number() && right.is_number()) return floats(operation, left.number(), right.number());
  const bool temporal = is_temporal(left) || is_temporal(right);
  if (operation == Operation::add) {
    const bool list = left.type() == ValueType::list || right.type() == ValueType::list;
    if (list || temporal || (joins_as_text(left) && joins_as_text(right))) return add_others(evaluator, left, right);
  } else if (temporal && operation != Operation::modulo && operation != Operation::power) {
    return temporal_arithmetic(evaluator, operation, left, right);
  }
  return mismatch(evaluator, operation, left, right);
}

Value negated(Evaluator& evaluator, const Value& operand) {
  switch (operand.type()) {
    case ValueType::null: return {};
    case ValueType::floating: return Value(-operand.floating());
    case ValueType::integer: return integers(evaluator, Operation::subtract, 0, operand.integer());
    case ValueType::duration: return temporal_arithmetic(evaluator, Operation::multiply, operand, Value(-1));
    default:
      return evaluator.fail("TypeError", "InvalidArgumentType",
                            fmt::format("{} has no negative", describe(TypeSet(operand.type()))));
  }
}

}  // namespace relata::query
