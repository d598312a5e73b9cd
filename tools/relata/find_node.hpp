#pragma once
// The node that a person means by a name.

#include <string>
#include <vector>

#include "common/error.hpp"
#include "graph/file/graph_file.hpp"

namespace relata::tools {

struct FoundNode {
  NodeId node;
  std::vector<NodeId> others;  // further things of this name, the best connected first; values are not among them
};

// The node called `name` (name or alias, without case), with the label `label` unless that is empty. Of several, entities before
// values, then the one with the most relationships. Errors (kind data): none is called so; the hint names those that come near.
Result<FoundNode> find_node(const GraphFile& file, const std::string& name, const std::string& label = {});

// "Jordan (Place, 12 facts)".
std::string described(const Graph& graph, NodeId node);

// A note that names the others, or nothing where there are none; ends with a line break.
std::string ambiguity_note(const Graph& graph, const FoundNode& found);

}  // namespace relata::tools
