#pragma once
// JSON text into a Value: parameters of a query, lines of JSON Lines. Input may be hostile: nothing recurses, depth and
// encoding are checked.

#include <string>
#include <string_view>

#include "common/error.hpp"
#include "common/value.hpp"

namespace relata::formats {

inline constexpr size_t kMaxJsonDepth = 256;

// One JSON value, nothing but white space around it. Whole numbers that fit 64 bits become integers, all others floats.
// Of equal keys in one object the last counts. Errors are of kind data and carry a span into `text`; `source` names it.
Result<Value> parse_json(std::string_view text, const std::string& source);

}  // namespace relata::formats
