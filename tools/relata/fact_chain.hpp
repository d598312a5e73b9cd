#pragma once
// How two things are joined by facts.

#include <vector>

#include "graph/store/graph.hpp"

namespace relata::tools {

// The relationships of a shortest chain between two nodes, whichever way they point; empty if there is none or they are one node. A
// chain says something only where each step is a fact, so denied ones are not walked. Of several shortest chains it is the one that
// stands on the firmest ground: facts that are asserted and not planned or claimed, of high confidence, from many sentences; of equal
// ones the first by the graph's order.
std::vector<RelationshipId> fact_chain(const Graph& graph, NodeId from, NodeId to);

}  // namespace relata::tools
