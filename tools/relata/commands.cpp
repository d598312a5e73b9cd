#include "tools/relata/commands.hpp"

#include "tools/relata/curation_commands.hpp"

namespace relata::tools {

std::span<const Command> all_commands() {
  static constexpr Command kCommands[] = {
      {"build", declare_build},     {"extract", declare_extract}, {"query", declare_query},   {"shell", declare_shell},
      {"show", declare_show},       {"explain", declare_explain}, {"aliases", declare_aliases}, {"curate", declare_curate},
      {"path", declare_path},       {"export", declare_export},   {"import", declare_import}, {"merge", declare_merge},
      {"stats", declare_stats},     {"text", declare_text},       {"check", declare_check},   {"compact", declare_compact},
  };
  return kCommands;
}

}  // namespace relata::tools
