#pragma once
// One property and the types of relationships, read for many things in a row: what is the same for all is found once. Valid until
// the graph changes.

#include <cstdint>
#include <string_view>

#include "common/ids.hpp"
#include "common/value.hpp"
#include "graph/store/csr.hpp"

namespace relata {

class Column;
class Graph;
struct GraphState;

class PropertyReader {
 public:
  PropertyReader(const Graph& graph, std::string_view key);  // an unknown key: nothing has a value

  // The text that stands there, without a copy. Null data where there is none, or something else: ask value().
  [[nodiscard]] std::string_view text(NodeId node) const { return text_in(texts_of_nodes_, node.value); }
  [[nodiscard]] std::string_view text(RelationshipId r) const { return text_in(texts_of_relationships_, r.value); }
  [[nodiscard]] Value value(NodeId node) const { return value_in(nodes_, node.value); }  // null if absent
  [[nodiscard]] Value value(RelationshipId r) const { return value_in(relationships_, r.value); }

 private:
  [[nodiscard]] std::string_view text_in(const Column* column, uint32_t id) const;
  [[nodiscard]] Value value_in(const Column* column, uint32_t id) const;

  const GraphState& state_;
  const Column* nodes_ = nullptr;
  const Column* relationships_ = nullptr;
  const Column* texts_of_nodes_ = nullptr;  // the same, if all its values are texts
  const Column* texts_of_relationships_ = nullptr;
};

// Quick where relationships of one node come one after another.
class TypeReader {
 public:
  explicit TypeReader(const Graph& graph);
  RelationshipTypeId type(RelationshipId r);  // requires known(r)

 private:
  const GraphState& state_;
  Stretch at_node_;     // the positions of the node that was asked about last
  RunCursor begin_{};   // its types,
  RunCursor run_{};     // and the one that was found
};

}  // namespace relata
