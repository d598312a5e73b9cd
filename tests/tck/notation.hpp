#pragma once
// The notation of values in openCypher's test kit: what stands in the cells of result tables, parameters and procedure
// tables. Spaces, the order of labels and of map keys do not count, so texts are never compared as they are.

#include <string>
#include <string_view>

#include "common/error.hpp"
#include "common/value.hpp"

namespace relata::tck {

enum class ListOrder { counts, ignored };

// The one way to write the value that `text` shows: equal values give equal texts. With ListOrder::ignored lists are
// compared as multisets. Errors of kind data.
Result<std::string> normalized(std::string_view text, ListOrder order = ListOrder::counts);

// The value of a text without nodes, relationships and paths.
Result<Value> parse_value(std::string_view text);

}  // namespace relata::tck
