#include "tests/tck/stub_procedure.hpp"

#include <algorithm>
#include <optional>

#include <fmt/format.h>

#include "query/expression/order.hpp"
#include "tests/tck/notation.hpp"

namespace relata::tck {

namespace {

using query::ProcedureField;
using query::ProcedureSignature;
using query::StaticType;
using query::TypeSet;

std::string_view trimmed(std::string_view s) {
  while (!s.empty() && s.front() == ' ') s.remove_prefix(1);
  while (!s.empty() && (s.back() == ' ' || s.back() == ':')) s.remove_suffix(1);
  return s;
}

std::optional<StaticType> type_named(std::string_view name) {
  if (name.ends_with('?')) name.remove_suffix(1);
  if (name == "INTEGER") return StaticType(ValueType::integer);
  if (name == "FLOAT") return StaticType(ValueType::floating);
  if (name == "NUMBER") return StaticType(query::kNumber);
  if (name == "STRING") return StaticType(ValueType::string);
  if (name == "BOOLEAN") return StaticType(ValueType::boolean);
  if (name == "MAP") return StaticType(ValueType::map);
  if (name == "NODE") return StaticType(ValueType::node);
  if (name == "RELATIONSHIP") return StaticType(ValueType::relationship);
  if (name == "PATH") return StaticType(ValueType::path);
  if (name == "ANY") return StaticType();
  if (name.starts_with("LIST")) return StaticType(ValueType::list);
  return std::nullopt;
}

// "a :: INTEGER?, b :: STRING?" between brackets.
bool fields_of(std::string_view text, std::vector<ProcedureField>& out) {
  text = trimmed(text);
  while (!text.empty()) {
    const size_t comma = std::min(text.find(','), text.size());
    const std::string_view field = text.substr(0, comma);
    const size_t colons = field.find("::");
    if (colons == std::string_view::npos) return false;
    const auto type = type_named(trimmed(field.substr(colons + 2)));
    if (!type) return false;
    out.push_back({std::string(trimmed(field.substr(0, colons))), *type});
    text.remove_prefix(std::min(comma + 1, text.size()));
  }
  return true;
}

std::optional<ProcedureSignature> signature_of(std::string_view text) {
  ProcedureSignature out;
  const size_t open = text.find('(');
  const size_t close = text.find(')');
  const size_t open_outputs = text.find('(', close == std::string_view::npos ? text.size() : close);
  const size_t close_outputs = text.rfind(')');
  if (open == std::string_view::npos || open_outputs == std::string_view::npos || close_outputs < open_outputs) return std::nullopt;
  out.name = trimmed(text.substr(0, open));
  const bool ok = fields_of(text.substr(open + 1, close - open - 1), out.inputs) &&
                  fields_of(text.substr(open_outputs + 1, close_outputs - open_outputs - 1), out.outputs);
  return ok ? std::optional(std::move(out)) : std::nullopt;
}

Error broken(std::string message) {
  Error e;
  e.message = std::move(message);
  return e;
}

// The rows of the table with their cells in the order inputs, outputs.
Result<std::vector<std::vector<Value>>> rows_of(const ProcedureSignature& signature, const std::vector<TableRow>& table) {
  std::vector<std::vector<Value>> out;
  if (table.empty() || table[0].empty()) return out;
  std::vector<size_t> columns;
  for (const auto* fields : {&signature.inputs, &signature.outputs}) {
    for (const ProcedureField& f : *fields) {
      const auto at = std::find(table[0].begin(), table[0].end(), f.name);
      if (at == table[0].end()) return broken(fmt::format("the table has no column '{}'", f.name));
      columns.push_back(static_cast<size_t>(at - table[0].begin()));
    }
  }
  for (size_t i = 1; i < table.size(); ++i) {
    std::vector<Value>& row = out.emplace_back();
    for (const size_t column : columns) {
      if (column >= table[i].size()) return broken("a row of the table is too short");
      auto value = parse_value(table[i][column]);
      if (!value) return std::move(value).error();
      row.push_back(std::move(*value));
    }
  }
  return out;
}

}  // namespace

Result<void> add_stub(query::ProcedureRegistry& registry, std::string_view declaration, const std::vector<TableRow>& table) {
  const auto signature = signature_of(declaration);
  if (!signature) return broken(fmt::format("'{}' is not a procedure's signature", declaration));
  auto rows = rows_of(*signature, table);
  if (!rows) return std::move(rows).error();
  const size_t inputs = signature->inputs.size();
  registry.add(*signature, [rows = std::move(*rows), inputs](const query::ProcedureCall& call) -> Result<void> {
    for (const auto& row : rows) {
      const std::span<const Value> expected(row.data(), inputs);
      if (query::RowEquivalent{}(expected, call.arguments)) call.emit(std::vector<Value>(row.begin() + static_cast<std::ptrdiff_t>(inputs), row.end()));
    }
    return {};
  });
  return {};
}

}  // namespace relata::tck
