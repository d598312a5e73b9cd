#pragma once
// Names and values as they are written in a Cypher statement.

#include <string>
#include <string_view>

#include "common/value.hpp"

namespace relata::formats {

// `name` as it must be written for a label, type, key or variable: as it is when it is a plain identifier, else in backticks.
std::string cypher_name(std::string_view name);

// Appends a literal that evaluates to `value`: texts in single quotes, temporal values by their function, lists, maps.
// Requires a storable value, a map or null.
void append_cypher_literal(std::string& out, const Value& value);

}  // namespace relata::formats
