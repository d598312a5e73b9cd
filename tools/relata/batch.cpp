#include "tools/relata/batch.hpp"

#include <algorithm>
#include <filesystem>
#include <fstream>
#include <iterator>
#include <ostream>

#include <fmt/format.h>

#include "common/utf8.hpp"
#include "tools/relata/statements.hpp"

namespace relata::tools {

namespace {

constexpr size_t kLargestText = 0xFFFFFFF0;

// Swallows the rows of the repetitions after the first.
class NoWriter : public formats::ResultWriter {
 public:
  void begin(std::span<const std::string>) override {}
  void row(std::span<const query::Cell>) override {}
  void end() override {}
};

// Hands everything to two writers.
class BothWriters : public formats::ResultWriter {
 public:
  BothWriters(formats::ResultWriter& first, formats::ResultWriter& second) : first_(first), second_(second) {}
  void begin(std::span<const std::string> columns) override {
    first_.begin(columns);
    second_.begin(columns);
  }
  void row(std::span<const query::Cell> cells) override {
    first_.row(cells);
    second_.row(cells);
  }
  void end() override {
    first_.end();
    second_.end();
  }

 private:
  formats::ResultWriter& first_;
  formats::ResultWriter& second_;
};

void show_timing(const Timing& t, Streams& streams) {
  streams.err << fmt::format("parse {:.3f} ms plan {:.3f} ms run {:.3f} ms\n", t.parse_ms, t.plan_ms, t.run_ms);
}

// The plan of PROFILE stands beside its rows, so it is a note as the others are.
void show_summary(const RunSummary& s, Streams& streams) {
  streams.err << s.plan;
  for (const std::string& warning : s.warnings) streams.err << "note: " << warning << '\n';
  if (!s.changes.empty() && streams.err_is_terminal) streams.err << s.changes << '\n';
}

// Whether a person sees the rows come; a line about progress would stand between them.
bool rows_show_up(formats::ResultMode mode, const Streams& streams) {
  using enum formats::ResultMode;
  return streams.out_is_terminal && mode != box && mode != table && mode != markdown && mode != dot;
}

Result<void> run_one(Session& session, std::string_view statement, const BatchOptions& o, Streams& streams) {
  for (unsigned i = 0; i < std::max(1U, o.repeat); ++i) {
    NoWriter none;
    const auto writer = formats::make_result_writer(o.mode, o.result, streams.out);
    BothWriters both(*writer, o.also != nullptr ? *o.also : none);
    formats::ResultWriter& chosen = o.also != nullptr ? static_cast<formats::ResultWriter&>(both) : *writer;
    session.watch(streams.err_is_terminal && !rows_show_up(o.mode, streams) ? &streams.err : nullptr, streams.columns);
    const auto summary = session.run(statement, o.parameters, i == 0 ? chosen : none, [&] { return streams.out.good(); }, o.limits);
    if (!summary) return summary.error();
    if (o.timing) show_timing(summary->timing, streams);
    if (i == 0) show_summary(*summary, streams);
  }
  return {};
}

}  // namespace

Result<void> check_text(std::string_view text, const std::string& source) {
  Error e;
  e.source = source;
  if (text.size() > kLargestText) {
    e.kind = ErrorKind::limit;
    e.message = "longer than 4 GiB";
    return e;
  }
  const size_t bad = utf8::find_invalid(text);
  if (bad == std::string_view::npos) return {};
  e.message = fmt::format("not valid UTF-8: byte {}", bad);
  return e;
}

int run_statement(Session& session, std::string_view text, Span statement, const std::string& source, const BatchOptions& options, Streams& streams) {
  const auto done = run_one(session, statement.of(text), options, streams);
  return done ? kExitOk : report(streams, placed_in(done.error(), statement.begin, source), text);
}

int run_batch(Session& session, std::string_view text, const std::string& source, const BatchOptions& options, Streams& streams) {
  if (auto ok = check_text(text, source); !ok) return report(streams, ok.error());
  Statements statements = split_statements(text);
  if (!statements.rest.empty()) statements.complete.push_back(statements.rest);
  int code = kExitOk;
  for (const Span span : statements.complete) {
    code = std::max(code, run_statement(session, text, span, source, options, streams));
    if (code == kExitInterrupted || (code != kExitOk && !options.keep_going)) return code;
  }
  return code;
}

Result<std::string> read_query_file(const std::string& path) {
  std::error_code ignored;
  std::ifstream in(path, std::ios::binary);
  if (!in || std::filesystem::is_directory(path, ignored)) return file_error(path, "cannot be read");
  std::string text(std::istreambuf_iterator<char>(in), {});
  if (in.bad()) return file_error(path, "cannot be read");
  return text;
}

}  // namespace relata::tools
