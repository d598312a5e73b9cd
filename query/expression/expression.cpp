#include "query/expression/expression.hpp"

#include <algorithm>
#include <array>
#include <string_view>

#include <fmt/format.h>

#include "query/expression/function.hpp"

namespace relata::query {

namespace {

Expression node(Operation operation, Span span) {
  Expression e;
  e.operation = operation;
  e.span = span;
  return e;
}

}  // namespace

Expression literal(Value value, Span span) {
  Expression e = node(Operation::literal, span);
  e.type = StaticType(TypeSet(value.type()));
  e.value = std::move(value);
  return e;
}

Expression slot(uint32_t index, StaticType type, Span span) {
  Expression e = node(Operation::slot, span);
  e.index = index;
  e.type = type;
  return e;
}

Expression local(uint32_t index, StaticType type, Span span) {
  Expression e = node(Operation::local, span);
  e.index = index;
  e.type = type;
  return e;
}

Expression property(Expression base, std::string key, Span span) {
  Expression e = unary(Operation::property, std::move(base), span);
  e.name = std::move(key);
  return e;
}

Expression unary(Operation operation, Expression operand, Span span) {
  Expression e = node(operation, span);
  e.children.push_back(std::move(operand));
  return e;
}

Expression binary(Operation operation, Expression left, Expression right, Span span) {
  Expression e = unary(operation, std::move(left), span);
  e.children.push_back(std::move(right));
  return e;
}

Expression compare(Comparison comparison, Expression left, Expression right, Span span) {
  Expression e = binary(Operation::compare, std::move(left), std::move(right), span);
  e.comparisons.push_back(comparison);
  return e;
}

Expression call(const Function& function, std::vector<Expression> arguments, Span span) {
  const bool aggregate = function.kind == FunctionKind::aggregate;
  Expression e = node(aggregate ? Operation::aggregate : Operation::call, span);
  e.function = &function;
  e.children = std::move(arguments);
  return e;
}

bool same(const Expression& a, const Expression& b) {
  return a.operation == b.operation && identical(a.value, b.value) && a.name == b.name && a.names == b.names && a.index == b.index &&
         a.index2 == b.index2 && a.flag == b.flag && a.comparisons == b.comparisons && a.function == b.function &&
         std::equal(a.children.begin(), a.children.end(), b.children.begin(), b.children.end(), same);
}

namespace {

template <class Test>
bool any_node(const Expression& e, Test test) {
  if (test(e)) return true;
  return std::any_of(e.children.begin(), e.children.end(), [&](const Expression& c) { return any_node(c, test); });
}

}  // namespace

bool is_deterministic(const Expression& e) {
  return !any_node(e, [](const Expression& n) {
    return n.operation == Operation::subquery || (n.function != nullptr && !n.function->deterministic);
  });
}

bool is_constant(const Expression& e) {
  return !any_node(e, [](const Expression& n) {
    switch (n.operation) {
      case Operation::slot:
      case Operation::local:
      case Operation::parameter:
      case Operation::subquery:
      case Operation::aggregate: return true;
      default: return n.function != nullptr && !n.function->deterministic;
    }
  });
}

bool contains_aggregate(const Expression& e) {
  return any_node(e, [](const Expression& n) { return n.operation == Operation::aggregate; });
}

std::vector<uint32_t> slots_of(const Expression& e) {
  std::vector<uint32_t> slots;
  walk(e, [&](const Expression& n) {
    if (n.operation == Operation::slot) slots.push_back(n.index);
  });
  std::sort(slots.begin(), slots.end());
  slots.erase(std::unique(slots.begin(), slots.end()), slots.end());
  return slots;
}

namespace {

constexpr std::array<std::string_view, 45> kOperationNames = {
    "absent", "literal", "parameter", "slot", "local", "property", "subscript", "slice", "list", "map", "map-projection",
    "negate", "plus", "add", "subtract", "multiply", "divide", "modulo", "power", "concatenate", "not", "is-null", "is-not-null",
    "and", "or", "xor", "compare", "in", "starts-with", "ends-with", "contains", "matches", "has-label", "has-any-label",
    "call", "aggregate", "case-simple", "case-searched", "comprehension", "all", "any", "none", "single", "reduce", "subquery"};
static_assert(kOperationNames.size() == static_cast<size_t>(Operation::subquery) + 1);

constexpr std::array<std::string_view, 6> kComparisonSigns = {"=", "<>", "<", "<=", ">", ">="};

std::string dump_value(const Value& v) {
  switch (v.type()) {
    case ValueType::null: return "null";
    case ValueType::boolean: return v.boolean() ? "true" : "false";
    case ValueType::integer: return fmt::format("{}", v.integer());
    case ValueType::floating: return fmt::format("{}", v.floating());
    case ValueType::string: return "'" + v.string() + "'";
    default: return fmt::format("<{}>", name_of(v.type()));
  }
}

std::string head(const Expression& e) {
  switch (e.operation) {
    case Operation::call:
    case Operation::aggregate: return fmt::format("{}{}", e.function->name, e.flag ? " distinct" : "");
    case Operation::property:
    case Operation::has_label: return fmt::format("{} {}", kOperationNames[static_cast<size_t>(e.operation)], e.name);
    case Operation::compare: {
      std::string signs;
      for (const Comparison c : e.comparisons) signs += (signs.empty() ? "" : " ") + std::string(kComparisonSigns[static_cast<size_t>(c)]);
      return signs;
    }
    case Operation::comprehension:
    case Operation::all:
    case Operation::any:
    case Operation::none:
    case Operation::single: return fmt::format("{} %{}", kOperationNames[static_cast<size_t>(e.operation)], e.index);
    case Operation::reduce: return fmt::format("reduce %{} %{}", e.index, e.index2);
    case Operation::subquery: return fmt::format("subquery {}", e.index);
    case Operation::map_projection: return e.flag ? "map-projection .*" : "map-projection";
    default: return std::string(kOperationNames[static_cast<size_t>(e.operation)]);
  }
}

}  // namespace

std::string dump(const Expression& e) {
  switch (e.operation) {
    case Operation::absent: return "-";
    case Operation::literal: return dump_value(e.value);
    case Operation::parameter: return "$" + e.name;
    case Operation::slot: return fmt::format("${}", e.index);
    case Operation::local: return fmt::format("%{}", e.index);
    default: break;
  }
  std::string out = "(" + head(e);
  const size_t keyed_from = e.operation == Operation::map_projection ? 1 : 0;
  for (size_t i = 0; i < e.children.size(); ++i) {
    out += ' ';
    if (!e.names.empty() && i >= keyed_from) out += e.names[i - keyed_from] + ":";
    out += dump(e.children[i]);
  }
  return out + ")";
}

}  // namespace relata::query
