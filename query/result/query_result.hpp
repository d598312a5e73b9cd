#pragma once
// What a statement gives: rows, streamed to a sink while it runs, and a summary afterwards.

#include <cstdint>
#include <span>
#include <string>
#include <string_view>
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

// One value of a row on its way out. A text that stands in the graph is looked at where it is, without a value of its own.
class Cell {
 public:
  Cell() = default;  // null
  // The value must live as long as the cell is looked at, and so must the text.
  explicit Cell(const Value& value) : value_(&value) {
    if (value.type() == ValueType::string) text_ = value.string();
  }
  explicit Cell(std::string_view text) : text_(text.data() == nullptr ? std::string_view("") : text) {}

  [[nodiscard]] bool is_number() const { return value_ != nullptr && value_->is_number(); }
  [[nodiscard]] bool is_text() const { return text_.data() != nullptr; }
  [[nodiscard]] std::string_view text() const { return text_; }  // requires is_text()
  [[nodiscard]] Value value() const { return value_ != nullptr ? *value_ : is_text() ? Value(text_) : Value(); }
  // The value where it stands; requires that it is no text.
  [[nodiscard]] const Value& stored() const {
    static const Value null;
    return value_ != nullptr ? *value_ : null;
  }

 private:
  const Value* value_ = nullptr;
  std::string_view text_;
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
  // The same for a sink that can do without values: the engine calls this one, and here it makes the values for row().
  virtual Result<void> cells(std::span<const Cell> cells) {
    std::vector<Value> values;
    values.reserve(cells.size());
    for (const Cell& c : cells) values.push_back(c.value());
    return row(values);
  }
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
