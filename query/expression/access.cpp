#include "query/expression/access.hpp"

#include <algorithm>

#include <fmt/format.h>

#include "graph/store/graph.hpp"
#include "query/expression/temporal_components.hpp"

namespace relata::query {

namespace {

Value wrong_type(Evaluator& evaluator, std::string_view detail, std::string message) {
  return evaluator.fail("TypeError", detail, std::move(message));
}

std::string a(const Value& v) { return describe(TypeSet(v.type())); }

Value entity_property(Evaluator& evaluator, const Value& entity, std::string_view key) {
  if (!readable(evaluator, entity)) return {};
  const Graph& graph = *evaluator.context().graph;
  const PropertyKeyId id = graph.find_property_key(key);
  if (!id.valid()) return {};
  return entity.type() == ValueType::node ? graph.property(entity.node(), id) : graph.property(entity.relationship(), id);
}

Value map_entry(const Map& map, std::string_view key) {
  const auto it = map.find(key);
  return it == map.end() ? Value() : it->second;
}

}  // namespace

bool readable(Evaluator& evaluator, const Value& entity) {
  const Graph* graph = evaluator.context().graph;
  const bool node = entity.type() == ValueType::node;
  if (graph != nullptr && (node ? graph->exists(entity.node()) : graph->exists(entity.relationship()))) return true;
  evaluator.fail("EntityNotFound", "DeletedEntityAccess",
                 fmt::format("the {} was deleted by this statement and cannot be read any more", node ? "node" : "relationship"));
  return false;
}

Value property_of(Evaluator& evaluator, const Value& base, std::string_view key) {
  switch (base.type()) {
    case ValueType::null: return {};
    case ValueType::node:
    case ValueType::relationship: return entity_property(evaluator, base, key);
    case ValueType::map: return map_entry(base.map(), key);
    case ValueType::date:
    case ValueType::local_time:
    case ValueType::time:
    case ValueType::local_date_time:
    case ValueType::date_time:
    case ValueType::duration: return temporal_component(evaluator, base, key);
    default: return wrong_type(evaluator, "InvalidArgumentType", fmt::format("{} has no property `{}`", a(base), key));
  }
}

Value properties_of(Evaluator& evaluator, const Value& base) {
  switch (base.type()) {
    case ValueType::null: return {};
    case ValueType::map: return base;
    case ValueType::node:
      return readable(evaluator, base) ? Value(evaluator.context().graph->properties(base.node())) : Value();
    case ValueType::relationship:
      return readable(evaluator, base) ? Value(evaluator.context().graph->properties(base.relationship())) : Value();
    default: return wrong_type(evaluator, "InvalidArgumentType", fmt::format("{} has no properties", a(base)));
  }
}

namespace {

Value list_element(Evaluator& evaluator, const List& list, const Value& key) {
  if (key.type() != ValueType::integer) {
    return wrong_type(evaluator, "ListElementAccessByNonInteger", fmt::format("the place in a list is an integer, not {}", a(key)));
  }
  const auto size = static_cast<int64_t>(list.size());
  const int64_t at = key.integer() < 0 ? key.integer() + size : key.integer();
  return at < 0 || at >= size ? Value() : list[static_cast<size_t>(at)];
}

}  // namespace

Value subscript(Evaluator& evaluator, const Value& base, const Value& key) {
  if (base.is_null() || key.is_null()) return {};
  if (base.type() == ValueType::list) return list_element(evaluator, base.list(), key);
  const bool keyed = base.type() == ValueType::map || base.type() == ValueType::node || base.type() == ValueType::relationship;
  if (!keyed) return wrong_type(evaluator, "InvalidArgumentType", fmt::format("{} has no elements to take by [ ]", a(base)));
  if (key.type() != ValueType::string) {
    return wrong_type(evaluator, "MapElementAccessByNonString", fmt::format("the key of {} is a string, not {}", a(base), a(key)));
  }
  return property_of(evaluator, base, key.string());
}

namespace {

// A bound as an index between 0 and size; negative ones count from the end.
int64_t clamped(int64_t bound, int64_t size) {
  if (bound < 0) bound = bound < -size ? 0 : bound + size;
  return std::min(bound, size);
}

}  // namespace

Value slice(Evaluator& evaluator, const Value& base, const Value* from, const Value* to) {
  if (base.is_null() || (from != nullptr && from->is_null()) || (to != nullptr && to->is_null())) return {};
  if (base.type() != ValueType::list) return wrong_type(evaluator, "InvalidArgumentType", fmt::format("a slice needs a list, not {}", a(base)));
  for (const Value* bound : {from, to}) {
    if (bound == nullptr || bound->type() == ValueType::integer) continue;
    return wrong_type(evaluator, "ListElementAccessByNonInteger", fmt::format("the bound of a slice is an integer, not {}", a(*bound)));
  }
  const auto size = static_cast<int64_t>(base.list().size());
  const int64_t begin = from == nullptr ? 0 : clamped(from->integer(), size);
  const int64_t end = to == nullptr ? size : clamped(to->integer(), size);
  if (begin >= end) return Value(List{});
  return Value(List(base.list().begin() + begin, base.list().begin() + end));
}

Value has_label(Evaluator& evaluator, const Value& entity, std::string_view name) {
  if (entity.is_null()) return {};
  if (entity.type() != ValueType::node && entity.type() != ValueType::relationship) {
    return wrong_type(evaluator, "InvalidArgumentType", fmt::format("{} has no labels", a(entity)));
  }
  if (!readable(evaluator, entity)) return {};
  const Graph& graph = *evaluator.context().graph;
  if (entity.type() == ValueType::relationship) return Value(graph.name_of(graph.type(entity.relationship())) == name);
  const LabelId label = graph.find_label(name);
  return Value(label.valid() && graph.has_label(entity.node(), label));
}

Value has_any_label(Evaluator& evaluator, const Value& entity) {
  if (entity.is_null() || entity.type() == ValueType::relationship) return entity.is_null() ? Value() : Value(true);
  if (entity.type() != ValueType::node) {
    return wrong_type(evaluator, "InvalidArgumentType", fmt::format("{} has no labels", a(entity)));
  }
  if (!readable(evaluator, entity)) return {};
  return Value(!evaluator.context().graph->labels(entity.node()).empty());
}

}  // namespace relata::query
