#pragma once
// The components of temporal values: `d.year`, `d.epochMillis`, `d.nanosecondsOfSecond`.

#include <optional>
#include <span>
#include <string_view>

#include "common/value.hpp"
#include "query/expression/evaluator.hpp"

namespace relata::query {

// Requires a temporal value or a duration. A component its type lacks is an ArgumentError InvalidArgumentValue.
Value temporal_component(Evaluator& evaluator, const Value& value, std::string_view name);

// The names a type has, for help and completion.
std::span<const std::string_view> component_names(ValueType type);

}  // namespace relata::query
