#pragma once
// The node that a person means by a name.

#include <string>

#include "common/error.hpp"
#include "graph/file/graph_file.hpp"

namespace relata::tools {

// The node called `name` (name or alias, without case). Of several, entities before values, then the one with the most
// relationships. Errors (kind data): none is called so; the hint names those that come near.
Result<NodeId> find_node(const GraphFile& file, const std::string& name);

}  // namespace relata::tools
