// relata: the program around the subcommands of commands.hpp.

#include <ios>

#include "licence.hpp"
#include "tools/relata/commands.hpp"
#include "tools/relata/line_editor.hpp"

int main(int argc, char** argv) {
  std::ios::sync_with_stdio(false);
  auto streams = relata::tools::standard_streams();
  streams.licence = RELATA_LICENCE "\n";
  streams.open_editor = relata::tools::make_line_editor;
  return relata::tools::run_program(relata::tools::all_commands(), {argv + 1, argv + argc}, streams);
}
