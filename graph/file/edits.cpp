#include "graph/file/edits.hpp"

#include <unordered_map>

#include "graph/file/json_text.hpp"
#include "graph/store/bytes.hpp"
#include "graph/store/string_pool.hpp"
#include "graph/store/value_codec.hpp"

namespace relata::file {

namespace {

constexpr std::string_view kProperty = "property ";
constexpr std::string_view kLabel = "label ";
constexpr std::string_view kDeleted = "deleted";
constexpr std::string_view kNode = "node\t";
constexpr std::string_view kRelationship = "relationship\t";
constexpr std::string_view kCuration = "curation\t";  // decisions.hpp's rows

uint64_t checksum_of(std::string_view thing, std::string_view slot, std::string_view value) {
  std::string bytes;
  for (std::string_view text : {thing, slot, value}) put_text(bytes, text);
  return hash_bytes(bytes);
}

// What one change means for its thing; nothing for the making of things.
bool describe(const Graph& graph, const Change& c, Edit& edit) {
  switch (c.kind) {
    case ChangeKind::node_created:
    case ChangeKind::relationship_created:
    case ChangeKind::schema_changed:
      return false;
    case ChangeKind::node_deleted:
    case ChangeKind::relationship_deleted:
      edit.slot = kDeleted;
      edit.value = Value(true);
      break;
    case ChangeKind::label_added:
    case ChangeKind::label_removed:
      edit.slot = std::string(kLabel) + std::string(graph.name_of(c.label));
      edit.value = Value(c.kind == ChangeKind::label_added);
      break;
    case ChangeKind::node_property_set:
    case ChangeKind::relationship_property_set:
      edit.slot = std::string(kProperty) + std::string(graph.name_of(c.key));
      edit.value = c.after;
      break;
  }
  edit.of_node = !c.relationship.valid();
  return true;
}

using Lookup = std::unordered_map<std::string_view, uint32_t>;

Lookup by_origin(const Origins& origins) {
  Lookup lookup;
  for (const auto& [id, origin] : origins) lookup.emplace(origin, id);
  return lookup;
}

template <class IdType>
void set_property(Graph& graph, IdType id, const Edit& edit) {
  graph.set_property(id, graph.property_key(std::string_view(edit.slot).substr(kProperty.size())), edit.value);
}

void set_label(Graph& graph, NodeId node, const Edit& edit) {
  const LabelId label = graph.label(std::string_view(edit.slot).substr(kLabel.size()));
  if (edit.value.type() == ValueType::boolean && edit.value.boolean()) {
    graph.add_label(node, label);
  } else {
    graph.remove_label(node, label);
  }
}

void delete_with_relationships(Graph& graph, NodeId node) {
  std::vector<RelationshipId> all;
  for (const Neighbour& n : graph.neighbours(node, Direction::both)) all.push_back(n.relationship);
  for (RelationshipId r : all) graph.delete_relationship(r);
  graph.delete_node(node);
}

void apply(const Edit& edit, uint32_t id, Graph& graph) {
  if (edit.of_node && edit.slot.starts_with(kProperty)) return set_property(graph, NodeId(id), edit);
  if (edit.of_node && edit.slot.starts_with(kLabel)) return set_label(graph, NodeId(id), edit);
  if (!edit.of_node && edit.slot.starts_with(kProperty)) set_property(graph, RelationshipId(id), edit);
}

}  // namespace

std::vector<Edit> edits_of(const Graph& graph, std::span<const Change> changes, const TextLinks& links) {
  std::vector<Edit> edits;
  if (links.node_origins.empty()) return edits;
  for (const Change& change : changes) {
    Edit edit;
    if (!describe(graph, change, edit)) continue;
    const Origins& origins = edit.of_node ? links.node_origins : links.relationship_origins;
    const auto origin = origins.find(edit.of_node ? change.node.value : change.relationship.value);
    if (origin == origins.end()) continue;
    edit.origin = origin->second;
    edits.push_back(std::move(edit));
  }
  return edits;
}

Result<void> write_edits(Database& database, FileState& state, std::span<const Edit> edits) {
  Query find(database, "SELECT checksum FROM edit WHERE thing = ? AND slot = ?");
  Query put(database, "INSERT OR REPLACE INTO edit(thing, slot, value, readable, checksum) VALUES(?, ?, ?, ?, ?)");
  for (const Edit& edit : edits) {
    const std::string thing = std::string(edit.of_node ? kNode : kRelationship) + edit.origin;
    Result<bool> row = find.bind(std::string_view(thing)).bind(std::string_view(edit.slot)).step();
    if (!row) return row.error();
    if (*row) state.edits -= static_cast<uint64_t>(find.integer(0));
    find.reset();
    const std::string value = encode_value(edit.value);
    const std::string readable = json_text(edit.value);
    const uint64_t checksum = checksum_of(thing, edit.slot, value);
    put.bind(std::string_view(thing))
        .bind(std::string_view(edit.slot))
        .bind_blob(value)
        .bind(std::string_view(readable));
    if (Result<void> written = put.bind(static_cast<int64_t>(checksum)).run(); !written) return written;
    state.edits += checksum;
  }
  return {};
}

Result<std::vector<Edit>> read_edits(const Database& database, const FileState& state) {
  std::vector<Edit> edits;
  uint64_t sum = 0;
  bool sound = true;
  Query query(database, "SELECT thing, slot, value FROM edit ORDER BY thing, slot");
  while (true) {
    Result<bool> row = query.step();
    if (!row) return row.error();
    if (!*row) break;
    const std::string_view thing = query.text(0);
    sum += checksum_of(thing, query.text(1), query.blob(2));
    const std::optional<Value> value = decode_value(query.blob(2));
    if (thing.starts_with(kCuration)) continue;
    sound = sound && value && (thing.starts_with(kNode) || thing.starts_with(kRelationship));
    if (!sound) break;
    const bool of_node = thing.starts_with(kNode);
    edits.push_back({of_node, std::string(thing.substr(of_node ? kNode.size() : kRelationship.size())),
                     std::string(query.text(1)), *value});
  }
  if (!sound || sum != state.edits)
    return file_error(database.path(), "is damaged: the list of changes made by hand is not what was written");
  return edits;
}

EditCounts apply_edits(std::span<const Edit> edits, const TextLinks& links, Graph& graph) {
  const Lookup nodes = by_origin(links.node_origins);
  const Lookup relationships = by_origin(links.relationship_origins);
  EditCounts counts;
  std::vector<NodeId> deleted;  // last, so that all other edits find what they are about
  for (const Edit& edit : edits) {
    const Lookup& lookup = edit.of_node ? nodes : relationships;
    const auto found = lookup.find(edit.origin);
    if (found == lookup.end()) {
      ++counts.waiting;
      continue;
    }
    ++counts.applied;
    if (edit.slot != kDeleted) {
      apply(edit, found->second, graph);
    } else if (edit.of_node) {
      deleted.emplace_back(found->second);
    }
  }
  for (const Edit& edit : edits) {
    if (edit.of_node || edit.slot != kDeleted) continue;
    if (const auto found = relationships.find(edit.origin); found != relationships.end())
      graph.delete_relationship(RelationshipId(found->second));
  }
  for (NodeId node : deleted) delete_with_relationships(graph, node);
  // The graph is not attached to a file yet and deleted nodes are free, so this cannot fail.
  if (!graph.commit().ok()) counts = {0, static_cast<uint32_t>(edits.size())};
  return counts;
}

}  // namespace relata::file
