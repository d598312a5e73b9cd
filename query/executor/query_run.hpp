#pragma once
// Running a whole query plan, with its UNION parts, for one row of arguments. Internal to query/executor.

#include <unordered_set>

#include "query/executor/operator.hpp"
#include "query/expression/order.hpp"

namespace relata::query {

class QueryRun {
 public:
  QueryRun(Execution& execution, Evaluator& evaluator, const QueryPlan& plan);
  ~QueryRun();

  // From the beginning, with these values from outside.
  void open(std::span<const Value> arguments);
  // The next rows: one value a column. A query that returns nothing gives empty rows, one for each row of its last
  // clause.
  bool next(Chunk& out);
  [[nodiscard]] size_t column_count() const { return plan_.parts[0].columns.size(); }
  // Runs to the end, without the rows.
  void drain();

 private:
  void open_part(size_t index);
  bool is_new(std::span<const Value> row);

  Execution& execution_;
  Evaluator& evaluator_;
  const QueryPlan& plan_;
  std::vector<std::unique_ptr<Pipeline>> pipelines_;  // made when first needed
  std::vector<Value> arguments_;
  size_t part_ = 0;
  std::unique_ptr<Chunk> rows_;
  std::unordered_set<std::vector<Value>, RowHash, RowEquivalent> seen_;  // of a UNION without ALL
};

}  // namespace relata::query
