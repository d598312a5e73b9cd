#pragma once
// Aggregate functions as accumulators: one accumulator a group and aggregate expression.

#include <memory>

#include "common/error.hpp"
#include "query/expression/evaluator.hpp"
#include "query/expression/function.hpp"

namespace relata::query {

// Takes the values of a group one by one and gives the result. Failures (a string in sum()) go to the evaluator.
class Accumulator {
 public:
  virtual ~Accumulator() = default;
  // `arguments`: the values of the aggregate's arguments for one row; empty for count(*). Nulls are left out by all but
  // count(*).
  virtual void add(Evaluator& evaluator, std::span<const Value> arguments) = 0;
  // The result so far; for no rows 0 for count and sum, an empty list for collect, else null.
  virtual Value result(Evaluator& evaluator) const = 0;
};

// Requires function.kind aggregate. `distinct`: of equivalent values (order.hpp) only the first counts.
std::unique_ptr<Accumulator> make_accumulator(const Function& function, bool distinct, bool count_star);

}  // namespace relata::query
