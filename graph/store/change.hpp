#pragma once
// One change of a property graph, as the journal of a statement holds it: enough to undo it and enough to repeat it
// elsewhere (graph/file writes the changes of a statement as rows of one transaction).

#include <cstdint>
#include <span>
#include <vector>

#include "common/error.hpp"
#include "common/ids.hpp"
#include "common/value.hpp"

namespace relata {

class Graph;

enum class ChangeKind : uint8_t {
  node_created,               // node; its labels and properties follow as changes of their own
  node_deleted,               // node
  label_added,                // node, label
  label_removed,              // node, label
  node_property_set,          // node, key, before, after; null means absent
  relationship_created,       // relationship, source, target, type
  relationship_deleted,       // relationship, source, target, type
  relationship_property_set,  // relationship, key, before, after
  schema_changed,             // before, after: an entry of the schema as encode_schema gives it; null: none
};

// Fields a kind does not name are invalid ids and nulls.
struct Change {
  ChangeKind kind = ChangeKind::node_created;
  NodeId node;
  RelationshipId relationship;
  NodeId source;
  NodeId target;
  LabelId label;
  RelationshipTypeId type;
  PropertyKeyId key;
  Value before;
  Value after;
};

// Whoever makes statements durable. Called once for each statement that changed something, before it counts as
// committed.
class ChangeSink {
 public:
  virtual ~ChangeSink() = default;
  // Writes the changes, in order. On an error nothing is written, and the graph takes the statement back.
  virtual Result<void> write(const Graph& graph, std::span<const Change> changes) = 0;
  // After the statement ended well: time for upkeep. What goes wrong here is no longer the statement's error.
  virtual void committed(Graph& graph) = 0;
};

}  // namespace relata
