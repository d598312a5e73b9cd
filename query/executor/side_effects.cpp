#include "query/executor/side_effects.hpp"

#include <map>
#include <set>
#include <tuple>

namespace relata::query {

namespace {

// First and last value of one property in the statement.
struct Property {
  Value before;
  Value after;
};

// The net of what happened: things made and deleted again cancel out, and so do properties and labels set back.
class Net {
 public:
  void add(const Change& c) {
    switch (c.kind) {
      case ChangeKind::node_created:
        created_nodes_.insert(c.node);
        break;
      case ChangeKind::node_deleted:
        (created_nodes_.erase(c.node) > 0 ? gone_nodes_ : deleted_nodes_).insert(c.node);
        break;
      case ChangeKind::relationship_created:
        created_relationships_.insert(c.relationship);
        break;
      case ChangeKind::relationship_deleted:
        (created_relationships_.erase(c.relationship) > 0 ? gone_relationships_ : deleted_relationships_)
            .insert(c.relationship);
        break;
      case ChangeKind::label_added:
        ++labels_[{c.node, c.label}];
        break;
      case ChangeKind::label_removed:
        --labels_[{c.node, c.label}];
        break;
      case ChangeKind::node_property_set:
        set({0, c.node.value, c.key}, c);
        break;
      case ChangeKind::relationship_property_set:
        set({1, c.relationship.value, c.key}, c);
        break;
      case ChangeKind::schema_changed:
        break;
    }
  }

  [[nodiscard]] SideEffects effects() const {
    SideEffects out;
    out.nodes_created = created_nodes_.size();
    out.nodes_deleted = deleted_nodes_.size();
    out.relationships_created = created_relationships_.size();
    out.relationships_deleted = deleted_relationships_.size();
    for (const auto& [where, net] : labels_) {
      if (gone_nodes_.contains(where.first)) continue;
      if (net > 0) ++out.labels_added;
      if (net < 0) ++out.labels_removed;
    }
    for (const auto& [where, p] : properties_) {
      if (gone(where) || identical(p.before, p.after)) continue;
      if (!p.after.is_null())
        ++out.properties_set;
      else
        ++out.properties_removed;
    }
    return out;
  }

 private:
  using Where = std::tuple<int, uint32_t, PropertyKeyId>;  // 0: node, 1: relationship

  void set(const Where& where, const Change& c) {
    const auto [at, is_new] = properties_.try_emplace(where);
    if (is_new) at->second.before = c.before;
    at->second.after = c.after;
  }
  [[nodiscard]] bool gone(const Where& where) const {
    const auto& [kind, id, key] = where;
    return kind == 0 ? gone_nodes_.contains(NodeId(id)) : gone_relationships_.contains(RelationshipId(id));
  }

  std::set<NodeId> created_nodes_, deleted_nodes_, gone_nodes_;  // gone: made and deleted by the same statement
  std::set<RelationshipId> created_relationships_, deleted_relationships_, gone_relationships_;
  std::map<std::pair<NodeId, LabelId>, int> labels_;
  std::map<Where, Property> properties_;
};

}  // namespace

SideEffects side_effects(const Graph& graph) {
  if (graph.changes().empty()) return {};
  Net net;
  for (const Change& c : graph.changes()) net.add(c);
  return net.effects();
}

}  // namespace relata::query
