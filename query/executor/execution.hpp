#pragma once
// The run of one statement: what all its operators share. Internal to query/executor.

#include <atomic>
#include <chrono>
#include <memory>
#include <optional>
#include <unordered_map>
#include <vector>

#include "query/executor/engine.hpp"
#include "query/expression/evaluator.hpp"
#include "query/planner/explain.hpp"
#include "query/planner/plan.hpp"

namespace relata::query {

class Operator;
class QueryRun;

// Limits, cancellation, the first error, and the subqueries of the statement.
class Execution final : public SubqueryRunner {
 public:
  Execution(Graph& graph, const ProcedureRegistry& procedures, const StatementPlan& plan, const Map& parameters,
            const RunOptions& options, bool profile);
  ~Execution() override;

  [[nodiscard]] Graph& graph() const { return graph_; }
  [[nodiscard]] const ProcedureRegistry& procedures() const { return procedures_; }
  // A new evaluator; each subquery needs its own.
  [[nodiscard]] std::unique_ptr<Evaluator> make_evaluator();

  // Whether to go on: false after an error, at a cancellation or a limit. Asked once a chunk, and within long searches.
  bool go_on() override;
  [[nodiscard]] bool failed() const { return error_.has_value(); }
  void fail(Error error);
  void fail(std::string type, std::string detail, std::string message, Span span = {});
  [[nodiscard]] Error take_error() { return std::move(*error_); }
  // Takes over what went wrong in the evaluator, if anything did. True if something did.
  bool failed_in(Evaluator& evaluator);

  // A sentence that stands beside the answer.
  void warn(std::string warning) { warnings_.push_back(std::move(warning)); }
  [[nodiscard]] std::vector<std::string> take_warnings() { return std::move(warnings_); }

  // The operator whose share() is told to who asked for it, while the statement runs; its rows are those from `begin` to `end` of the
  // whole work. Null: none.
  void watch(const Operator* root, double begin = 0, double end = 1);
  [[nodiscard]] bool watched() const { return options_.share != nullptr; }

  // Counts memory that an operator holds; negative gives back. Over the limit the statement fails.
  void hold(int64_t bytes);

  Result<Value> run(uint32_t subquery, Row arguments) override;

  // For PROFILE; null pointer otherwise.
  [[nodiscard]] Measured* measured(const Plan& plan) { return profile_ ? &measured_[&plan] : nullptr; }

 private:
  struct Subquery;
  void tell_share();
  bool within_memory();
  bool give_up(ErrorKind kind, std::string message);

  Graph& graph_;
  const ProcedureRegistry& procedures_;
  const StatementPlan& plan_;
  const Map& parameters_;
  const RunOptions& options_;
  bool profile_;
  std::optional<std::chrono::steady_clock::time_point> deadline_;
  DateTime started_;
  uint64_t seed_;
  std::optional<Error> error_;
  std::vector<std::string> warnings_;
  int64_t held_ = 0;
  uint64_t resident_before_ = 0;  // of the process, when the statement began; for the memory limit
  std::chrono::steady_clock::time_point next_look_;  // at the process's memory
  const Operator* root_ = nullptr;  // see watch()
  double root_begin_ = 0;
  double root_end_ = 1;
  std::chrono::steady_clock::time_point next_telling_;
  std::vector<std::unique_ptr<Subquery>> subqueries_;
  std::unordered_map<const Plan*, Measured> measured_;  // looked up only, never walked
};

}  // namespace relata::query
