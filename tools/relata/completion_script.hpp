#pragma once
// Completion of the command line for bash, zsh and fish, made from the same option table as --help, so that none can forget an
// option. (What the shell of relata completes is in completion.hpp.)

#include <iosfwd>
#include <string_view>

namespace CLI {
class App;
}

namespace relata::tools {

// Writes the script for "bash", "zsh" or "fish"; false for any other name, with nothing written. `program` has all
// subcommands declared.
bool write_completion_script(const CLI::App& program, std::string_view shell, std::ostream& out);

}  // namespace relata::tools
