#pragma once
// Values as plain text, and numbers out of text: toString(), string concatenation, toInteger(), toFloat().

#include <optional>
#include <string>
#include <string_view>

#include "common/value.hpp"

namespace relata::query {

// A float as openCypher prints it: shortest digits that read back the same, always with a point or an exponent, `NaN`,
// `Infinity`, `-Infinity`; plain between 1e-3 and 1e7, scientific (`1.5E10`) outside.
std::string float_text(double value);

// toString(): numbers, booleans and temporal values; a string as it is. Requires one of these.
std::string plain_text(const Value& value);

// A whole text as a number, white space around it allowed; nothing when it is none. Exponents, signs, `NaN`, `Infinity`.
std::optional<double> parse_float(std::string_view text);
std::optional<int64_t> parse_integer(std::string_view text);

}  // namespace relata::query
