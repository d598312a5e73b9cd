#pragma once
// Makes a whole graph at once: no journal, no delta, relationships numbered in the order of the body. For builds,
// imports and rewriting.

#include <cstdint>
#include <memory>
#include <span>
#include <string_view>
#include <vector>

#include "common/ids.hpp"
#include "common/value.hpp"
#include "graph/store/graph.hpp"

namespace relata {

struct BuilderState;

class GraphBuilder {
 public:
  GraphBuilder();
  ~GraphBuilder();
  GraphBuilder(const GraphBuilder&) = delete;
  GraphBuilder& operator=(const GraphBuilder&) = delete;

  LabelId label(std::string_view name);
  RelationshipTypeId relationship_type(std::string_view name);
  PropertyKeyId property_key(std::string_view name);

  NodeId add_node(std::span<const LabelId> labels);  // ids count from 0; a label given twice counts once
  [[nodiscard]] NodeId next_node() const;            // what add_node() will give
  // The number of the relationship among those added, from 0; its id is told by finish(). Both ends must be added
  // before finish().
  uint32_t add_relationship(NodeId source, RelationshipTypeId type, NodeId target);
  void set(NodeId node, PropertyKeyId key, const Value& value);  // requires storable(value)
  void set(uint32_t relationship, PropertyKeyId key, const Value& value);

  // The graph. ids[i] is the id of the i-th relationship added. The builder is empty afterwards.
  Graph finish(std::vector<RelationshipId>& ids);

 private:
  std::unique_ptr<BuilderState> state_;
};

}  // namespace relata
