// Set and Remove.
#include "query/executor/write.hpp"

namespace relata::query {

namespace {

// Calls `change` with the id of the node or relationship `e` stands for. Null is passed over.
template <class Change>
void with_entity(const Context& context, const Expression& e, Row row, const Change& change) {
  const Value target = context.evaluator.value(e, row);
  const Graph& graph = context.execution.graph();
  const auto gone = [&] {
    context.execution.fail("EntityNotFound", "DeletedEntityAccess", "what is to be changed has been deleted", e.span);
  };
  if (target.is_null() || context.evaluator.failed()) return;
  if (target.type() == ValueType::node) return graph.exists(target.node()) ? change(target.node()) : gone();
  if (target.type() == ValueType::relationship)
    return graph.exists(target.relationship()) ? change(target.relationship()) : gone();
  context.execution.fail("TypeError", "InvalidArgumentType", "only nodes and relationships can be changed", e.span);
}

template <class Id>
void set_one(const Context& context, Id id, const std::string& key, const Value& value, Span span) {
  if (!value.is_null() && !storable(value)) {
    return context.execution.fail("TypeError", "InvalidPropertyType",
                                  "'" + key + "' cannot be stored: a property is a simple value or a list of such",
                                  span);
  }
  Graph& graph = context.execution.graph();
  graph.set_property(id, graph.property_key(key), value);
}

// The properties that a map, a node or a relationship stands for.
std::optional<Map> properties_of(const Context& context, const Expression& e, Row row) {
  const Value value = context.evaluator.value(e, row);
  const Graph& graph = context.execution.graph();
  if (value.is_null()) return Map{};
  if (value.type() == ValueType::map) return value.map();
  if (value.type() == ValueType::node) return graph.properties(value.node());
  if (value.type() == ValueType::relationship) return graph.properties(value.relationship());
  context.execution.fail("TypeError", "InvalidArgumentType",
                         "properties are taken from a map, a node or a relationship", e.span);
  return std::nullopt;
}

void set_map(const Context& context, const BoundSetItem& item, Row row) {
  const std::optional<Map> map = properties_of(context, item.value, row);
  if (!map || context.evaluator.failed()) return;
  with_entity(context, item.target, row, [&](auto id) {
    if (item.kind == BoundSetItem::Kind::replace) {
      for (const auto& [key, old] : context.execution.graph().properties(id)) {
        if (!map->contains(key)) set_one(context, id, key, {}, item.target.span);
      }
    }
    for (const auto& [key, value] : *map) set_one(context, id, key, value, item.value.span);
  });
}

template <class Change>
void with_node(const Context& context, const Expression& e, Row row, const Change& change) {
  with_entity(context, e, row, [&](auto id) {
    if constexpr (std::is_same_v<decltype(id), NodeId>)
      change(id);
    else
      context.execution.fail("TypeError", "InvalidArgumentType", "only nodes have labels that can be changed", e.span);
  });
}

template <class Items>
class Change final : public Operator {
 public:
  using Apply = void (*)(const Context&, const Items&, Row);
  Change(Context context, const Plan& plan, const Items& items, Apply apply, OperatorPtr input)
      : Operator(context, plan, std::move(input)), items_(items), apply_(apply) {}

 protected:
  bool produce(Chunk& out) override {
    if (!input_->next(out)) return false;
    for (size_t i = 0; i < out.rows() && execution().go_on(); ++i) apply_(context_, items_, out.row(i));
    return !evaluation_failed();
  }

 private:
  const Items& items_;
  Apply apply_;
};

}  // namespace

void set_items(const Context& context, const std::vector<BoundSetItem>& items, Row row) {
  Graph& graph = context.execution.graph();
  for (const BoundSetItem& item : items) {
    switch (item.kind) {
      case BoundSetItem::Kind::property: {
        const Value value = context.evaluator.value(item.value, row);
        if (context.evaluator.failed()) return;
        with_entity(context, item.target, row,
                    [&](auto id) { set_one(context, id, item.key, value, item.value.span); });
        break;
      }
      case BoundSetItem::Kind::replace:
      case BoundSetItem::Kind::extend:
        set_map(context, item, row);
        break;
      case BoundSetItem::Kind::labels:
        with_node(context, item.target, row, [&](NodeId id) {
          for (const std::string& label : item.labels) graph.add_label(id, graph.label(label));
        });
        break;
    }
    if (context.execution.failed()) return;
  }
}

void remove_items(const Context& context, const std::vector<BoundRemoveItem>& items, Row row) {
  Graph& graph = context.execution.graph();
  for (const BoundRemoveItem& item : items) {
    if (!item.key.empty()) {
      with_entity(context, item.target, row, [&](auto id) { set_one(context, id, item.key, {}, item.target.span); });
      continue;
    }
    with_node(context, item.target, row, [&](NodeId id) {
      for (const std::string& name : item.labels) {
        const LabelId label = graph.find_label(name);
        if (label.valid()) graph.remove_label(id, label);
      }
    });
  }
}

OperatorPtr make_set(Context context, const Plan& plan, const plan::Set& node, OperatorPtr input) {
  return std::make_unique<Change<std::vector<BoundSetItem>>>(context, plan, node.items, set_items, std::move(input));
}

OperatorPtr make_remove(Context context, const Plan& plan, const plan::Remove& node, OperatorPtr input) {
  return std::make_unique<Change<std::vector<BoundRemoveItem>>>(context, plan, node.items, remove_items,
                                                                std::move(input));
}

}  // namespace relata::query
