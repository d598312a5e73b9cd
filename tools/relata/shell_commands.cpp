#include "tools/relata/shell_commands.hpp"

#include <array>
#include <string>
#include <vector>

#include <fmt/format.h>

#include "common/near_miss.hpp"
#include "tools/relata/shell_actions.hpp"
#include "tools/relata/usage.hpp"

namespace relata::tools {

namespace {

namespace act = shell_action;

constexpr auto kCommands = std::to_array<ShellCommand>({
    {"help", "[TOPIC]", "this list, or more on a topic", ShellArgument::topic, act::help},
    {"schema", "", "which labels are joined by which relationship types", ShellArgument::nothing, act::schema},
    {"stats", "", "what the graph holds, in numbers", ShellArgument::nothing, act::stats},
    {"evidence", "[ROW]", "the sentences behind a row of the last result", ShellArgument::nothing, act::evidence},
    {"last", "", "show the last result again, in the mode of now", ShellArgument::nothing, act::last},
    {"explain", "[STATEMENT]", "how a statement, or the last one, would be run", ShellArgument::query, act::explain},
    {"mode", "[MODE]", "how results are printed", ShellArgument::mode, act::mode},
    {"max-rows", "N", "box, table and markdown: show at most N rows, 0 for all", ShellArgument::nothing, act::max_rows},
    {"max-width", "N", "box and table: make lines of at most N columns, 0 for any", ShellArgument::nothing, act::max_width},
    {"pager", "[on|off|COMMAND]", "long results through a pager", ShellArgument::on_off, act::pager},
    {"param", "[NAME JSON]", "set a parameter, or list them", ShellArgument::nothing, act::param},
    {"timer", "[on|off]", "print what parsing, planning and running took", ShellArgument::on_off, act::timer},
    {"source", "FILE", "run the statements and commands of a file", ShellArgument::file, act::source},
    {"output", "[FILE]", "send results to a file from now on, or back here", ShellArgument::file, act::output},
    {"once", "FILE", "send the next result to a file", ShellArgument::file, act::once},
    {"export", "FORMAT [PATH]", "write the graph in an exchange format", ShellArgument::format, act::export_graph},
    {"edit", "", "write the next statement in $EDITOR, beginning with the last", ShellArgument::nothing, act::edit},
    {"history", "[N]", "what was typed, or the last N entries of it", ShellArgument::nothing, act::history},
    {"quit", "", "leave; so does Ctrl-D", ShellArgument::nothing, act::quit},
    {"exit", "", "leave", ShellArgument::nothing, act::quit},
});

}  // namespace

std::span<const ShellCommand> shell_commands() { return kCommands; }

const ShellCommand* find_shell_command(std::string_view name) {
  const ShellCommand* found = nullptr;
  for (const ShellCommand& c : kCommands) {
    if (c.name == name) return &c;
    if (!c.name.starts_with(name)) continue;
    if (found != nullptr) return nullptr;
    found = &c;
  }
  return found;
}

Result<void> run_shell_command(ShellState& state, std::string_view line) {
  const auto [name, argument] = act::split_word(std::string(line.substr(1)));
  std::string rest = argument;
  while (!rest.empty() && (rest.back() == ' ' || rest.back() == '\t' || rest.back() == ';')) rest.pop_back();
  std::string plain = name;
  while (plain.ends_with(';')) plain.pop_back();
  if (const ShellCommand* command = plain.empty() ? nullptr : find_shell_command(plain)) return command->run(state, rest);
  std::vector<std::string> names;
  for (const ShellCommand& c : kCommands) names.emplace_back(c.name);
  const std::string near = nearest(plain, names);
  return usage_error(fmt::format("there is no command ':{}'", plain), near.empty() ? ":help lists them" : "did you mean :" + near + "?");
}

}  // namespace relata::tools
