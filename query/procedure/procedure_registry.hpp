#pragma once
// Procedures: what CALL can call. Open: the tool, tests and later parts add their own.

#include <functional>
#include <map>
#include <span>
#include <string>

#include "common/error.hpp"
#include "common/value.hpp"
#include "graph/store/graph.hpp"
#include "query/binder/procedure.hpp"

namespace relata::query {

// Takes one row of results, a value for each output of the signature.
using EmitRow = std::function<void(std::vector<Value>)>;

// One call of a procedure.
struct ProcedureCall {
  Graph& graph;
  std::span<const Value> arguments;  // one for each input, of its type or null (integers for floats are floats already)
  const EmitRow& emit;
  const std::function<bool()>& go_on;  // to be asked in long work; false: the statement is to end, whatever is returned
};
using ProcedureBody = std::function<Result<void>(const ProcedureCall& call)>;

class ProcedureRegistry final : public ProcedureCatalogue {
 public:
  // Replaces what has the same name.
  void add(ProcedureSignature signature, ProcedureBody body);
  void remove(std::string_view name);

  [[nodiscard]] const ProcedureSignature* find(std::string_view name) const override;
  [[nodiscard]] std::string nearest(std::string_view name) const override;
  [[nodiscard]] const ProcedureBody& body(const ProcedureSignature& signature) const;  // of one found here
  // All, ordered by name.
  [[nodiscard]] std::vector<const ProcedureSignature*> list() const;

 private:
  struct Entry {
    ProcedureSignature signature;
    ProcedureBody body;
  };
  std::map<std::string, Entry, std::less<>> entries_;
};

// db.labels, db.relationshipTypes, db.propertyKeys, and those below.
void add_builtin_procedures(ProcedureRegistry& registry);
// What is in the graph and what can be asked of it (schema_procedures.cpp).
void add_schema_procedures(ProcedureRegistry& registry);
void add_algorithm_procedures(ProcedureRegistry& registry);  // algo.*: graph/algorithm over a chosen subgraph
void add_evidence_procedures(ProcedureRegistry& registry);   // kg.search, kg.searchNames, kg.resolve, kg.why, kg.whynot
void add_comparison_procedures(ProcedureRegistry& registry);  // kg.conflicts, kg.diff

// An error of a procedure about the value of an argument.
Error argument_error(std::string message, std::string hint = {});

}  // namespace relata::query
