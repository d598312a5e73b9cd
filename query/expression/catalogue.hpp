#pragma once
// The parts of the function catalogue, one a file (functions_*.cpp), and what their bodies share. Only function.cpp and
// those files need it.

#include <span>

#include "query/expression/evaluator.hpp"
#include "query/expression/expression.hpp"
#include "query/expression/function.hpp"

namespace relata::query {

inline constexpr TypeSet kAny = TypeSet::any();
inline constexpr TypeSet kText = ValueType::string;
inline constexpr TypeSet kInteger = ValueType::integer;
inline constexpr TypeSet kFloat = ValueType::floating;
inline constexpr TypeSet kTruth = ValueType::boolean;
inline constexpr TypeSet kLists = ValueType::list;
inline constexpr TypeSet kMaps = ValueType::map;

std::span<const Function> aggregate_functions();
std::span<const Function> conversion_functions();
std::span<const Function> evidence_functions();
std::span<const Function> graph_functions();
std::span<const Function> list_functions();
std::span<const Function> math_functions();
std::span<const Function> scalar_functions();
std::span<const Function> temporal_functions();
std::span<const Function> text_functions();

// One row. Fields not named keep their defaults; the setters below change them.
Function row(std::string_view name, uint8_t least, uint8_t most, std::array<TypeSet, kMaxArguments> takes, StaticType gives,
             FunctionBody body, std::string_view signature, std::string_view help);
Function with_nulls(Function f);    // the body sees nulls
Function with_chance(Function f);   // may give two values for the same arguments
Function with_types(Function f, StaticType (*types)(std::span<const Expression> arguments));

// A value the types allow but the function does not: ArgumentError with the detail.
inline Value bad_value(Call& call, std::string_view detail, std::string message) {
  return call.evaluator.fail("ArgumentError", detail, std::move(message));
}

}  // namespace relata::query
