// Create.
#include "query/executor/write.hpp"

namespace relata::query {

namespace {

// Sets one property of something just made; null is no property.
template <class Id>
void set_new(const Context& context, Id id, const std::string& key, const Value& value, Span span) {
  if (value.is_null()) return;
  if (!storable(value)) {
    return context.execution.fail("TypeError", "InvalidPropertyType",
                                  "'" + key + "' cannot be stored: a property is a simple value or a list of such",
                                  span);
  }
  Graph& graph = context.execution.graph();
  graph.set_property(id, graph.property_key(key), value);
}

template <class Id, class Thing>
void set_properties(const Context& context, Id id, const Thing& thing, Row row) {
  for (const PropertyValue& p : thing.properties)
    set_new(context, id, p.key, context.evaluator.value(p.value, row), p.span);
  if (!thing.property_map) return;
  const Value map = context.evaluator.value(*thing.property_map, row);
  if (map.is_null()) return;
  if (map.type() != ValueType::map) {
    return context.execution.fail("TypeError", "InvalidArgumentType", "properties are given by a map",
                                  thing.property_map->span);
  }
  for (const auto& [key, value] : map.map()) set_new(context, id, key, value, thing.property_map->span);
}

void create_relationship(const Context& context, const NewRelationship& r, std::span<Value> row) {
  Graph& graph = context.execution.graph();
  const Value& from = row[r.from_slot];
  const Value& to = row[r.to_slot];
  const auto usable = [&](const Value& v) { return v.type() == ValueType::node && graph.exists(v.node()); };
  if (!usable(from) || !usable(to)) {
    return context.execution.fail("EntityNotFound", "DeletedEntityAccess", "a relationship needs two nodes that exist",
                                  r.span);
  }
  const RelationshipId id = graph.create_relationship(from.node(), graph.relationship_type(r.type), to.node());
  set_properties(context, id, r, row);
  row[r.slot] = id;
}

class Create final : public Operator {
 public:
  Create(Context context, const Plan& plan, const plan::Create& node, OperatorPtr input)
      : Operator(context, plan, std::move(input)), node_(node) {}

 protected:
  bool produce(Chunk& out) override {
    if (!input_->next(out)) return false;
    for (size_t i = 0; i < out.rows() && execution().go_on(); ++i) create(context_, node_.create, out.row(i));
    return !evaluation_failed();
  }

 private:
  const plan::Create& node_;
};

}  // namespace

void create(const Context& context, const BoundCreate& create, std::span<Value> row) {
  Graph& graph = context.execution.graph();
  for (const NewNode& n : create.nodes) {
    std::vector<LabelId> labels;
    for (const std::string& label : n.labels) labels.push_back(graph.label(label));
    const NodeId id = graph.create_node(labels);
    set_properties(context, id, n, row);
    row[n.slot] = id;
  }
  for (const NewRelationship& r : create.relationships) create_relationship(context, r, row);
  for (const NewPath& p : create.paths)
    row[p.slot] = assemble_path(graph, row, p.first_node_slot, p.relationship_slots);
}

OperatorPtr make_create(Context context, const Plan& plan, const plan::Create& node, OperatorPtr input) {
  return std::make_unique<Create>(context, plan, node, std::move(input));
}

}  // namespace relata::query
