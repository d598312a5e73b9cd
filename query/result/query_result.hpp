#pragma once
// What a statement gives: rows, streamed to a sink while it runs, and a summary afterwards.

#include <cstdint>
#include <span>
#include <string>
#include <vector>

#include "common/error.hpp"
#include "common/value.hpp"

namespace relata::query {

// What a statement changed, net: something made and deleted again by the same statement counts nowhere.
struct SideEffects {
  uint64_t nodes_created = 0;
  uint64_t nodes_deleted = 0;
  uint64_t relationships_created = 0;
  uint64_t relationships_deleted = 0;
  uint64_t properties_set = 0;  // values that are new or changed, on whatever there is afterwards
  uint64_t properties_removed = 0;
  uint64_t labels_added = 0;
  uint64_t labels_removed = 0;
  [[nodiscard]] bool any() const { return *this != SideEffects{}; }
  friend bool operator==(const SideEffects&, const SideEffects&) = default;
};

// Where rows go. Nodes, relationships and paths in them are ids of the graph, valid until it changes: to show them,
// read the graph while the row is there. With a statement that deletes, they can be read until row() returns.
class RowSink {
 public:
  virtual ~RowSink() = default;
  // Once a statement, before its first row, also when there is none. Empty for a statement that returns nothing.
  virtual Result<void> columns(const std::vector<std::string>& names) = 0;
  // One value a column. An error ends the statement, which is then taken back.
  virtual Result<void> row(std::span<const Value> values) = 0;
};

// Keeps everything. For tests and small results.
struct Table final : RowSink {
  std::vector<std::string> names;
  std::vector<std::vector<Value>> rows;
  Result<void> columns(const std::vector<std::string>& n) override {
    names = n;
    rows.clear();
    return {};
  }
  Result<void> row(std::span<const Value> values) override {
    rows.emplace_back(values.begin(), values.end());
    return {};
  }
};

struct QueryResult {
  std::vector<std::string> columns;
  uint64_t rows = 0;
  SideEffects effects;
  std::string plan;                   // of EXPLAIN and PROFILE: lines that end with a line break
  bool explained = false;             // EXPLAIN: nothing was run
  std::vector<std::string> warnings;  // one sentence each
  double parse_ms = 0;                // of the whole text, with the first statement
  double plan_ms = 0;                 // binding, planning, optimizing
  double run_ms = 0;
};

}  // namespace relata::query
