#include "query/procedure/procedure_registry.hpp"

#include "common/near_miss.hpp"
#include "query/expression/function.hpp"

namespace relata::query {

void ProcedureRegistry::add(ProcedureSignature signature, ProcedureBody body) {
  std::string name = signature.name;
  entries_.insert_or_assign(std::move(name), Entry{std::move(signature), std::move(body)});
}

void ProcedureRegistry::remove(std::string_view name) {
  if (const auto at = entries_.find(name); at != entries_.end()) entries_.erase(at);
}

const ProcedureSignature* ProcedureRegistry::find(std::string_view name) const {
  const auto at = entries_.find(name);
  return at == entries_.end() ? nullptr : &at->second.signature;
}

std::string ProcedureRegistry::nearest(std::string_view name) const {
  std::vector<std::string> names;
  for (const auto& [known, entry] : entries_) names.push_back(known);
  return relata::nearest(name, names);
}

const ProcedureBody& ProcedureRegistry::body(const ProcedureSignature& signature) const {
  return entries_.find(signature.name)->second.body;
}

std::vector<const ProcedureSignature*> ProcedureRegistry::list() const {
  std::vector<const ProcedureSignature*> out;
  for (const auto& [name, entry] : entries_) out.push_back(&entry.signature);
  return out;
}

void add_builtin_procedures(ProcedureRegistry& registry) {
  const auto add = [&](std::string name, std::string output, auto list) {
    registry.add({std::move(name), {}, {{std::move(output), ValueType::string}}},
                 [list](const ProcedureCall& call) -> Result<void> {
                   for (const auto& text : list(call.graph)) call.emit({Value(std::string(text))});
                   return {};
                 });
  };
  const auto names = [](const Graph& graph, const auto& ids) {
    std::vector<std::string_view> out;
    for (const auto id : ids) out.push_back(graph.name_of(id));
    return out;
  };
  add("db.labels", "label", [names](const Graph& g) { return names(g, g.labels_in_use()); });
  add("db.relationshipTypes", "relationshipType",
      [names](const Graph& g) { return names(g, g.relationship_types_in_use()); });
  add("db.propertyKeys", "propertyKey", [names](const Graph& g) { return names(g, g.property_keys_in_use()); });
  add_schema_procedures(registry);
  add_algorithm_procedures(registry);
  add_evidence_procedures(registry);
  add_comparison_procedures(registry);
}

Error argument_error(std::string message, std::string hint) {
  Error e;
  e.kind = ErrorKind::query;
  e.phase = Phase::runtime;
  e.type = "ArgumentError";
  e.detail = "InvalidArgumentValue";
  e.message = std::move(message);
  e.hint = std::move(hint);
  return e;
}

}  // namespace relata::query
