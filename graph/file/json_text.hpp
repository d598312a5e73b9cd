#pragma once
// A property value as JSON, for the columns that other programs read with SQLite's own JSON functions.

#include <string>

#include "common/value.hpp"

namespace relata::file {

// Temporal values become strings of numbers that name their parts; NaN and infinities become null.
std::string json_text(const Value& value);

}  // namespace relata::file
