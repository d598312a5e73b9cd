// Procedures about what is in the graph and what can be asked of it: db.indexes, db.constraints, db.schema.*,
// dbms.procedures, dbms.functions. SHOW INDEXES and its kin call them.
#include <algorithm>
#include <set>

#include "query/expression/catalogue.hpp"
#include "query/procedure/procedure_registry.hpp"

namespace relata::query {

namespace {

Value texts(std::initializer_list<std::string> list) {
  List out;
  for (const std::string& text : list) out.emplace_back(text);
  return Value(std::move(out));
}

const StaticType kTexts{ValueType::list, ValueType::string};

Value entity_type(const SchemaEntry& e) { return Value(std::string(e.relationship ? "RELATIONSHIP" : "NODE")); }

Result<void> list_indexes(const ProcedureCall& call) {
  int64_t id = 0;
  for (const SchemaEntry& e : call.graph.schema()) {
    ++id;
    if (e.kind == SchemaKind::not_null || (e.kind == SchemaKind::unique && e.relationship)) continue;
    const bool owned = e.kind == SchemaKind::unique;
    call.emit({Value(id), Value(e.name), Value(std::string("ONLINE")), Value(100.0), Value(std::string("RANGE")),
               entity_type(e), texts({e.target}), texts({e.key}), owned ? Value(e.name) : Value()});
  }
  return {};
}

Result<void> list_constraints(const ProcedureCall& call) {
  int64_t id = 0;
  for (const SchemaEntry& e : call.graph.schema()) {
    ++id;
    if (e.kind == SchemaKind::index) continue;
    const bool unique = e.kind == SchemaKind::unique;
    const std::string type =
        std::string(e.relationship ? "RELATIONSHIP" : "NODE") + "_PROPERTY_" + (unique ? "UNIQUENESS" : "EXISTENCE");
    call.emit({Value(id), Value(e.name), Value(type), entity_type(e), texts({e.target}), texts({e.key}),
               unique && !e.relationship ? Value(e.name) : Value()});
  }
  return {};
}

std::string type_name(const Value& value) {
  switch (value.type()) {
    case ValueType::boolean:
      return "Boolean";
    case ValueType::integer:
      return "Long";
    case ValueType::floating:
      return "Double";
    case ValueType::string:
      return "String";
    case ValueType::date:
      return "Date";
    case ValueType::local_time:
      return "LocalTime";
    case ValueType::time:
      return "Time";
    case ValueType::local_date_time:
      return "LocalDateTime";
    case ValueType::date_time:
      return "DateTime";
    case ValueType::duration:
      return "Duration";
    case ValueType::list:
      return value.list().empty() ? "List" : type_name(value.list()[0]) + "Array";
    default:
      return "Any";
  }
}

// What the things of one kind (one set of labels, one type) have of one property.
struct PropertyUse {
  std::set<std::string> types;
  uint64_t count = 0;
};
struct Kind {
  uint64_t count = 0;
  std::map<std::string, PropertyUse> properties;

