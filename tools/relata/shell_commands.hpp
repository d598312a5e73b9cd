#pragma once
// The commands of the shell: everything that begins with a colon.

#include <cstdint>
#include <span>
#include <string_view>

#include "tools/relata/shell_state.hpp"

namespace relata::tools {

// What completion offers behind a command.
enum class ShellArgument : uint8_t { nothing, file, mode, format, on_off, topic, query };

struct ShellCommand {
  std::string_view name;       // without the colon
  std::string_view arguments;  // as help shows them
  std::string_view help;       // one line
  ShellArgument takes;
  // `argument` is the rest of the line without white space around it. Errors are reported by the caller.
  Result<void> (*run)(ShellState& state, const std::string& argument);
};

// In the order in which :help lists them.
std::span<const ShellCommand> shell_commands();

// The command of this name, or the only one that begins with it, or null.
const ShellCommand* find_shell_command(std::string_view name);

// Runs ":name argument". An abbreviation that only one name begins with counts as that name. Errors: kind usage for an
// unknown command, and those of the command.
Result<void> run_shell_command(ShellState& state, std::string_view line);

}  // namespace relata::tools
