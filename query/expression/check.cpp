#include "query/expression/check.hpp"

#include <fmt/format.h>

#include "query/expression/function.hpp"

namespace relata::query {

Error compile_error(std::string type, std::string detail, std::string message, Span span) {
  Error e;
  e.kind = ErrorKind::query;
  e.type = std::move(type);
  e.detail = std::move(detail);
  e.message = std::move(message);
  e.span = span;
  e.phase = Phase::compile_time;
  return e;
}

StaticType element_type(const StaticType& list) {
  if (!list.values.overlaps(ValueType::list)) return list.values.only_null() ? StaticType(TypeSet()) : StaticType();
  // What lies in a list of lists is known as one set only: its elements may be of any of these types again.
  return StaticType(list.elements, list.elements.overlaps(ValueType::list) ? TypeSet::any() : TypeSet());
}

namespace {

constexpr TypeSet kBoolean = ValueType::boolean;
constexpr TypeSet kList = ValueType::list;
constexpr TypeSet kAddable = kNumber | kTemporal | TypeSet{ValueType::string, ValueType::list, ValueType::duration};
constexpr TypeSet kSubtractable = kNumber | kTemporal | TypeSet{ValueType::duration};
constexpr TypeSet kScalable = kNumber | TypeSet{ValueType::duration};
constexpr TypeSet kWithProperties = kEntity | kTemporal | TypeSet{ValueType::map, ValueType::duration};

Error mismatch(const Expression& operand, TypeSet wanted) {
  return compile_error("SyntaxError", "InvalidArgumentType",
                       fmt::format("this is {}, but {} is needed here", describe(operand.type.values), describe(wanted)), operand.span);
}

// Whether the operand can be of a wanted type. Null is always one.
bool may_be(const Expression& operand, TypeSet wanted) {
  return operand.operation == Operation::absent || operand.type.values.only_null() || operand.type.values.overlaps(wanted);
}

Result<void> need(const Expression& operand, TypeSet wanted) {
  if (may_be(operand, wanted)) return {};
  return mismatch(operand, wanted);
}

Result<void> need_all(const Expression& e, TypeSet wanted) {
  for (const Expression& c : e.children) {
    if (auto r = need(c, wanted); !r) return r;
  }
  return {};
}

bool joins_lists(const Expression& e) {
  return e.children[0].type.values.overlaps(kList) || e.children[1].type.values.overlaps(kList);
}

StaticType sum_type(const StaticType& a, const StaticType& b) {
  TypeSet out;
  const TypeSet both = a.values | b.values;
  if (a.values.overlaps(kNumber) && b.values.overlaps(kNumber)) {
    if (a.values.overlaps(ValueType::floating) || b.values.overlaps(ValueType::floating)) out = out | ValueType::floating;
    if (a.values.overlaps(ValueType::integer) && b.values.overlaps(ValueType::integer)) out = out | ValueType::integer;
  }
  out = out | (both & (kTemporal | TypeSet{ValueType::string, ValueType::duration, ValueType::list}));
  TypeSet elements;
  for (const StaticType& t : {a, b}) {
    if (t.values.overlaps(kList)) elements = elements | t.elements;
    elements = elements | t.values;
  }
  return {out, elements};
}

Result<void> check_add(Expression& e) {
  // A list takes anything as a further element.
  if (!joins_lists(e)) {
    if (auto r = need_all(e, kAddable); !r) return r;
  }
  e.type = sum_type(e.children[0].type, e.children[1].type);
  return {};
}

Result<void> check_concatenate(Expression& e) {
  constexpr TypeSet kJoined{ValueType::string, ValueType::list};
  if (auto r = need_all(e, kJoined); !r) {
    Error error = std::move(r).error();
    error.hint = "|| joins strings or lists; disjunction is written OR";
    return error;
  }
  const StaticType sum = sum_type(e.children[0].type, e.children[1].type);
  e.type = {sum.values & kJoined, sum.elements};
  return {};
}

TypeSet number_result(const Expression& e) {
  const TypeSet a = e.children[0].type.values;
  const TypeSet b = e.children[1].type.values;
  if (a.within(ValueType::integer) && b.within(ValueType::integer)) return ValueType::integer;
  if (a.within(ValueType::floating) && b.within(kNumber) && !a.only_null()) return ValueType::floating;
  if (b.within(ValueType::floating) && a.within(kNumber) && !b.only_null()) return ValueType::floating;
  return kNumber;
}

Result<void> check_arithmetic(Expression& e) {
  switch (e.operation) {
    case Operation::add: return check_add(e);
    case Operation::concatenate: return check_concatenate(e);
    case Operation::subtract: {
      if (auto r = need_all(e, kSubtractable); !r) return r;
      const TypeSet both = e.children[0].type.values | e.children[1].type.values;
      e.type = number_result(e) | (both & (kTemporal | TypeSet{ValueType::duration}));
      return {};
    }
    case Operation::multiply:
    case Operation::divide: {
      if (auto r = need_all(e, kScalable); !r) return r;
      const TypeSet both = e.children[0].type.values | e.children[1].type.values;
      e.type = number_result(e) | (both & TypeSet{ValueType::duration});
      return {};
    }
    default: {
      if (auto r = need_all(e, kNumber); !r) return r;
      e.type = e.operation == Operation::power ? TypeSet(ValueType::floating) : number_result(e);
      return {};
    }
  }
}

Result<void> check_property(Expression& e) {
  e.type = StaticType();
  if (may_be(e.children[0], kWithProperties)) return {};
  Error error = mismatch(e.children[0], kWithProperties);
  error.type = "TypeError";
  error.message = fmt::format("{} has no property `{}`", describe(e.children[0].type.values), e.name);
  return error;
}

Result<void> check_call(Expression& e) {
  const Function& f = *e.function;
  const size_t given = e.children.size();
  const bool star = f.kind == FunctionKind::aggregate && given == 0 && f.name == "count";
  if (!star && (given < f.least || (f.most != kManyArguments && given > f.most))) {
    Error error = compile_error("SyntaxError", "InvalidNumberOfArguments",
                                fmt::format("{}() does not take {} argument{}", f.name, given, given == 1 ? "" : "s"), e.span);
    error.hint = std::string(f.signature);
    return error;
  }
  for (size_t i = 0; i < given; ++i) {
    if (may_be(e.children[i], argument_type(f, i))) continue;
    Error error = mismatch(e.children[i], argument_type(f, i));
    error.hint = std::string(f.signature);
    return error;
  }
  e.type = f.types == nullptr ? f.gives : f.types(e.children);
  return {};
}

StaticType merged(const StaticType& a, const StaticType& b) {
  TypeSet elements;
  for (const StaticType& t : {a, b}) {
    if (t.values.overlaps(kList)) elements = elements | t.elements;
  }
  return {a.values | b.values, elements};
}

// The results of a CASE: every second child and the last.
StaticType case_type(const Expression& e) {
  const size_t first = e.operation == Operation::case_simple ? 2 : 1;
  StaticType out = e.children.back().type;
  if (e.children.back().operation == Operation::absent) out = StaticType(TypeSet(), TypeSet());
  for (size_t i = first; i + 1 < e.children.size(); i += 2) out = merged(out, e.children[i].type);
  return out;
}

Result<void> check_case(Expression& e) {
  for (size_t i = 0; e.operation == Operation::case_searched && i + 1 < e.children.size(); i += 2) {
    if (auto r = need(e.children[i], kBoolean); !r) return r;
  }
  e.type = case_type(e);
  return {};
}

Result<void> check_list_operation(Expression& e) {
  const bool reduces = e.operation == Operation::reduce;
  if (auto r = need(e.children[reduces ? 1 : 0], kList); !r) return r;
  if (reduces) {
    e.type = merged(e.children[0].type, e.children[2].type);
    return {};
  }
  if (auto r = need(e.children[1], kBoolean); !r) return r;
  if (e.operation != Operation::comprehension) {
    e.type = kBoolean;
    return {};
  }
  const bool projected = e.children[2].operation != Operation::absent;
  const StaticType element = projected ? e.children[2].type : element_type(e.children[0].type);
  e.type = StaticType(kList, element.values.overlaps(kList) ? element.values | element.elements : element.values);
  return {};
}

StaticType list_type(const Expression& e) {
  TypeSet elements;
  for (const Expression& c : e.children) {
    elements = elements | c.type.values;
    if (c.type.values.overlaps(kList)) elements = elements | c.type.elements;
  }
  return {kList, elements};
}

Result<void> check_subscript(Expression& e) {
  e.type = StaticType();
  if (e.children[0].type.values.within(kList)) e.type = element_type(e.children[0].type);
  return {};
}

// Operators whose operands are one kind and whose result is a boolean or an operand.
Result<void> check_simple(Expression& e) {
  switch (e.operation) {
    case Operation::and_:
    case Operation::or_:
    case Operation::xor_:
    case Operation::not_: e.type = kBoolean; return need_all(e, kBoolean);
    case Operation::negate: e.type = e.children[0].type.values & kScalable; return need(e.children[0], kScalable);
    case Operation::plus: e.type = e.children[0].type.values & kNumber; return need(e.children[0], kNumber);
    case Operation::in: e.type = kBoolean; return need(e.children[1], kList);
    case Operation::slice: e.type = StaticType(kList, e.children[0].type.elements); return need(e.children[0], kList);
    case Operation::has_label:
    case Operation::has_any_label: e.type = kBoolean; return need(e.children[0], kEntity);
    default: e.type = kBoolean; return {};  // comparisons, text predicates, null tests: any operands
  }
}

}  // namespace

Result<void> check(Expression& e) {
  switch (e.operation) {
    case Operation::slot:
    case Operation::local:
    case Operation::subquery: return {};
    case Operation::absent: e.type = StaticType(TypeSet(), TypeSet()); return {};
    case Operation::literal: e.type = StaticType(TypeSet(e.value.type())); return {};
    case Operation::parameter: e.type = StaticType(); return {};
    case Operation::property: return check_property(e);
    case Operation::subscript: return check_subscript(e);
    case Operation::list: e.type = list_type(e); return {};
    case Operation::map: e.type = ValueType::map; return {};
    case Operation::map_projection:
      e.type = ValueType::map;
      return need(e.children[0], kEntity | TypeSet(ValueType::map));
    case Operation::add:
    case Operation::subtract:
    case Operation::multiply:
    case Operation::divide:
    case Operation::modulo:
    case Operation::power:
    case Operation::concatenate: return check_arithmetic(e);
    case Operation::call:
    case Operation::aggregate: return check_call(e);
    case Operation::case_simple:
    case Operation::case_searched: return check_case(e);
    case Operation::comprehension:
    case Operation::all:
    case Operation::any:
    case Operation::none:
    case Operation::single:
    case Operation::reduce: return check_list_operation(e);
    default: return check_simple(e);
  }
}

Result<void> require_type(const Expression& e, TypeSet types) { return need(e, types); }

Result<void> check_all(Expression& e) {
  for (Expression& c : e.children) {
    if (auto r = check_all(c); !r) return r;
  }
  return check(e);
}

}  // namespace relata::query