  void add(const Map& values) {
    ++count;
    for (const auto& [key, value] : values) {
      PropertyUse& use = properties[key];
      ++use.count;
      use.types.insert(type_name(value));
    }
  }
};

// A row a property, or one with nulls for a kind without properties.
void emit_kind(const Kind& kind, const std::vector<Value>& head, const EmitRow& emit) {
  const auto row = [&](Value name, Value types, bool mandatory) {
    std::vector<Value> out = head;
    out.push_back(std::move(name));
    out.push_back(std::move(types));
    out.emplace_back(mandatory);
    emit(std::move(out));
  };
  if (kind.properties.empty()) return row({}, {}, false);
  for (const auto& [key, use] : kind.properties) {
    List types;
    for (const std::string& type : use.types) types.emplace_back(type);
    row(Value(key), Value(std::move(types)), use.count == kind.count);
  }
}

std::string quoted(std::string_view name) { return ":`" + std::string(name) + "`"; }

std::vector<std::string> label_names(const Graph& graph, NodeId node) {
  std::vector<std::string> out;
  for (const LabelId label : graph.labels(node)) out.emplace_back(graph.name_of(label));
  std::sort(out.begin(), out.end());
  return out;
}

Result<void> node_type_properties(const ProcedureCall& call) {
  std::map<std::vector<std::string>, Kind> kinds;
  for (const NodeId node : call.graph.nodes()) kinds[label_names(call.graph, node)].add(call.graph.properties(node));
  for (const auto& [labels, kind] : kinds) {
    std::string name;
    List list;
    for (const std::string& label : labels) {
      name += quoted(label);
      list.emplace_back(label);
    }
    emit_kind(kind, {Value(name), Value(std::move(list))}, call.emit);
  }
  return {};
}

Result<void> relationship_type_properties(const ProcedureCall& call) {
  std::map<std::string, Kind> kinds;
  for (const RelationshipId r : call.graph.relationships())
    kinds[std::string(call.graph.name_of(call.graph.type(r)))].add(call.graph.properties(r));
  for (const auto& [type, kind] : kinds) emit_kind(kind, {Value(quoted(type))}, call.emit);
  return {};
}

// One row: the labels, and which type leads from which label to which.
Result<void> visualization(const ProcedureCall& call) {
  std::set<std::string> labels;
  std::set<std::vector<std::string>> links;
  for (const LabelId label : call.graph.labels_in_use()) labels.emplace(call.graph.name_of(label));
  for (const RelationshipId r : call.graph.relationships()) {
    for (const std::string& from : label_names(call.graph, call.graph.source(r))) {
      for (const std::string& to : label_names(call.graph, call.graph.target(r)))
        links.insert({from, std::string(call.graph.name_of(call.graph.type(r))), to});
    }
  }
  List nodes;
  for (const std::string& label : labels) {
    Map node{{"name", Value(label)},
             {"count", Value(static_cast<int64_t>(call.graph.node_count(call.graph.find_label(label))))}};
    nodes.emplace_back(std::move(node));
  }
  List relationships;
  for (const std::vector<std::string>& link : links)
    relationships.emplace_back(Map{{"from", Value(link[0])}, {"type", Value(link[1])}, {"to", Value(link[2])}});
  call.emit({Value(std::move(nodes)), Value(std::move(relationships))});
  return {};
}

std::string signature_of(const ProcedureSignature& p) {
  const auto fields = [](const std::vector<ProcedureField>& list) {
    std::string out;
    for (const ProcedureField& f : list) out += (out.empty() ? "" : ", ") + f.name + " :: " + describe(f.type.values);
    return out;
  };
  return p.name + "(" + fields(p.inputs) + ") :: (" + fields(p.outputs) + ")";
}

}  // namespace

void add_schema_procedures(ProcedureRegistry& registry) {
  registry.add({"db.indexes",
                {},
                {{"id", ValueType::integer},
                 {"name", ValueType::string},
                 {"state", ValueType::string},
                 {"populationPercent", ValueType::floating},
                 {"type", ValueType::string},
                 {"entityType", ValueType::string},
                 {"labelsOrTypes", kTexts},
                 {"properties", kTexts},
                 {"owningConstraint", ValueType::string}}},
               list_indexes);
  registry.add({"db.constraints",
                {},
                {{"id", ValueType::integer},
                 {"name", ValueType::string},
                 {"type", ValueType::string},
                 {"entityType", ValueType::string},
                 {"labelsOrTypes", kTexts},
                 {"properties", kTexts},
                 {"ownedIndex", ValueType::string}}},
               list_constraints);
  registry.add({"db.schema.nodeTypeProperties",
                {},
                {{"nodeType", ValueType::string},
                 {"nodeLabels", kTexts},
                 {"propertyName", ValueType::string},
                 {"propertyTypes", kTexts},
                 {"mandatory", ValueType::boolean}}},
               node_type_properties);
  registry.add({"db.schema.relTypeProperties",
                {},
                {{"relType", ValueType::string},
                 {"propertyName", ValueType::string},
                 {"propertyTypes", kTexts},
                 {"mandatory", ValueType::boolean}}},
               relationship_type_properties);
  registry.add({"db.schema.visualization",
                {},
                {{"nodes", StaticType(ValueType::list, ValueType::map)},
                 {"relationships", StaticType(ValueType::list, ValueType::map)}}},
               visualization);
  const ProcedureRegistry* const self = &registry;
  registry.add({"dbms.procedures", {}, {{"name", ValueType::string}, {"signature", ValueType::string}}},
               [self](const ProcedureCall& call) -> Result<void> {
                 for (const ProcedureSignature* p : self->list()) call.emit({Value(p->name), Value(signature_of(*p))});
                 return {};
               });
  registry.add({"dbms.functions", {}, {{"name", ValueType::string}, {"signature", ValueType::string}}},
               [](const ProcedureCall& call) -> Result<void> {
                 for (const Function* f : functions())
                   call.emit({Value(std::string(f->name)), Value(std::string(f->signature))});
                 return {};
               });
}

}  // namespace relata::query
