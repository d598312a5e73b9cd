#pragma once
// The slow twin's graph: plain vectors, everything found by looking at everything.

#include <set>
#include <string>
#include <vector>

#include "common/ids.hpp"
#include "common/value.hpp"
#include "graph/store/graph.hpp"

namespace relata::twin {

struct Node {
  std::set<std::string> labels;
  Map properties;
  bool alive = true;
};
struct Edge {
  uint32_t source = 0;
  uint32_t target = 0;
  std::string type;
  Map properties;
  bool alive = true;
};
struct TwinGraph {
  std::vector<Node> nodes;  // a node's id is its index
  std::vector<Edge> edges;
};

// The same graph in the store, its ids the same; and as a CREATE statement, for a person who wants to see a case.
void load(const TwinGraph& from, Graph& into);
std::string creation(const TwinGraph& graph);

// A value as a text that is the same for the engine's graph and the twin's, whatever the ids are: nodes and
// relationships by their labels, type and properties. `any_list_order`: elements of lists are sorted, as the order of
// collect() is open.
std::string shown(const TwinGraph& graph, const Value& value, bool any_list_order = false);
std::string shown(const Graph& graph, const Value& value, bool any_list_order = false);

// All nodes and relationships, one text each, sorted: what a statement that writes has made.
std::vector<std::string> snapshot(const TwinGraph& graph);
std::vector<std::string> snapshot(const Graph& graph);

}  // namespace relata::twin
