#pragma once
// Computes bound expressions over a row.

#include <array>
#include <cstdint>
#include <memory>
#include <optional>
#include <span>
#include <string>

#include "common/error.hpp"
#include "common/temporal.hpp"
#include "common/value.hpp"
#include "query/expression/expression.hpp"

namespace relata {
class Graph;
}

namespace relata::query {

class RegexCache;

// A row: one value a slot.
using Row = std::span<const Value>;

// The statement an expression belongs to, as far as evaluation needs it; the executor implements it.
class SubqueryRunner {
 public:
  virtual ~SubqueryRunner() = default;
  // A boolean for EXISTS and pattern predicates, an integer for COUNT, a list for COLLECT and pattern comprehensions.
  virtual Result<Value> run(uint32_t subquery, Row arguments) = 0;
  // False when the statement was cancelled or has reached a limit: long evaluations ask now and then, and end.
  virtual bool go_on() { return true; }
};

// What one evaluation may make; more is an error of kind limit. A list element takes 24 bytes and what it refers to.
inline constexpr uint64_t kMostElements = uint64_t{1} << 25;   // in all lists together
inline constexpr uint64_t kLongestText = uint64_t{1} << 28;    // bytes of one string

// What a statement evaluates against. Everything pointed to outlives the evaluators made from it.
struct EvaluationContext {
  const Graph* graph = nullptr;             // null only where no expression touches an entity
  const Map* parameters = nullptr;          // null: none
  SubqueryRunner* subqueries = nullptr;     // null only where no expression has a subquery
  DateTime statement_time;                  // what datetime(), date(), ... give; see now()
  DateTime transaction_time;                // what the *.transaction() forms give
  uint64_t random_seed = 0;                 // rand() starts from here
};

// The system clock in UTC; the caller takes it once a statement.
DateTime now();

// Evaluates expressions. The first failure sticks: from then on everything evaluates to null until take_error(). So a
// caller may evaluate a whole chunk and ask once. One evaluator serves one thread and one statement or subquery: a runner of
// subqueries evaluates with evaluators of its own, as the locals of the one that called it are in use.
class Evaluator {
 public:
  explicit Evaluator(EvaluationContext context);
  ~Evaluator();
  Evaluator(const Evaluator&) = delete;
  Evaluator& operator=(const Evaluator&) = delete;

  // Null after a failure: ask failed().
  Value value(const Expression& e, Row row);
  // As value(), for predicates: true only for the boolean true. A value that is neither boolean nor null is a TypeError.
  bool holds(const Expression& e, Row row);
  // For single evaluations: the value, or the error taken.
  Result<Value> evaluate(const Expression& e, Row row);

  [[nodiscard]] bool failed() const { return error_.has_value(); }
  Error take_error();
  // For operators that ask a predicate of each relationship of a path: the local it reads. Requires index < kMaxLocals.
  void set_local(uint32_t index, Value value) { (*locals_)[index] = std::move(value); }

  // For function bodies and operators.
  [[nodiscard]] const EvaluationContext& context() const { return context_; }
  // Records the failure unless there is one already; always gives null. Phase is run time.
  Value fail(std::string_view type, std::string_view detail, std::string message);
  Value fail(Error error);
  double random();  // in [0, 1)
  // To be asked before a list or a text is made; false, and failed, when that would be beyond the limits above.
  bool may_make_elements(uint64_t count);
  bool may_make_text(uint64_t bytes);
  // To be asked once a round of a loop over a list; false, and failed, when the statement is to end.
  bool go_on();

 private:
  friend struct Evaluation;  // the walk over the tree, in evaluator.cpp
  EvaluationContext context_;
  std::optional<Error> error_;
  const Expression* current_ = nullptr;  // for the span of a failure
  uint64_t elements_made_ = 0;           // by the evaluation that runs
  uint32_t rounds_ = 0;                  // of loops, for asking the statement now and then
  std::unique_ptr<std::array<Value, kMaxLocals>> locals_;
  std::unique_ptr<RegexCache> regexes_;
  uint64_t random_state_;
};

}  // namespace relata::query
