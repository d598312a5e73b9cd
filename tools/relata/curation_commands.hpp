#pragma once
// The subcommands about names: see commands.hpp.

#include "tools/relata/command.hpp"

namespace relata::tools {

void declare_aliases(CLI::App& program, Action& chosen);
void declare_curate(CLI::App& program, Action& chosen);

}  // namespace relata::tools
