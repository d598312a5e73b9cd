#pragma once
// The loop of the shell: lines in, statements and commands run, results out. On streams it is a transcript that a test can
// compare; on a terminal it has prompts and an editor.

#include <string>

#include "tools/relata/command.hpp"
#include "tools/relata/line_source.hpp"
#include "tools/relata/shell_state.hpp"

namespace relata::tools {

// Reads until the end of the input or :quit, after the statements and commands of `init_file` (empty: none). An error is reported and
// the loop goes on. Gives the exit code: on a terminal 0, else that of the worst statement, so that a script notices; 3
// at once where the init file cannot be read.
int run_repl(GraphFile& file, Streams& streams, LineSource& lines, const BatchOptions& options, const std::string& init_file);

}  // namespace relata::tools
