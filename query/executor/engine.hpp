#pragma once
// The query engine: query text in, rows out. The whole of query/ stands behind this header.
//
//   Engine engine(graph);
//   Table table;
//   Result<std::vector<QueryResult>> r = engine.run("MATCH (n) RETURN n.name", {}, {}, table);
//
// Every statement is atomic: on an error, a limit or a cancellation the graph is as it was before it. Statements of one
// text run one after the other; those before a failed one stay done.

#include <atomic>
#include <cstdint>
#include <memory>
#include <string_view>
#include <vector>

#include "common/error.hpp"
#include "common/value.hpp"
#include "graph/store/graph.hpp"
#include "query/ast/statement.hpp"
#include "query/procedure/procedure_registry.hpp"
#include "query/optimizer/optimizer.hpp"
#include "query/result/query_result.hpp"

namespace relata::query {

struct RunOptions {
  const std::atomic<bool>* cancel =
      nullptr;                        // set it from a signal or another thread: the statement ends soon, kind cancelled
  double timeout_seconds = 0;         // of one statement; 0: none. Errors of kind limit, as the two below
  uint64_t maximum_rows = 0;          // of one result; 0: none
  uint64_t maximum_memory_bytes = 0;  // held by one statement's operators, estimated; 0: none
  OptimizerOptions optimizer;
  bool read_only = false;  // a statement that writes is an error
  // Where the share of the work that is done, in [0, 1], is told now and then, for another thread to read; null: nowhere. An estimate:
  // how far the statement has come with what it reads first.
  std::atomic<double>* share = nullptr;
};

// A text that was parsed, ready to run statement by statement.
class ParsedQuery {
 public:
  ParsedQuery(std::string text, ast::Script script, double parse_ms);
  ~ParsedQuery();
  ParsedQuery(ParsedQuery&&) noexcept;
  ParsedQuery& operator=(ParsedQuery&&) noexcept;
  [[nodiscard]] const std::string& text() const { return *text_; }
  [[nodiscard]] size_t statement_count() const { return script_.statements.size(); }
  [[nodiscard]] Span span(size_t statement) const { return script_.statements[statement].span; }  // into text()

 private:
  friend class Engine;
  std::unique_ptr<std::string> text_;  // at a fixed address
  ast::Script script_;
  double parse_ms_;
};

class Engine {
 public:
  // The graph must outlive the engine; its evidence source, if it has one, answers evidence(r) and mentions(n).
  explicit Engine(Graph& graph);
  ~Engine();

  // Parses only: all syntax errors are found, nothing else. Spans of errors point into `text`.
  static Result<ParsedQuery> parse(std::string_view text);

  // One statement of a parsed text.
  Result<QueryResult> run(const ParsedQuery& query, size_t statement, const Map& parameters, const RunOptions& options,
                          RowSink& sink);

  // All statements of `text`, which is separated by semicolons; stops at the first error. The sink is told the columns
  // of each statement in turn.
  Result<std::vector<QueryResult>> run(std::string_view text, const Map& parameters, const RunOptions& options,
                                       RowSink& sink);

  // Procedures for CALL; the engine starts with the built-in ones (db.labels and the like).
  [[nodiscard]] ProcedureRegistry& procedures() { return procedures_; }

 private:
  Result<QueryResult> run_schema(const ast::Statement& statement, const RunOptions& options, RowSink& sink,
                                 QueryResult out);

  Graph& graph_;
  ProcedureRegistry procedures_;
};

}  // namespace relata::query
