#pragma once
// Comparison as the language defines it, in the simplest form: three outcomes, null for "unknown".

#include <optional>

#include "common/value.hpp"

namespace relata::twin {

using Truth = std::optional<bool>;  // nothing: null

Truth equal(const Value& a, const Value& b);
Truth less(const Value& a, const Value& b);  // null where the two cannot be ordered
// For ORDER BY: negative, 0, positive; null is the largest of all. Of one type, or null.
int order(const Value& a, const Value& b);

inline Value from_truth(Truth t) { return t ? Value(*t) : Value(); }
inline Truth negated(Truth t) { return t ? Truth(!*t) : t; }

}  // namespace relata::twin
