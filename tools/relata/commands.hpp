#pragma once
// The subcommands, one file each. A new one is a file, a line here and a line in commands.cpp.

#include "tools/relata/command.hpp"

namespace relata::tools {

void declare_build(CLI::App& program, Action& chosen);
void declare_extract(CLI::App& program, Action& chosen);
void declare_query(CLI::App& program, Action& chosen);
void declare_shell(CLI::App& program, Action& chosen);
void declare_show(CLI::App& program, Action& chosen);
void declare_explain(CLI::App& program, Action& chosen);
void declare_path(CLI::App& program, Action& chosen);
void declare_export(CLI::App& program, Action& chosen);
void declare_import(CLI::App& program, Action& chosen);
void declare_stats(CLI::App& program, Action& chosen);
void declare_check(CLI::App& program, Action& chosen);
void declare_compact(CLI::App& program, Action& chosen);

// All of them, in the order in which --help lists them.
std::span<const Command> all_commands();

}  // namespace relata::tools
