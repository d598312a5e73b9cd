#pragma once
// What a subcommand is to the program: a name and a function that declares its options. The chosen one leaves the function that
// runs it; everything a command does can so be called by a test with streams of its own.

#include <functional>
#include <span>
#include <string>
#include <vector>

#include "common/error.hpp"
#include "tools/relata/streams.hpp"

namespace CLI {
class App;
}

namespace relata::tools {

// Exit codes (docs: DESIGN section 6).
inline constexpr int kExitOk = 0;
inline constexpr int kExitData = 1;         // a query or data error, or a document left out
inline constexpr int kExitUsage = 2;        // the command line
inline constexpr int kExitFile = 3;         // a file is missing, unreadable, or of another kind
inline constexpr int kExitInterrupted = 130;

using Action = std::function<int(Streams&)>;

struct Command {
  const char* name;
  // Adds the subcommand to the program; when it is the one that was asked for, `chosen` is set during parsing.
  void (*declare)(CLI::App& program, Action& chosen);
};

// Parses `arguments` (without the program's name), runs what they ask for and gives the exit code. No exception leaves it.
int run_program(std::span<const Command> commands, const std::vector<std::string>& arguments, Streams& streams);

int exit_code(ErrorKind kind);
// Renders `error` on `err`, against `text` if its span points into it; gives the exit code.
int report(Streams& streams, const Error& error, std::string_view text = {});

}  // namespace relata::tools
