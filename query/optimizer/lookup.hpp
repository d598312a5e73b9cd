#pragma once
// Conditions that an index can answer, and the best of them for finding a node. Internal to query/optimizer.

#include <functional>
#include <optional>

#include "query/optimizer/optimizer.hpp"

namespace relata::query {

// What a condition asks of the node in a slot. Null pointers: none. None of the expressions reads the slot.
struct Seek {
  plan::LookupKind kind = plan::LookupKind::equal;
  std::string_view key;
  const Expression* value = nullptr;  // of a range: the lower bound
  const Expression* upper = nullptr;
};
std::optional<Seek> seek_on(const Expression& e, uint32_t slot);

// Whether the seek is used without an index of the schema: where making an index costs no more than looking once at
// every node.
bool seeks_without_index(plan::LookupKind kind);

// The index of the schema for nodes with one of the labels and the key; null pointer: none.
const SchemaEntry* index_on(const Graph& graph, const std::vector<std::string>& labels, std::string_view key);

// How the node is found by one of the conditions: an index of the schema first, then the kind that leaves the fewest.
// `available` tells which expressions can be computed before the node is known. The conditions stay: what an index finds
// may be too much.
std::optional<plan::NodeLookup> best_lookup(const PatternNode& node, const std::vector<Expression>& conditions,
                                            const std::function<bool(const Expression&)>& available, const Graph& graph,
                                            bool scans_labels);

}  // namespace relata::query
