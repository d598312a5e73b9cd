#include "tools/relata/builder.hpp"

#include <algorithm>
#include <map>
#include <ostream>

#include <fmt/format.h>

#include "common/source.hpp"
#include "extract/pipeline/pipeline.hpp"
#include "graph/file/decisions.hpp"
#include "graph/file/graph_file.hpp"
#include "resolve/resolve.hpp"
#include "tools/relata/content_hash.hpp"
#include "tools/relata/interrupt.hpp"
#include "tools/relata/locate.hpp"
#include "tools/relata/progress.hpp"

namespace relata::tools {

namespace {

constexpr uint64_t kBatch = 64;          // documents a transaction: little is lost by a kill, little time goes to waiting for the disk
constexpr size_t kShownDiagnostics = 3;  // of one document

class Build {
 public:
  Build(GraphFile& file, const BuildPlan& plan, Streams& streams) : file_(file), plan_(plan), streams_(streams) {}

  Result<BuildSummary> run() {
    if (auto ok = find_changes(); !ok) return ok.error();
    if (auto ok = read_changed(); !ok) return ok.error();
    if (auto ok = remove(); !ok) return ok.error();
    if (auto ok = renew_graph(); !ok) return ok.error();
    const auto documents = file_.documents();
    if (!documents) return documents.error();
    summary_.documents = documents->size();
    summary_.nodes = file_.graph().node_count();
    summary_.relationships = file_.graph().relationship_count();
    return summary_;
  }

 private:
  void leave_out(const Error& error) {
    ++summary_.left_out;
    report(streams_, error);
  }

  // Which sources are new or differ from what is stored.
  Result<void> find_changes() {
    for (const extract::DocumentSource& source : plan_.sources) {
      auto hash = content_hash(source.path);
      if (!hash) {
        leave_out(hash.error());
        continue;
      }
      const auto stored = file_.document_hash(source.id);
      if (!stored) return stored.error();
      if (*stored == *hash) {
        ++summary_.unchanged;
        continue;
      }
      known_[source.id] = stored->has_value();
      hashes_[source.id] = std::move(*hash);
      changed_.push_back(source);
    }
    return {};
  }

  Result<void> read_changed() {
    if (changed_.empty()) return {};
    const auto extractor = extract::Extractor::open(executable_path());
    if (!extractor) return extractor.error();
    Progress progress(streams_, "reading", changed_.size());
    if (auto ok = file_.begin_build(); !ok) return ok;
    extract::extract_documents(*extractor, changed_, plan_.jobs, [&](Result<extract::Extracted> extracted) {
      progress.step();
      take(std::move(extracted));
      if (interrupted().load()) stop_ = interruption();
      return !stop_;
    });
    if (auto ok = file_.commit_build(); !ok) return ok;
    return stop_ ? Result<void>(*stop_) : Result<void>();
  }

  static Error interruption() {
    Error e;
    e.kind = ErrorKind::cancelled;
    e.message = "interrupted";
    e.hint = "what was read is kept; the same command goes on from there";
    return e;
  }

  void take(Result<extract::Extracted> extracted) {
    if (!extracted) {
      leave_out(extracted.error());
      return;
    }
    show_diagnostics(extracted->document);
    const extract::Document& d = extracted->document;
    const DocumentSource source{extracted->id, d.title, d.date, hashes_[extracted->id], d.text};
    if (auto ok = file_.put_document(source, extracted->extraction); !ok) {
      stop_ = ok.error();
      return;
    }
    ++(known_[extracted->id] ? summary_.changed : summary_.added);
    summary_.sentences += extracted->extraction.sentences.size();
    if (++since_commit_ < kBatch) return;
    since_commit_ = 0;
    if (auto ok = next_transaction(); !ok) stop_ = ok.error();
  }

  Result<void> next_transaction() {
    if (auto ok = file_.commit_build(); !ok) return ok;
    return file_.begin_build();
  }

  void show_diagnostics(const extract::Document& d) {
    for (size_t i = 0; i < std::min(d.diagnostics.size(), kShownDiagnostics); ++i) {
      const Position at = LineTable(d.text).position(d.diagnostics[i].span.begin);
      streams_.err << fmt::format("note: {}:{}:{}: {}\n", d.id, at.line_1based, at.column_1based, d.diagnostics[i].message);
    }
    if (d.diagnostics.size() > kShownDiagnostics) streams_.err << fmt::format("note: {}: {} more of these\n", d.id, d.diagnostics.size() - kShownDiagnostics);
  }

  Result<void> remove() {
    for (const std::string& id : plan_.removals) {
      const auto removed = file_.remove_document(id);
      if (!removed) return removed.error();
      if (*removed) {
        ++summary_.removed;
        continue;
      }
      Error e;
      e.message = fmt::format("there is no document '{}' to remove", id);
      e.source = file_.path();
      leave_out(e);
    }
    return {};
  }

  // Resolution is a function of all that is stored, so it starts anew whenever anything of that changed.
  Result<void> renew_graph() {
    const auto stale = file_.text_is_newer_than_graph();
    if (!stale) return stale.error();
    if (!*stale) return {};
    std::vector<DocumentExtraction> extractions;
    const auto collect = [&](DocumentExtraction e) {
      extractions.push_back(std::move(e));
      return Result<void>();
    };
    if (auto ok = file_.for_each_extraction(collect); !ok) return ok;
    const auto decisions = stored_decisions(file_.path());
    if (!decisions) return decisions.error();
    const ResolvedGraph resolved = resolve(extractions, Curation(*decisions));
    if (auto ok = file_.begin_build(); !ok) return ok;
    if (auto replaced = file_.replace_text_graph(resolved); !replaced) {
      file_.rollback_build();
      return replaced.error();
    }
    return file_.commit_build();
  }

  GraphFile& file_;
  const BuildPlan& plan_;
  Streams& streams_;
  std::vector<extract::DocumentSource> changed_;
  std::map<std::string, std::string> hashes_;  // by identity
  std::map<std::string, bool> known_;          // by identity: was stored before
  std::optional<Error> stop_;
  uint64_t since_commit_ = 0;
  BuildSummary summary_;
};

}  // namespace

Result<BuildSummary> build_graph(const BuildPlan& plan, Streams& streams) {
  const InterruptScope scope;
  auto file = GraphFile::open(plan.graph, FileMode::create);
  if (!file) return file.error();
  return Build(*file, plan, streams).run();
}

}  // namespace relata::tools
