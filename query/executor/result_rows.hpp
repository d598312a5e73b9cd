#pragma once
// The rows of a statement on their way to the sink. Internal to query/executor.
//
// What the last projection gives goes nowhere else, so it is not made into rows of values: each of its columns is read from the rows
// beneath it, texts of the graph where they stand.

#include "query/executor/query_run.hpp"
#include "query/result/query_result.hpp"

namespace relata::query {

// Where the values of one column come from.
struct ResultColumn {
  enum class From : uint8_t { slot, property, type, expression };
  From from = From::slot;
  uint32_t slot = 0;                       // of the value, of the node or relationship with the property, of the relationship
  const Expression* expression = nullptr;  // null for a slot
};

class ResultRows {
 public:
  // `every_operator`: the last projection, too, is run as an operator, to be measured.
  ResultRows(Execution& execution, Evaluator& evaluator, const QueryPlan& plan, bool every_operator);
  ~ResultRows();

  // Takes the next rows; false at the end or when the execution failed.
  bool next();
  [[nodiscard]] size_t rows() const { return rows_; }
  // One cell a column; valid until next().
  [[nodiscard]] std::span<const Cell> row(size_t i) const { return {cells_.data() + i * columns_, columns_}; }

 private:
  struct Part;  // one side of a UNION
  bool pull();
  void open_part();
  void fill(size_t column, const ResultColumn& from);
  void fill_slots(size_t column, uint32_t slot);
  void fill_properties(size_t column, const ResultColumn& from);
  void fill_types(size_t column, const ResultColumn& from);
  Cell computed(size_t at, Row row, const Expression& e);

  Execution& execution_;
  Evaluator& evaluator_;
  const QueryPlan& plan_;
  bool every_operator_;
  size_t columns_;
  size_t next_part_ = 0;
  std::unique_ptr<Part> part_;
  const Chunk* chunk_ = nullptr;  // the rows beneath
  size_t rows_ = 0;
  std::vector<Cell> cells_;    // row by row
  std::vector<Value> values_;  // of the cells for which there was none before
};

}  // namespace relata::query
