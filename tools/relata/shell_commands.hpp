#pragma once
// The commands of the shell: everything that begins with a colon.

#include <span>
#include <string_view>

#include "tools/relata/shell_state.hpp"

namespace relata::tools {

struct ShellCommand {
  std::string_view name;       // without the colon
  std::string_view arguments;  // as help shows them
  std::string_view help;       // one line
  // `argument` is the rest of the line without white space around it. Errors are reported by the caller.
  Result<void> (*run)(ShellState& state, const std::string& argument);
};

// In the order in which :help lists them.
std::span<const ShellCommand> shell_commands();

// Runs ":name argument". An abbreviation that only one name begins with counts as that name. Errors: kind usage for an
// unknown command, and those of the command.
Result<void> run_shell_command(ShellState& state, std::string_view line);

}  // namespace relata::tools
