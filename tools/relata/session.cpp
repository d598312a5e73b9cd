#include "tools/relata/session.hpp"

#include <algorithm>
#include <optional>
#include <utility>

#include <fmt/format.h>

#include "query/executor/engine.hpp"
#include "tools/relata/interrupt.hpp"
#include "tools/relata/query_progress.hpp"

namespace relata::tools {

namespace {

// Hands rows on to a writer, and stops the statement when they can no longer be written. The header waits for the first row:
// a statement that fails before it writes nothing.
class WriterSink : public query::RowSink {
 public:
  WriterSink(formats::ResultWriter& writer, const std::function<bool()>& writable) : writer_(writer), writable_(writable) {}

  Result<void> columns(const std::vector<std::string>& names) override {
    names_ = names;
    return {};
  }
  Result<void> row(std::span<const Value> values) override {
    begin();
    writer_.row_of(values);
    return written();
  }
  Result<void> cells(std::span<const query::Cell> cells) override {
    begin();
    writer_.row(cells);
    return written();
  }
  void count_on(QueryProgress* progress) { progress_ = progress; }  // null: no more
  void finish(bool succeeded) {
    if (succeeded) begin();
    if (begun_) writer_.end();
  }

 private:
  Result<void> written() {
    if (progress_ != nullptr) progress_->row();
    if (writable_()) return {};
    return file_error("output", "cannot be written");
  }
  void begin() {
    if (!begun_) writer_.begin(names_);
    begun_ = true;
  }

  formats::ResultWriter& writer_;
  const std::function<bool()>& writable_;
  std::vector<std::string> names_;
  bool begun_ = false;
  QueryProgress* progress_ = nullptr;
};

std::string describe(const query::SideEffects& e) {
  std::string out;
  const auto add = [&](uint64_t count, std::string_view one, std::string_view many) {
    if (count > 0) out += fmt::format("{}{} {}", out.empty() ? "" : ", ", count, count == 1 ? one : many);
  };
  add(e.nodes_created, "node created", "nodes created");
  add(e.nodes_deleted, "node deleted", "nodes deleted");
  add(e.relationships_created, "relationship created", "relationships created");
  add(e.relationships_deleted, "relationship deleted", "relationships deleted");
  add(e.properties_set, "property set", "properties set");
  add(e.properties_removed, "property removed", "properties removed");
  add(e.labels_added, "label added", "labels added");
  add(e.labels_removed, "label removed", "labels removed");
  return out;
}

// The plan of EXPLAIN is what was asked for, so it is a result: a row a line.
Result<void> write_plan(std::string_view plan, query::RowSink& sink) {
  if (Result<void> ok = sink.columns({"plan"}); !ok) return ok;
  while (!plan.empty()) {
    const size_t end = plan.find('\n');
    const Value line(std::string(plan.substr(0, end)));
    if (Result<void> ok = sink.row({&line, 1}); !ok) return ok;
    plan.remove_prefix(std::min(plan.size(), end + 1));
  }
  return {};
}

}  // namespace

Session::Session(GraphFile& file) : file_(file), engine_(std::make_unique<query::Engine>(file.graph())) {}
Session::~Session() = default;
Session::Session(Session&&) noexcept = default;

Result<RunSummary> Session::run(std::string_view statement, const Map& parameters, formats::ResultWriter& writer, const std::function<bool()>& writable,
                                const Limits& limits) {
  const auto parsed = query::Engine::parse(statement);
  if (!parsed) return parsed.error();
  query::RunOptions options;
  options.cancel = &interrupted();
  options.read_only = !file_.writable();
  options.timeout_seconds = limits.timeout_seconds;
  options.maximum_memory_bytes = limits.memory_bytes;
  RunSummary summary;
  for (size_t i = 0; i < parsed->statement_count(); ++i) {
    WriterSink sink(writer, writable);
    std::optional<QueryProgress> progress;
    if (watch_ != nullptr) sink.count_on(&progress.emplace(*watch_, watch_columns_));
    options.share = progress ? &progress->share() : nullptr;
    auto done = engine_->run(*parsed, i, parameters, options, sink);
    sink.count_on(nullptr);
    progress.reset();
    if (done && done->explained) {
      if (Result<void> written = write_plan(done->plan, sink); !written) return written.error();
      done->plan.clear();
    }
    sink.finish(done.ok());
    if (!done) return done.error();
    summary.rows += done->rows;
    summary.timing.parse_ms += done->parse_ms;
    summary.timing.plan_ms += done->plan_ms;
    summary.timing.run_ms += done->run_ms;
    summary.plan += done->plan;
    summary.changes = describe(done->effects);
    summary.warnings.insert(summary.warnings.end(), done->warnings.begin(), done->warnings.end());
  }
  return summary;
}

Error placed_in(Error error, uint32_t offset, const std::string& source) {
  const auto shift = [offset](std::optional<Span>& span) {
    if (span) span = Span{span->begin + offset, span->end + offset};
  };
  if (error.kind == ErrorKind::file) return error;  // that is about another place
  error.source = source;
  shift(error.span);
  for (Note& note : error.notes) shift(note.span);
  return error;
}

}  // namespace relata::tools
