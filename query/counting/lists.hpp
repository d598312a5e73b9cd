#pragma once
// Sorted neighbours along one edge of a pattern, in one direction: from a table when many nodes are asked for, one by one
// when few are. Internal to query/counting.

#include <map>
#include <memory>
#include <span>
#include <string>
#include <vector>

#include "graph/store/graph.hpp"
#include "graph/store/typed_adjacency.hpp"

namespace relata::query::counting {

class Lists {
 public:
  // Names that the graph does not know are left out; if none of several is known, all lists are empty.
  Lists(const Graph& graph, const std::vector<std::string>& types, Direction direction);
  explicit Lists(std::shared_ptr<const TypedAdjacency> table) : table_(std::move(table)) {}

  // Tells how many lists will be asked for.
  void expect(double lookups);
  // The table, made if there is none yet.
  const TypedAdjacency& table();
  [[nodiscard]] const TypedAdjacency* made_table() const { return table_.get(); }
  [[nodiscard]] const std::shared_ptr<const TypedAdjacency>& shared_table() const { return table_; }
  // Valid until the next call with the same scratch.
  [[nodiscard]] std::span<const uint32_t> list(uint32_t node, std::vector<uint32_t>& scratch) const {
    return table_ ? table_->list(node) : collect(node, scratch);
  }
  // Estimates that need no table.
  [[nodiscard]] double edges() const { return table_ ? static_cast<double>(table_->edges()) : edges_; }
  [[nodiscard]] double sources() const { return table_ ? static_cast<double>(table_->sources()) : sources_; }  // with any
  [[nodiscard]] double average_degree() const;  // of nodes that have any

 private:
  std::span<const uint32_t> collect(uint32_t node, std::vector<uint32_t>& scratch) const;

  const Graph* graph_ = nullptr;
  std::vector<RelationshipTypeId> types_;
  bool impossible_ = false;
  Direction direction_ = Direction::both;
  double edges_ = 0;
  double sources_ = 1;
  std::shared_ptr<const TypedAdjacency> table_;
};

// The lists of one count, each made once.
class ListsPool {
 public:
  std::shared_ptr<Lists> lists(const Graph& graph, const std::vector<std::string>& types, Direction direction) {
    std::shared_ptr<Lists>& made = made_[{types, direction}];
    if (!made) made = std::make_shared<Lists>(graph, types, direction);
    return made;
  }

 private:
  std::map<std::pair<std::vector<std::string>, Direction>, std::shared_ptr<Lists>> made_;
};

}  // namespace relata::query::counting
