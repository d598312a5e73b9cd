#pragma once
// Parameters of queries as people write them: NAME=JSON.

#include <string>
#include <utility>

#include "common/error.hpp"
#include "common/value.hpp"

namespace relata::tools {

// "limit=3", "$name=\"Alibaba\"". Errors: kind usage, with a hint when the value is a bare word that lacks its quotes.
Result<std::pair<std::string, Value>> parse_parameter(const std::string& text);

}  // namespace relata::tools
