#pragma once
// Temporal values as ISO 8601 text and back.

#include <optional>
#include <string>
#include <string_view>

#include "common/value.hpp"

namespace relata::query {

// Requires a temporal value or a duration. Seconds and fractions are left out where they are zero: `12:31`, `PT0S`,
// `2017-08-08T12:31:14.645876123+02:00[Europe/Stockholm]`. Years beyond 9999 carry a sign.
std::string temporal_text(const Value& value);
// "Z" or "+01:00" or "+01:00:30".
std::string offset_text(int32_t offset_seconds);

}  // namespace relata::query
