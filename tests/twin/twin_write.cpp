#include "tests/twin/twin.hpp"

namespace relata::twin {

bool Twin::write(const ast::Clause& clause, Rows& rows) {
  if (const auto* c = std::get_if<ast::Create>(&clause.node)) {
    for (Row& row : rows) {
      for (const ast::PatternPart& part : c->pattern.parts) create(part, row);
    }
  } else if (const auto* m = std::get_if<ast::Merge>(&clause.node)) {
    merge(*m, rows);
  } else if (const auto* s = std::get_if<ast::Set>(&clause.node)) {
    for (const Row& row : rows) {
      for (const ast::SetItem& item : s->items) set(item, row);
    }
  } else if (const auto* r = std::get_if<ast::Remove>(&clause.node)) {
    for (const Row& row : rows) {
      for (const ast::RemoveItem& item : r->items) remove(item, row);
    }
  } else if (const auto* d = std::get_if<ast::Delete>(&clause.node)) {
    for (const Row& row : rows) {
      for (const auto& target : d->targets) erase(value(*target, row), d->detach);
    }
  } else if (const auto* f = std::get_if<ast::Foreach>(&clause.node)) {
    for (const Row& row : rows) {
      const Value list = value(*f->list, row);
      if (list.is_null()) continue;
      for (const Value& item : list.list()) {
        Rows inner = {row};
        inner[0][f->variable.text] = item;
        for (const ast::Clause& each : f->clauses) write(each, inner);
      }
    }
  } else {
    return false;
  }
  return true;
}

Map& Twin::properties_of(const Value& entity) {
  if (entity.type() == ValueType::node) return graph_.nodes[entity.node().value].properties;
  if (entity.type() == ValueType::relationship) return graph_.edges[entity.relationship().value].properties;
  throw Refusal("properties of this");
}

uint32_t Twin::create_node(const ast::NodePattern& pattern, Row& row) {
  if (pattern.variable && row.contains(pattern.variable->text)) return row[pattern.variable->text].node().value;
  Node node;
  if (pattern.labels) {
    // In CREATE labels are a single one or a conjunction.
    if (pattern.labels->kind == ast::LabelExpression::Kind::name) node.labels.insert(pattern.labels->name.text);
    for (const auto& operand : pattern.labels->operands) node.labels.insert(operand.name.text);
  }
  if (pattern.properties) {
    const Value properties = value(*pattern.properties, row);
    for (const auto& [key, v] : properties.map()) {
      if (!v.is_null()) node.properties[key] = v;
    }
  }
  graph_.nodes.push_back(std::move(node));
  const auto id = static_cast<uint32_t>(graph_.nodes.size() - 1);
  if (pattern.variable) row[pattern.variable->text] = NodeId(id);
  return id;
}

void Twin::create(const ast::PatternPart& part, Row& row) {
  std::vector<uint32_t> nodes;
  for (const ast::NodePattern& n : part.nodes) nodes.push_back(create_node(n, row));
  for (size_t i = 0; i < part.relationships.size(); ++i) {
    const ast::RelationshipPattern& r = part.relationships[i];
    Edge edge{nodes[i], nodes[i + 1], r.types->name.text, {}};
    if (r.direction == ast::Direction::incoming) std::swap(edge.source, edge.target);
    if (r.properties) edge.properties = value(*r.properties, row).map();
    graph_.edges.push_back(std::move(edge));
    if (r.variable) row[r.variable->text] = RelationshipId(static_cast<uint32_t>(graph_.edges.size() - 1));
  }
}

void Twin::merge(const ast::Merge& merge, Rows& rows) {
  Rows out;
  for (Row& row : rows) {
    Rows found = matches({&merge.pattern}, nullptr, row);
    const bool created = found.empty();
    if (created) {
      found.push_back(row);
      create(merge.pattern, found.back());
    }
    for (Row& one : found) {
      for (const ast::SetItem& item : created ? merge.on_create : merge.on_match) set(item, one);
      out.push_back(std::move(one));
    }
  }
  rows = std::move(out);
}

void Twin::set(const ast::SetItem& item, const Row& row) {
  if (item.kind == ast::SetItem::Kind::property) {
    const auto& target = std::get<ast::Property>(item.target->node);
    const Value entity = value(*target.subject, row);
    if (entity.is_null()) return;
    Value v = value(*item.value, row);
    if (v.is_null())
      properties_of(entity).erase(target.key.text);
    else
      properties_of(entity)[target.key.text] = std::move(v);
    return;
  }
  const Value entity = value(*item.target, row);
  if (entity.is_null()) return;
  if (item.kind == ast::SetItem::Kind::labels) {
    for (const ast::Name& label : item.labels) graph_.nodes[entity.node().value].labels.insert(label.text);
    return;
  }
  const Value map = value(*item.value, row);  // before anything is taken away
  if (item.kind == ast::SetItem::Kind::replace) properties_of(entity).clear();
  for (const auto& [key, v] : map.map()) {
    if (v.is_null())
      properties_of(entity).erase(key);
    else
      properties_of(entity)[key] = v;
  }
}

void Twin::remove(const ast::RemoveItem& item, const Row& row) {
  if (item.labels.empty()) {
    const auto& target = std::get<ast::Property>(item.target->node);
    const Value entity = value(*target.subject, row);
    if (!entity.is_null()) properties_of(entity).erase(target.key.text);
    return;
  }
  const Value entity = value(*item.target, row);
  if (entity.is_null()) return;
  for (const ast::Name& label : item.labels) graph_.nodes[entity.node().value].labels.erase(label.text);
}

void Twin::erase(const Value& value, bool detach) {
  if (value.is_null()) return;
  if (value.type() == ValueType::relationship) {
    graph_.edges[value.relationship().value].alive = false;
    return;
  }
  if (!detach) throw Refusal("DELETE of a node");
  const uint32_t id = value.node().value;
  graph_.nodes[id].alive = false;
  for (Edge& e : graph_.edges) {
    if (e.source == id || e.target == id) e.alive = false;
  }
}

}  // namespace relata::twin
