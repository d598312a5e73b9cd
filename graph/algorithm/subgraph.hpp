#pragma once
// A chosen part of a graph as a Boost.Graph graph of its own: dense vertices, adjacency in two flat arrays. Algorithms
// that touch everything many times run on this copy; it takes about 24 bytes a relationship and direction.

#include <boost/graph/compressed_sparse_row_graph.hpp>
#include <boost/range/iterator_range.hpp>

#include <optional>
#include <vector>

#include "common/error.hpp"
#include "graph/algorithm/pulse.hpp"
#include "graph/store/graph.hpp"

namespace relata {

// Which nodes and relationships count. A relationship counts if both its ends do.
struct SubgraphChoice {
  std::vector<LabelId> labels;            // nodes with one of these; empty: all nodes
  std::vector<RelationshipTypeId> types;  // relationships of one of these; empty: all
  PropertyKeyId weight;                   // a number on relationships; invalid: every relationship weighs 1
  double default_weight = 1;              // where the number is missing
  double minimum_confidence = 0;  // relationships whose `confidence` is below do not count; those without one do
  Direction direction = Direction::outgoing;  // as seen from a vertex: along, against, or both ways
};

// What becomes of several relationships between the same two nodes in the same direction, and of those from a node to
// itself.
enum class Parallels {
  keep,      // each is an edge
  add,       // one edge, its weight the sum
  lightest,  // one edge, the lightest (the one with the smallest id of equals), and none from a node to itself
};

struct SubgraphEdge {
  RelationshipId relationship;  // the lightest, or the first, of those it stands for
  double weight = 1;
};

using SubgraphCsr = boost::compressed_sparse_row_graph<boost::directedS, boost::no_property, SubgraphEdge,
                                                       boost::no_property, uint32_t, uint32_t>;

struct Subgraph {
  std::vector<NodeId> nodes;  // by vertex, in order of id
  SubgraphCsr edges;  // out-edges of a vertex in order of (end, relationship); with Direction::both from either end
  bool both = false;  // the direction chosen

  [[nodiscard]] uint32_t size() const { return static_cast<uint32_t>(nodes.size()); }
  // The vertex of a node, if the node is in the subgraph.
  [[nodiscard]] std::optional<uint32_t> vertex(NodeId node) const;
};

// Errors: cancelled; kind query (ArgumentError) for a weight that is no finite number of at least `least_weight`.
Result<Subgraph> make_subgraph(const Graph& graph, const SubgraphChoice& choice, Parallels parallels,
                               double least_weight, const Interrupt& interrupted);

}  // namespace relata
