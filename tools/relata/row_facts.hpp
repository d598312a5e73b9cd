#pragma once
// The facts that a row of a result speaks of.

#include <span>
#include <vector>

#include "common/value.hpp"
#include "graph/store/graph.hpp"

namespace relata::tools {

struct RowFacts {
  std::vector<RelationshipId> relationships;  // each once, in the order of the row
  std::vector<NodeId> nodes;
  bool by_name = false;  // `relationships` were not in the row: they join things whose names are
};

// Relationships and nodes wherever they stand in the row, in lists, maps and paths, too. A row of texts alone gives the
// relationships between the things so named, in one direction or the other; where one of the texts is a relationship type, those
// of that type; and the things themselves. What does not exist any more is left out.
RowFacts facts_of_row(const Graph& graph, std::span<const Value> row);

}  // namespace relata::tools
