#include "graph/store/property_reader.hpp"

#include "graph/store/state.hpp"

namespace relata {

namespace {

const Column* column_in(const PropertyTable& table, PropertyKeyId key) {
  return key.valid() && key.value < table.columns().size() ? &table.columns()[key.value] : nullptr;
}

const Column* if_texts(const Column* column) {
  return column != nullptr && column->kind() == ColumnKind::string ? column : nullptr;
}

}  // namespace

PropertyReader::PropertyReader(const Graph& graph, std::string_view key) : state_(graph.state()) {
  const PropertyKeyId id = graph.find_property_key(key);
  nodes_ = column_in(state_.node_properties, id);
  relationships_ = column_in(state_.relationship_properties, id);
  texts_of_nodes_ = if_texts(nodes_);
  texts_of_relationships_ = if_texts(relationships_);
}

std::string_view PropertyReader::text_in(const Column* column, uint32_t id) const {
  return column == nullptr ? std::string_view() : column->string_at(id, state_.pool);
}

Value PropertyReader::value_in(const Column* column, uint32_t id) const {
  return column == nullptr ? Value() : column->get(id, state_.pool);
}

TypeReader::TypeReader(const Graph& graph) : state_(graph.state()) {}

RelationshipTypeId TypeReader::type(RelationshipId r) {
  if (state_.delta.holds(r.value)) return RelationshipTypeId(state_.delta.find(r.value).type);
  const uint32_t position = state_.body.position(r.value);
  if (position < at_node_.begin || position >= at_node_.end) {
    const uint32_t node = state_.body.source_of_position(position);
    at_node_ = state_.body.out().all(node);
    begin_ = run_ = state_.body.out().runs_of(node);
  }
  if (position < run_.begin) run_ = begin_;
  while (position >= run_.end && run_.next()) {
  }
  return RelationshipTypeId(run_.type);
}

}  // namespace relata
