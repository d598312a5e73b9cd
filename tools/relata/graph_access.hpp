#pragma once
// Graph files as the subcommands open them.

#include <string>

#include "common/error.hpp"
#include "graph/file/graph_file.hpp"

namespace relata::tools {

// An existing file, to read from it.
Result<GraphFile> open_to_read(const std::string& path);
// An existing file, to read and change; where the file may not be changed, to read.
Result<GraphFile> open_to_query(const std::string& path);
// A file that is made if it is missing; where it may not be changed, to read.
Result<GraphFile> open_or_make(const std::string& path);

}  // namespace relata::tools
