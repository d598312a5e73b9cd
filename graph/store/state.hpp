#pragma once
// The parts of a Graph. Only graph/ includes this: graph/file writes the parts to a file and makes them from one.

#include <map>
#include <memory>
#include <optional>
#include <unordered_set>
#include <vector>

#include "common/interner.hpp"
#include "graph/store/csr.hpp"
#include "graph/store/delta.hpp"
#include "graph/store/graph.hpp"
#include "graph/store/label_store.hpp"
#include "graph/store/name_index.hpp"
#include "graph/store/ordered_index.hpp"
#include "graph/store/property_table.hpp"
#include "graph/store/typed_adjacency.hpp"
#include "graph/store/value_index.hpp"

namespace relata {

// The statement that is open.
struct Statement {
  bool open = false;
  std::vector<Change> changes;
  std::unordered_set<uint32_t> deleted_nodes;
  std::unordered_set<uint32_t> deleted_relationships;
  size_t labels_before = 0;  // sizes of the interners, so that a rollback forgets new names too
  size_t types_before = 0;
  size_t keys_before = 0;
};

struct AdjacencyKey {
  std::vector<RelationshipTypeId> types;  // sorted
  Direction direction = Direction::both;
  friend auto operator<=>(const AdjacencyKey&, const AdjacencyKey&) = default;
};

struct GraphState {
  Interner<LabelId> labels;
  Interner<RelationshipTypeId> types;
  Interner<PropertyKeyId> keys;

  Body body;  // the vertices [0, body.vertices()); later nodes have relationships in the delta alone
  Delta delta;
  // The body's rows [outgoing, incoming] while they alone are the graph: no delta, nothing deleted, no later node, no
  // open statement. Null otherwise. What is asked for every edge looks here first.
  const uint32_t* plain_row[2] = {nullptr, nullptr};
  Bits dead_nodes;
  Bits dead_relationships;
  uint64_t dead_node_count = 0;
  uint64_t dead_relationship_count = 0;
  std::vector<uint64_t> count_of_type;  // living relationships

  LabelStore node_labels;
  StringPool pool;
  PropertyTable node_properties;
  PropertyTable relationship_properties;

  std::vector<SchemaEntry> schema;  // ordered by name
  bool checks_schema = true;        // off while a file repeats what was checked when it was written

  Statement statement;
  ChangeSink* sink = nullptr;
  const EvidenceSource* evidence = nullptr;

  // Caches.
  std::map<PropertyKeyId, ValueIndex> indexes;
  mutable std::map<PropertyKeyId, OrderedIndex> orders;
  mutable std::optional<NameIndex> names;
  std::map<AdjacencyKey, std::shared_ptr<const TypedAdjacency>> adjacencies;
  std::optional<Statistics> statistics;
  uint64_t changes_since_statistics = 0;

  // To be called whenever a statement ends or the body is replaced.
  void find_plain_rows() {
    const bool body_is_all = delta.size() == 0 && dead_relationship_count == 0 &&
                             body.vertices() == node_labels.nodes() && body.vertices() != 0;
    const bool plain = !statement.open && body_is_all;
    if (!body_is_all) adjacencies.clear();
    plain_row[0] = plain ? body.out().row.data() : nullptr;
    plain_row[1] = plain ? body.in().row.data() : nullptr;
  }
  [[nodiscard]] uint32_t relationship_limit() const { return delta.end_id(); }  // ids are below it
  [[nodiscard]] EdgeRecord edge(RelationshipId id) const {
    return delta.holds(id.value) ? delta.find(id.value) : body.find(id.value);
  }
  [[nodiscard]] bool given(RelationshipId id) const { return delta.holds(id.value) || body.holds(id.value); }
};

}  // namespace relata
