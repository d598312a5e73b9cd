#pragma once
// The property graph in memory: nodes with any number of labels, relationships with one type, properties on both.
//
// The body is an immutable typed CSR for each direction (csr.hpp); what statements add or delete stands in a small
// delta over it (delta.hpp) and is merged into a new body when it passes a quarter of it. All of that is behind this
// one interface; graph/store/bgl.hpp makes it a Boost.Graph graph.
//
// Ids are dense, given in order of creation, and stay the same as long as the object lives (a merge keeps them). An id
// of something deleted is not used again. Iteration is by id, so it is the same on every run.
//
// Changes belong to a statement: begin(), changes, then commit() or rollback(). What a statement deletes can still be
// read (labels, type, ends, properties) until the statement ends; exists() tells.
//
// Thread safety: while no statement is open any number of threads may read at once, except statistics(), find_nodes() and
// adjacency(), which fill caches. A statement that writes belongs to one thread, and no other may read meanwhile.

#include <cstdint>
#include <memory>
#include <optional>
#include <span>
#include <string_view>
#include <vector>

#include "common/error.hpp"
#include "common/ids.hpp"
#include "common/value.hpp"
#include "graph/store/change.hpp"
#include "graph/store/neighbours.hpp"
#include "graph/store/schema.hpp"
#include "graph/store/statistics.hpp"

namespace relata {

class EvidenceSource;
class TypedAdjacency;
struct GraphState;

// True if `value` can be a property: a boolean, number, string, temporal value, or a list of such without nulls.
bool storable(const Value& value);

// A range over the ids of one kind of thing, in order, without the deleted. Valid until the graph changes; new ids made
// meanwhile are not seen.
template <class IdType>
class IdRange {
 public:
  class Iterator {
   public:
    using value_type = IdType;
    using difference_type = std::ptrdiff_t;
    Iterator() = default;
    Iterator(const Graph* graph, uint32_t at, uint32_t end) : graph_(graph), at_(at), end_(end) { skip(); }
    IdType operator*() const { return IdType(at_); }
    Iterator& operator++() {
      ++at_;
      skip();
      return *this;
    }
    Iterator operator++(int) {
      Iterator before = *this;
      ++*this;
      return before;
    }
    friend bool operator==(const Iterator& a, const Iterator& b) { return a.at_ == b.at_; }

   private:
    inline void skip();
    const Graph* graph_ = nullptr;
    uint32_t at_ = 0;
    uint32_t end_ = 0;
  };
  IdRange(const Graph* graph, uint32_t end) : graph_(graph), end_(end) {}
  [[nodiscard]] Iterator begin() const { return Iterator(graph_, 0, end_); }
  [[nodiscard]] Iterator end() const { return Iterator(graph_, end_, end_); }

 private:
  const Graph* graph_;
  uint32_t end_;
};

class Graph {
 public:
  Graph();
  ~Graph();
  Graph(Graph&&) noexcept;
  Graph& operator=(Graph&&) noexcept;
  Graph(const Graph&) = delete;
  Graph& operator=(const Graph&) = delete;

  // --- names: labels, types and keys are interned; ids count from 0 in order of first use ---
  LabelId label(std::string_view name);  // added if new
  RelationshipTypeId relationship_type(std::string_view name);
  PropertyKeyId property_key(std::string_view name);
  [[nodiscard]] LabelId find_label(std::string_view name) const;  // invalid if unknown
  [[nodiscard]] RelationshipTypeId find_relationship_type(std::string_view name) const;
  [[nodiscard]] PropertyKeyId find_property_key(std::string_view name) const;
  [[nodiscard]] std::string_view name_of(LabelId id) const;  // requires an id of this graph; lives as long as the graph
  [[nodiscard]] std::string_view name_of(RelationshipTypeId id) const;
  [[nodiscard]] std::string_view name_of(PropertyKeyId id) const;
  [[nodiscard]] uint32_t label_count() const;  // ids [0, label_count()) are valid, also where nothing has the label now
  [[nodiscard]] uint32_t relationship_type_count() const;
  [[nodiscard]] uint32_t property_key_count() const;
  [[nodiscard]] std::vector<LabelId> labels_in_use() const;  // those some node has, in order of first use
  [[nodiscard]] std::vector<RelationshipTypeId> relationship_types_in_use() const;
  [[nodiscard]] std::vector<PropertyKeyId> property_keys_in_use() const;

  // --- nodes ---
  [[nodiscard]] uint64_t node_count() const;
  [[nodiscard]] uint64_t node_count(LabelId label) const;
  [[nodiscard]] uint32_t node_capacity() const;  // every id ever given is below it
  [[nodiscard]] bool exists(NodeId node) const;  // false for a deleted or unknown id
  [[nodiscard]] bool known(NodeId node) const;   // exists, or was deleted by the statement that is open
  [[nodiscard]] IdRange<NodeId> nodes() const { return {this, node_capacity()}; }
  // Sorted by id. Valid until the graph changes.
  [[nodiscard]] std::span<const NodeId> nodes_with_label(LabelId label) const;
  [[nodiscard]] std::span<const LabelId> labels(NodeId node) const;  // sorted by id; valid until the graph changes
  [[nodiscard]] bool has_label(NodeId node, LabelId label) const;
  // The nodes whose property equals `value` as Cypher's `=` has it (1 equals 1.0), sorted by id, through an index that
  // is made at the first call for a key. Only for booleans, numbers and strings; for other values nothing: filter
  // instead. An invalid `label`: any.
  [[nodiscard]] std::optional<std::vector<NodeId>> find_nodes(LabelId label, PropertyKeyId key,
                                                              const Value& value) const;

