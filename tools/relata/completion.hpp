#pragma once
// What could stand where the cursor is, in the shell.

#include <string>
#include <string_view>
#include <vector>

#include "graph/store/graph.hpp"

namespace relata::tools {

// Completions of `word` (letters, digits, '_'), given what stands before it: shell commands after a colon at the beginning, relationship
// types after "[:" or "|" in brackets, labels after other colons, property keys after "variable." (those of the variable's label
// where `before` tells it), entity names inside of quotes, else keywords and functions. Sorted, at most 200.
std::vector<std::string> completions(const Graph& graph, std::string_view before, std::string_view word);

}  // namespace relata::tools
