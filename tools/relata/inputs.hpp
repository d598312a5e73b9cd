#pragma once
// The documents that a command line names. One INPUT that is not there does not stop the others.

#include <memory>
#include <string>
#include <vector>

#include "common/temporary.hpp"
#include "extract/reader/input.hpp"
#include "tools/relata/command.hpp"

namespace relata::tools {

struct Inputs {
  std::vector<extract::DocumentSource> sources;
  int exit = kExitOk;  // the code of the worst complaint
  std::shared_ptr<TemporaryFolder> spool;  // holds what came on standard input, as long as it is needed
};

// Reports every INPUT without documents and gives the sources of the others; none at all when two identities are equal. "-" is
// standard input: one document "stdin" of any format, or JSON Lines.
Inputs find_inputs(const std::vector<std::string>& names, Streams& streams);

}  // namespace relata::tools
