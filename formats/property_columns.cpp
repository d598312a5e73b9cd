#include "formats/property_columns.hpp"

#include <algorithm>

#include "formats/value_json.hpp"
#include "query/expression/text.hpp"

namespace relata::formats {

namespace {

ColumnType column_type(const Value& value) {
  switch (value.type()) {
    case ValueType::boolean: return ColumnType::boolean;
    case ValueType::integer: return ColumnType::integer;
    case ValueType::floating: return ColumnType::floating;
    case ValueType::date: return ColumnType::date;
    case ValueType::local_time: return ColumnType::local_time;
    case ValueType::time: return ColumnType::time;
    case ValueType::local_date_time: return ColumnType::local_date_time;
    case ValueType::date_time: return ColumnType::date_time;
    case ValueType::duration: return ColumnType::duration;
    default: return ColumnType::string;
  }
}

ColumnType common_type(ColumnType a, ColumnType b) {
  const auto is_number = [](ColumnType t) { return t == ColumnType::integer || t == ColumnType::floating; };
  if (a == b) return a;
  return is_number(a) && is_number(b) ? ColumnType::floating : ColumnType::string;
}

}  // namespace

void PropertyColumns::note(Seen& seen, const Value& value) const {
  const ColumnType type = column_type(value);
  seen.type = seen.any ? common_type(seen.type, type) : type;
  seen.any = true;
  if (value.type() == ValueType::integer) seen.wide = seen.wide || value.integer() != static_cast<int32_t>(value.integer());
}

void PropertyColumns::add(const Map& properties) {
  for (const auto& [key, value] : properties) {
    Seen& seen = seen_[key];
    if (value.type() != ValueType::list) {
      note(seen, value);
      continue;
    }
    seen.is_list = true;
    for (const Value& element : value.list()) note(seen, element);
  }
}

std::vector<PropertyColumn> PropertyColumns::take() const {
  std::vector<PropertyColumn> columns;
  for (const auto& [key, seen] : seen_) columns.push_back({key, seen.type, seen.is_list, seen.wide});
  std::stable_partition(columns.begin(), columns.end(), [](const PropertyColumn& c) { return c.key == "name"; });
  return columns;
}

GraphColumns columns_of(const Graph& graph, const GraphOrder& order) {
  PropertyColumns nodes, relationships;
  for (const NodeId n : order.nodes) nodes.add(graph.properties(n));
  for (const RelationshipId r : order.relationships) relationships.add(graph.properties(r));
  return {nodes.take(), relationships.take()};
}

std::string_view simple_type(const PropertyColumn& column) {
  if (column.is_list) return "string";
  switch (column.type) {
    case ColumnType::boolean: return "boolean";
    case ColumnType::integer: return "long";
    case ColumnType::floating: return "double";
    default: return "string";
  }
}

std::string cell_text(const Value& value) {
  switch (value.type()) {
    case ValueType::null: return {};
    case ValueType::list:
    case ValueType::map:
    case ValueType::node:
    case ValueType::relationship:
    case ValueType::path: {
      std::string json;
      append_json(json, value, nullptr);
      return json;
    }
    default: return query::plain_text(value);
  }
}

std::vector<std::string> cell_elements(const Value& value) {
  std::vector<std::string> elements;
  if (value.type() != ValueType::list) return {cell_text(value)};
  for (const Value& element : value.list()) elements.push_back(cell_text(element));
  return elements;
}

}  // namespace relata::formats
