#pragma once
// Side effects as openCypher's test kit means them: not what a statement did, but what can be seen to differ in the graph
// before and after it. A changed property counts as one taken away and one added; a label counts once, however many nodes
// have it.

#include <array>
#include <cstdint>
#include <map>
#include <set>
#include <string>

#include "graph/store/graph.hpp"

namespace relata::tck {

struct Snapshot {
  std::set<uint32_t> nodes;
  std::set<uint32_t> relationships;
  std::set<std::string> labels;
  std::set<std::string> properties;  // owner, key and value in one text
};

Snapshot snapshot(const Graph& graph);

// By the names of the test kit: "+nodes", "-nodes", "+relationships", ..., "-labels"; those that are 0 are left out.
std::map<std::string, uint64_t> side_effects(const Snapshot& before, const Snapshot& after);

}  // namespace relata::tck