  // --- relationships ---
  [[nodiscard]] uint64_t relationship_count() const;
  [[nodiscard]] uint64_t relationship_count(RelationshipTypeId type) const;
  [[nodiscard]] uint32_t relationship_capacity() const;
  [[nodiscard]] bool exists(RelationshipId relationship) const;
  [[nodiscard]] bool known(RelationshipId relationship) const;
  [[nodiscard]] IdRange<RelationshipId> relationships() const { return {this, relationship_capacity()}; }
  // Each requires known(relationship).
  [[nodiscard]] NodeId source(RelationshipId relationship) const;
  [[nodiscard]] NodeId target(RelationshipId relationship) const;
  [[nodiscard]] RelationshipTypeId type(RelationshipId relationship) const;
  // The relationships at a node, of the types given (empty: any; a type given twice counts once). See neighbours.hpp.
  [[nodiscard]] Neighbours neighbours(NodeId node, Direction direction,
                                      std::span<const RelationshipTypeId> types = {}) const {
    return {*this, node, direction, types};
  }
  [[nodiscard]] uint64_t degree(NodeId node, Direction direction, std::span<const RelationshipTypeId> types = {}) const;

  // All neighbours along `types` (empty: any) as arrays, for work that visits many of them; see typed_adjacency.hpp. Kept
  // until a relationship changes.
  [[nodiscard]] std::shared_ptr<const TypedAdjacency> adjacency(std::span<const RelationshipTypeId> types,
                                                                Direction direction) const;

  // --- properties ---
  [[nodiscard]] Value property(NodeId node, PropertyKeyId key) const;  // null if absent
  [[nodiscard]] Value property(RelationshipId relationship, PropertyKeyId key) const;
  [[nodiscard]] Map properties(NodeId node) const;
  [[nodiscard]] Map properties(RelationshipId relationship) const;

  // --- statements ---
  // Opens a statement. The first change opens one by itself if none is open.
  void begin();
  [[nodiscard]] bool in_statement() const;
  [[nodiscard]] std::span<const Change> changes() const;  // of the open statement, in order
  // A deleted node that still has relationships, if there is one. openCypher forbids to commit that.
  [[nodiscard]] std::optional<NodeId> deleted_but_connected() const;
  // Ends the statement for good: hands its changes to the sink, if one is attached. On an error everything is taken
  // back; the error is of kind query (ConstraintVerificationFailed, DeleteConnectedNode) or the sink's.
  Result<void> commit();
  void rollback();  // as if the statement had not been

  // What is asked of something that does not exist (any more) does nothing.
  NodeId create_node(std::span<const LabelId> labels = {});
  void delete_node(NodeId node);  // its relationships must be deleted by the same statement, before or after
  void add_label(NodeId node, LabelId label);
  void remove_label(NodeId node, LabelId label);
  RelationshipId create_relationship(NodeId source, RelationshipTypeId type,
                                     NodeId target);  // invalid if an end does not exist
  void delete_relationship(RelationshipId relationship);
  // Null removes; another value must be storable(), or nothing is done. Setting what is there already is no change.
  void set_property(NodeId node, PropertyKeyId key, const Value& value);
  void set_property(RelationshipId relationship, PropertyKeyId key, const Value& value);

  // --- indexes and constraints: part of statements, too; commit() checks constraints ---
  [[nodiscard]] const std::vector<SchemaEntry>& schema() const;  // ordered by name
  // The entry of that name; null if there is none. Valid until the schema changes.
  [[nodiscard]] const SchemaEntry* find_schema(std::string_view name) const;
  // What is in the graph is not asked here: see check_schema(). False if the name is taken.
  bool add_schema(SchemaEntry entry);
  bool drop_schema(std::string_view name);  // false if there is none

  // --- the whole ---
  [[nodiscard]] const Statistics& statistics() const;  // valid until the next call
  // Makes one body of body and delta. Requires that no statement is open. commit() does it when the delta is large.
  void merge_delta();
  // Bytes held by structure (both directions, types) and by columns.
  struct MemoryUse {
    uint64_t structure = 0;
    uint64_t columns = 0;
  };
  [[nodiscard]] MemoryUse memory_use() const;

  void attach(ChangeSink* sink);  // null: none; must outlive the graph or be detached
  void attach(const EvidenceSource* evidence);
  [[nodiscard]] const EvidenceSource* evidence() const;  // null: a graph without text

  [[nodiscard]] const GraphState& state() const { return *state_; }  // for graph/ alone
  [[nodiscard]] GraphState& state() { return *state_; }

 private:
  friend class Neighbours;
  std::unique_ptr<GraphState> state_;
};

template <class IdType>
inline void IdRange<IdType>::Iterator::skip() {
  while (at_ != end_ && !graph_->exists(IdType(at_))) ++at_;
}

}  // namespace relata
