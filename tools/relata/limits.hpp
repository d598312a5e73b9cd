#pragma once
// --timeout and --max-memory: what one statement may take.

#include "tools/relata/session.hpp"

namespace CLI {
class App;
}

namespace relata::tools {

// Declares both options for a command; `limits` outlives it. Without --max-memory the limit is three quarters of the
// machine's memory, so that a statement ends with an error and not with the process.
void declare_limits(CLI::App& command, Limits& limits);

}  // namespace relata::tools
