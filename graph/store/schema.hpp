#pragma once
// What a graph promises about its properties: indexes by label and key, and constraints. Made and dropped by
// statements like any other change, kept in the file, and checked when a statement commits.

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "common/error.hpp"
#include "common/value.hpp"

namespace relata {

class Graph;

enum class SchemaKind : uint8_t {
  index,     // nodes are found by the value; nothing is promised
  unique,    // no two have the same value; absent values do not count. An index comes with it
  not_null,  // each has a value
};

// About the property `key` of nodes with the label `target`, or of relationships of the type `target`.
struct SchemaEntry {
  std::string name;
  SchemaKind kind = SchemaKind::index;
  bool relationship = false;
  std::string target;
  std::string key;
  friend bool operator==(const SchemaEntry&, const SchemaEntry&) = default;
};

// The name that an entry gets when nobody gives it one: `index_Person_name`.
std::string default_schema_name(const SchemaEntry& entry);

// As a value of the journal, and back; nothing for a value that is none.
Value encode_schema(const SchemaEntry& entry);
std::optional<SchemaEntry> decode_schema(const Value& value);

// Whether everything in the graph satisfies the entry. Errors are of kind query (ConstraintVerificationFailed).
Result<void> check_schema(const Graph& graph, const SchemaEntry& entry);
// Whether what the open statement changed satisfies all constraints.
Result<void> check_changes(const Graph& graph);

}  // namespace relata
