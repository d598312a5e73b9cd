#pragma once
// What the commands of the shell do; shell_commands.cpp lists them. `argument` is as in ShellCommand.

#include <string>
#include <utility>

#include "tools/relata/shell_state.hpp"

namespace relata::tools::shell_action {

// shell_settings.cpp
Result<void> mode(ShellState& state, const std::string& name);
Result<void> max_rows(ShellState& state, const std::string& number);
Result<void> max_width(ShellState& state, const std::string& number);
Result<void> pager(ShellState& state, const std::string& command);
Result<void> timer(ShellState& state, const std::string& on_or_off);
Result<void> param(ShellState& state, const std::string& assignment);

// shell_files.cpp
Result<void> source(ShellState& state, const std::string& path);
Result<void> output(ShellState& state, const std::string& path);
Result<void> once(ShellState& state, const std::string& path);
Result<void> export_graph(ShellState& state, const std::string& format_and_path);
Result<void> edit(ShellState& state, const std::string& nothing);
Result<void> history(ShellState& state, const std::string& number);

// shell_answers.cpp
Result<void> help(ShellState& state, const std::string& topic);
Result<void> schema(ShellState& state, const std::string& nothing);
Result<void> stats(ShellState& state, const std::string& nothing);
Result<void> explain(ShellState& state, const std::string& statement);
Result<void> evidence(ShellState& state, const std::string& row);
Result<void> last(ShellState& state, const std::string& nothing);
Result<void> quit(ShellState& state, const std::string& nothing);

// The first word of `text` and the rest, both without white space around.
std::pair<std::string, std::string> split_word(const std::string& text);
// A whole number, not negative. Errors (kind usage): it is none; `what` says what it would have been.
Result<uint64_t> number_of(const std::string& text, std::string_view what);

}  // namespace relata::tools::shell_action
