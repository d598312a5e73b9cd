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

}  // namespace relata::tools
