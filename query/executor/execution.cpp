#include "query/executor/execution.hpp"

#include "query/executor/memory_use.hpp"
#include "query/executor/query_run.hpp"

namespace relata::query {

// Made when it is first asked for and kept: most are asked for once a row.
struct Execution::Subquery {
  std::unique_ptr<Evaluator> evaluator;
  QueryRun run;
  Chunk rows;
  Subquery(Execution& execution, const QueryPlan& plan)
      : evaluator(execution.make_evaluator()), run(execution, *evaluator, plan), rows(run.column_count()) {}
};

Execution::Execution(Graph& graph, const ProcedureRegistry& procedures, const StatementPlan& plan,
                     const Map& parameters, const RunOptions& options, bool profile)
    : graph_(graph),
      procedures_(procedures),
      plan_(plan),
      parameters_(parameters),
      options_(options),
      profile_(profile),
      started_(now()),
      subqueries_(plan.subqueries.size()) {
  if (options.timeout_seconds > 0) {
    deadline_ = std::chrono::steady_clock::now() + std::chrono::duration_cast<std::chrono::steady_clock::duration>(
                                                       std::chrono::duration<double>(options.timeout_seconds));
  }
  seed_ = static_cast<uint64_t>(started_.seconds) * 1'000'000'007U + static_cast<uint64_t>(started_.nanoseconds);
}

Execution::~Execution() = default;

std::unique_ptr<Evaluator> Execution::make_evaluator() {
  EvaluationContext context;
  context.graph = &graph_;
  context.parameters = &parameters_;
  context.subqueries = this;
  context.statement_time = started_;
  context.transaction_time = started_;
  context.random_seed = seed_++;
  return std::make_unique<Evaluator>(context);
}

bool Execution::give_up(ErrorKind kind, std::string message) {
  Error e;
  e.kind = kind;
  e.message = std::move(message);
  fail(std::move(e));
  return false;
}

bool Execution::go_on() {
  if (error_) return false;
  if (options_.cancel != nullptr && options_.cancel->load(std::memory_order_relaxed))
    return give_up(ErrorKind::cancelled, "cancelled");
  if (deadline_ && std::chrono::steady_clock::now() > *deadline_)
    return give_up(ErrorKind::limit, "the time limit was reached");
  if (root_ != nullptr) tell_share();
  return within_memory();
}

void Execution::watch(const Operator* root, double begin, double end) {
  root_ = watched() ? root : nullptr;
  root_begin_ = begin;
  root_end_ = end;
}

namespace {

constexpr std::chrono::milliseconds kBetweenLooks(20);
constexpr std::chrono::milliseconds kBetweenTellings(100);
constexpr const char* kMemoryMessage = "the memory limit was reached";

}  // namespace

void Execution::tell_share() {
  const auto now = std::chrono::steady_clock::now();
  if (now < next_telling_) return;
  next_telling_ = now + kBetweenTellings;
  options_.share->store(root_begin_ + (root_end_ - root_begin_) * root_->share(), std::memory_order_relaxed);
}

// What operators hold is counted as they go. Values inside values are not, so the process itself is looked at, too.
bool Execution::within_memory() {
  if (options_.maximum_memory_bytes == 0) return true;
  const auto now = std::chrono::steady_clock::now();
  if (now < next_look_) return true;
  next_look_ = now + kBetweenLooks;
  const uint64_t resident = resident_bytes();
  if (resident_before_ == 0) resident_before_ = resident;
  if (resident <= resident_before_ + options_.maximum_memory_bytes) return true;
  return give_up(ErrorKind::limit, kMemoryMessage);
}

void Execution::fail(Error error) {
  if (!error_) error_ = std::move(error);
}

void Execution::fail(std::string type, std::string detail, std::string message, Span span) {
  Error e;
  e.kind = ErrorKind::query;
  e.phase = Phase::runtime;
  e.type = std::move(type);
  e.detail = std::move(detail);
  e.message = std::move(message);
  if (!span.empty()) e.span = span;
  fail(std::move(e));
}

bool Execution::failed_in(Evaluator& evaluator) {
  if (evaluator.failed()) fail(evaluator.take_error());
  return error_.has_value();
}

void Execution::hold(int64_t bytes) {
  held_ += bytes;
  if (options_.maximum_memory_bytes == 0 || held_ <= static_cast<int64_t>(options_.maximum_memory_bytes)) return;
  give_up(ErrorKind::limit, kMemoryMessage);
}

namespace {

// Counts the rows of an open run, or stops at the first.
int64_t count_rows(QueryRun& run, Chunk& rows, bool first_only) {
  int64_t count = 0;
  while (run.next(rows)) {
    count += static_cast<int64_t>(rows.rows());
    if (first_only) break;
  }
  return count;
}

}  // namespace

Result<Value> Execution::run(uint32_t index, Row arguments) {
  if (!subqueries_[index]) subqueries_[index] = std::make_unique<Subquery>(*this, plan_.subqueries[index].query);
  Subquery& s = *subqueries_[index];
  s.run.open(arguments);
  Value out;
  switch (plan_.subqueries[index].result) {
    case SubqueryResult::exists:
      out = count_rows(s.run, s.rows, true) > 0;
      break;
    case SubqueryResult::count:
      out = count_rows(s.run, s.rows, false);
      break;
    case SubqueryResult::collect: {
      List list;
      while (s.run.next(s.rows)) {
        for (size_t i = 0; i < s.rows.rows(); ++i) list.push_back(s.rows.row(i)[0]);
      }
      out = Value(std::move(list));
      break;
    }
    case SubqueryResult::first:
      if (s.run.next(s.rows)) out = s.rows.row(0)[0];
      break;
  }
  if (error_) return *error_;
  return out;
}

}  // namespace relata::query
