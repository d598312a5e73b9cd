#include "query/executor/engine.hpp"

#include <chrono>

#include "query/binder/binder.hpp"
#include "query/executor/result_rows.hpp"
#include "query/executor/schema_command.hpp"
#include "query/executor/side_effects.hpp"
#include "query/notice/unknown_names.hpp"
#include "query/parser/parser.hpp"
#include "query/planner/explain.hpp"
#include "query/planner/planner.hpp"

namespace relata::query {

namespace {

using Clock = std::chrono::steady_clock;

double milliseconds_since(Clock::time_point begin) {
  return std::chrono::duration<double, std::milli>(Clock::now() - begin).count();
}

Error limit_error(std::string message) {
  Error e;
  e.kind = ErrorKind::limit;
  e.message = std::move(message);
  return e;
}

Error read_only_error() {
  Error e = limit_error("the graph is opened for reading only");
  e.kind = ErrorKind::query;
  return e;
}

// Operators call their inputs, so their number is bounded by the stack.
constexpr size_t kMaximumOperators = 8'000;

// Takes the statement back unless it was told to keep it.
class OpenStatement {
 public:
  explicit OpenStatement(Graph& graph) : graph_(graph) { graph_.begin(); }
  ~OpenStatement() {
    if (graph_.in_statement()) graph_.rollback();
  }
  OpenStatement(const OpenStatement&) = delete;
  OpenStatement& operator=(const OpenStatement&) = delete;
  Result<void> commit() { return graph_.commit(); }

 private:
  Graph& graph_;
};

// Streams the rows to the sink.
Result<void> stream(ResultRows& rows, Execution& execution, const RunOptions& options, RowSink& sink, QueryResult& out) {
  const bool returns = !out.columns.empty();
  while (rows.next()) {
    for (size_t i = 0; i < rows.rows() && returns; ++i) {
      if (options.maximum_rows != 0 && out.rows == options.maximum_rows)
        return limit_error("the row limit was reached");
      if (Result<void> ok = sink.cells(rows.row(i)); !ok) return ok;
      ++out.rows;
    }
  }
  if (execution.failed()) return execution.take_error();
  return {};
}

Error with_source(Error e) {
  if (e.source.empty() && e.span) e.source = "<query>";
  return e;
}

// The measured time of an operator without that of its input.
MeasuredOf own_time(Execution& execution, std::vector<std::unique_ptr<Measured>>& store) {
  return [&execution, &store](const Plan& plan) -> const Measured* {
    store.push_back(std::make_unique<Measured>(*execution.measured(plan)));
    if (plan.input) store.back()->milliseconds -= execution.measured(*plan.input)->milliseconds;
    return store.back().get();
  };
}

}  // namespace

ParsedQuery::ParsedQuery(std::string text, ast::Script script, double parse_ms)
    : text_(std::make_unique<std::string>(std::move(text))), script_(std::move(script)), parse_ms_(parse_ms) {}
ParsedQuery::~ParsedQuery() = default;
ParsedQuery::ParsedQuery(ParsedQuery&&) noexcept = default;
ParsedQuery& ParsedQuery::operator=(ParsedQuery&&) noexcept = default;

Engine::Engine(Graph& graph) : graph_(graph) { add_builtin_procedures(procedures_); }
Engine::~Engine() = default;

Result<ParsedQuery> Engine::parse(std::string_view text) {
  const Clock::time_point begin = Clock::now();
  Result<ast::Script> script = query::parse(text);
  if (!script) return with_source(std::move(script).error());
  return ParsedQuery(std::string(text), std::move(*script), milliseconds_since(begin));
}

Result<QueryResult> Engine::run(const ParsedQuery& query, size_t index, const Map& parameters,
                                const RunOptions& options, RowSink& sink) {
  const ast::Statement& statement = query.script_.statements[index];
  QueryResult out;
  out.parse_ms = index == 0 ? query.parse_ms_ : 0;
  if (statement.schema) return run_schema(statement, options, sink, std::move(out));
  const Clock::time_point begin = Clock::now();
  Result<BoundStatement> bound = bind(statement, {query.text(), &procedures_, &parameters});
  if (!bound) return with_source(std::move(bound).error());
  out.warnings = unknown_names(statement, query.text(), graph_);
  StatementPlan plan = make_plan(std::move(*bound));
  optimize(plan, graph_, options.optimizer);
  if (operator_count(plan) > kMaximumOperators) return limit_error("the statement has too many steps: split it");
  out.plan_ms = milliseconds_since(begin);
  for (const Column& c : plan.query.parts[0].columns) out.columns.push_back(c.name);

  if (statement.mode == ast::StatementMode::explain) {
    out.columns.clear();
    out.explained = true;
    out.plan = explain(plan, query.text());
    if (Result<void> ok = sink.columns(out.columns); !ok) return std::move(ok).error();
    return out;
  }
  if (options.read_only && writes(plan.query)) return read_only_error();
  const Clock::time_point run_begin = Clock::now();
  OpenStatement open(graph_);
  if (Result<void> ok = sink.columns(out.columns); !ok) return std::move(ok).error();
  const bool profile = statement.mode == ast::StatementMode::profile;
  Execution execution(graph_, procedures_, plan, parameters, options, profile);
  const std::unique_ptr<Evaluator> evaluator = execution.make_evaluator();
  ResultRows rows(execution, *evaluator, plan.query, profile);
  if (Result<void> ok = stream(rows, execution, options, sink, out); !ok) return with_source(std::move(ok).error());
  for (std::string& warning : execution.take_warnings()) out.warnings.push_back(std::move(warning));
  out.effects = side_effects(graph_);
  if (Result<void> ok = open.commit(); !ok) return with_source(std::move(ok).error());
  out.run_ms = milliseconds_since(run_begin);
  if (profile) {
    std::vector<std::unique_ptr<Measured>> store;
    out.plan = explain(plan, query.text(), own_time(execution, store));
  }
  return out;
}

Result<QueryResult> Engine::run_schema(const ast::Statement& statement, const RunOptions& options, RowSink& sink,
                                       QueryResult out) {
  const Clock::time_point begin = Clock::now();
  if (statement.mode != ast::StatementMode::run) out.plan = explain_schema_command(*statement.schema);
  if (Result<void> ok = sink.columns({}); !ok) return std::move(ok).error();
  out.explained = statement.mode == ast::StatementMode::explain;
  if (out.explained) return out;
  if (options.read_only) return read_only_error();
  OpenStatement open(graph_);
  Result<void> done = run_schema_command(graph_, *statement.schema, statement.span);
  if (!done) return with_source(std::move(done).error());
  if (Result<void> ok = open.commit(); !ok) return with_source(std::move(ok).error());
  out.run_ms = milliseconds_since(begin);
  return out;
}

Result<std::vector<QueryResult>> Engine::run(std::string_view text, const Map& parameters, const RunOptions& options,
                                             RowSink& sink) {
  Result<ParsedQuery> query = parse(text);
  if (!query) return std::move(query).error();
  std::vector<QueryResult> out;
  for (size_t i = 0; i < query->statement_count(); ++i) {
    Result<QueryResult> one = run(*query, i, parameters, options, sink);
    if (!one) return std::move(one).error();
    out.push_back(std::move(*one));
  }
  return out;
}

}  // namespace relata::query
