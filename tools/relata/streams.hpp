#pragma once
// Where a subcommand reads and writes. Results go to `out` and nothing else does; progress, notes and errors go to `err`. A test
// hands in string streams and reads the transcript.

#include <cstdint>
#include <filesystem>
#include <functional>
#include <iosfwd>
#include <memory>
#include <string>

#include "tools/relata/line_source.hpp"

namespace relata::tools {

struct Streams {
  std::istream& in;
  std::ostream& out;
  std::ostream& err;
  bool in_is_terminal = false;
  bool out_is_terminal = false;
  bool err_is_terminal = false;
  uint32_t columns = 0;  // of the terminal behind `out`; 0: unlimited
  uint32_t rows = 0;     // of that terminal; 0: not known
  bool color = false;    // `out` is a terminal and NO_COLOR is not set
  std::string licence = {};  // of the program as it was linked: lines for --version
  // Makes the line editor of the terminal, given the file of its history; empty, or giving null, where there is none to be had.
  std::function<std::unique_ptr<LineSource>(const std::filesystem::path&)> open_editor = {};
};

// The process's own standard streams, with what the system says of them.
Streams standard_streams();

}  // namespace relata::tools
