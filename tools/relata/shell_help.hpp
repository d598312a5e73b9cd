#pragma once
// What `:help TOPIC` says of the language and of the graph.

#include <span>
#include <string_view>

namespace relata::tools {

struct HelpTopic {
  std::string_view name;
  std::string_view text;
};

std::span<const HelpTopic> help_topics();
// The clauses of the language, by their names in capitals.
std::span<const HelpTopic> help_clauses();

// The topic or clause of that name, in capitals or not; of a clause of two words the first will do. Null: none.
const HelpTopic* find_help(std::string_view name);

}  // namespace relata::tools
