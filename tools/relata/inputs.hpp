#pragma once
// The documents that a command line names. One INPUT that is not there does not stop the others.

#include <string>
#include <vector>

#include "extract/document/reader.hpp"
#include "tools/relata/command.hpp"

namespace relata::tools {

struct Inputs {
  std::vector<extract::DocumentSource> sources;
  int exit = kExitOk;  // the code of the worst complaint
};

// Reports every INPUT without documents and gives the sources of the others; none at all when two identities are equal.
Inputs find_inputs(const std::vector<std::string>& names, Streams& streams);

}  // namespace relata::tools
