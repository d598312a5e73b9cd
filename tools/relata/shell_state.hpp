#pragma once
// What a shell remembers from one line to the next.

#include <fstream>
#include <memory>
#include <string>

#include "tools/relata/batch.hpp"
#include "tools/relata/line_source.hpp"
#include "tools/relata/session.hpp"

namespace relata::tools {

struct ShellState {
  Session session;
  Streams& streams;
  LineSource& lines;
  BatchOptions options;               // mode, parameters, timer
  std::unique_ptr<std::ofstream> file = nullptr;  // :output and :once write there
  bool once = false;                  // close `file` after the next statement
  bool quit = false;
  int exit = kExitOk;                 // of the worst statement
};

// The streams with `out` replaced by the file of :output, if there is one.
Streams result_streams(ShellState& state);

}  // namespace relata::tools
