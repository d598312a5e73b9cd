#pragma once
// The neighbours of every node along relationships of chosen types in one direction, as plain arrays: what counting and
// intersecting work on. Parallel relationships give an end several times.
//
// Made by Graph::adjacency(), which keeps them as long as no relationship changes; for one type and one direction they
// cost eight bytes for each node in the range that has any: the ends stand in the graph's body already, or are few.

#include <cstdint>
#include <memory>
#include <span>
#include <vector>

#include "common/ids.hpp"
#include "graph/store/array.hpp"
#include "graph/store/neighbours.hpp"

namespace relata {

class Graph;
struct GraphState;

class TypedAdjacency {
 public:
  // The neighbours of `node`, ascending.
  [[nodiscard]] std::span<const uint32_t> list(uint32_t node) const {
    const uint32_t at = node - low_;
    if (at >= size_) return {};
    return {ends_ + begin_[at], ends_ + end_[at]};
  }
  [[nodiscard]] uint32_t degree(uint32_t node) const {
    const uint32_t at = node - low_;
    return at < size_ ? end_[at] - begin_[at] : 0;
  }
  // The degrees of the nodes from `first` on.
  void degrees(uint32_t first, std::span<uint32_t> out) const;
  // By node - low(): the one neighbour, if every node in [low(), high()) has exactly one; otherwise null.
  [[nodiscard]] const uint32_t* function() const { return function_; }
  // Only nodes in [low(), high()) have neighbours, and all neighbours are in [ends_low(), ends_high()).
  [[nodiscard]] uint32_t low() const { return low_; }
  [[nodiscard]] uint32_t high() const { return low_ + size_; }
  [[nodiscard]] uint32_t ends_low() const { return ends_low_; }
  [[nodiscard]] uint32_t ends_high() const { return ends_high_; }
  [[nodiscard]] uint64_t edges() const { return edges_; }
  [[nodiscard]] uint32_t sources() const { return sources_; }  // nodes with a neighbour
  [[nodiscard]] uint32_t maximum_degree() const { return maximum_degree_; }
  [[nodiscard]] bool has_loops() const { return loops_; }        // some node is its own neighbour
  [[nodiscard]] bool has_parallel() const { return parallel_; }  // some list names an end twice
  [[nodiscard]] size_t bytes() const;

  // `types`: empty for any. With Direction::both a self loop gives its node once.
  static TypedAdjacency make(const Graph& graph, std::span<const RelationshipTypeId> types, Direction direction);
  // From lists: offsets[i] is where those of node low + i begin; each list ascending.
  static TypedAdjacency from_lists(uint32_t low, std::vector<uint32_t> offsets, std::vector<uint32_t> ends);

 private:
  void measure();
  void take_stretches(const GraphState& state, uint32_t type, bool incoming);
  void draw_together(size_t many);
  void collect(const Graph& graph, std::span<const RelationshipTypeId> types, Direction direction);

  uint32_t low_ = 0;
  uint32_t size_ = 0;
  const uint32_t* begin_ = nullptr;  // by node - low_
  const uint32_t* end_ = nullptr;
  const uint32_t* ends_ = nullptr;
  const uint32_t* function_ = nullptr;
  uint32_t ends_low_ = 0;
  uint32_t ends_high_ = 0;
  uint64_t edges_ = 0;
  uint32_t sources_ = 0;
  uint32_t maximum_degree_ = 0;
  bool loops_ = false;
  bool parallel_ = false;
  std::vector<uint32_t> own_begin_;  // where they are not the body's
  std::vector<uint32_t> own_end_;
  std::vector<uint32_t> own_ends_;
};

}  // namespace relata
