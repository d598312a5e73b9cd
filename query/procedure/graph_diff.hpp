#pragma once
// What differs between two graphs, by what things are called and not by their ids.

#include <string>
#include <vector>

#include "graph/store/graph.hpp"

namespace relata::query {

struct GraphChange {
  std::string change;   // "added", "removed", "changed"
  std::string kind;     // "node", "relationship"
  std::string element;  // "Person 'Ada'", "Ada works_for Acme"
  Value before;         // the properties, a map; null for what was added
  Value after;          // null for what was removed
};

// A node is the same in both graphs if labels and name are (without a name: labels and all properties); a relationship
// if ends, type and polarity are. Several that are the same by that are paired in order of their properties. Nodes
// first, then relationships, each in the order of what they are called.
std::vector<GraphChange> diff(const Graph& before, const Graph& after);

}  // namespace relata::query
