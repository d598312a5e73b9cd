// relata merge: graphs of parts of a corpus -> the graph of the whole. What was stored of each document, and what people decided of
// names and relations, is brought together and resolved anew, so the order and the grouping of the parts do not matter: the result is
// that of one build of all documents.

#include <filesystem>
#include <map>
#include <memory>
#include <ostream>

#include <CLI/CLI.hpp>
#include <fmt/format.h>

#include "graph/file/decisions.hpp"
#include "graph/file/graph_file.hpp"
#include "tools/relata/commands.hpp"
#include "tools/relata/graph_access.hpp"
#include "tools/relata/interrupt.hpp"
#include "tools/relata/new_file.hpp"
#include "tools/relata/text_graph.hpp"

namespace relata::tools {

namespace {

struct MergeOptions {
  std::vector<std::string> parts;
  std::string graph;
};

Error disagreement(const std::string& id, const std::string& one, const std::string& other) {
  Error e;
  e.message = fmt::format("{} and {} hold different documents '{}'", one, other, id);
  e.hint = "remove it from one of them with relata build --remove, or build that one again";
  return e;
}

class Merge {
 public:
  explicit Merge(GraphFile& whole) : whole_(whole) {}

  Result<void> add(const std::string& path) {
    auto part = open_to_read(path);
    if (!part) return part.error();
    auto documents = part->documents();
    if (!documents) return documents.error();
    std::map<std::string, DocumentEntry> entries;
    for (DocumentEntry& e : *documents) entries.emplace(e.id, std::move(e));
    if (auto ok = whole_.begin_build(); !ok) return ok;
    auto copied = part->for_each_extraction([&](const DocumentExtraction& extraction) { return copy(*part, path, entries.at(extraction.id), extraction); });
    if (!copied) {
      whole_.rollback_build();
      return copied;
    }
    if (auto ok = whole_.commit_build(); !ok) return ok;
    const auto decisions = stored_decisions(path);
    if (!decisions) return decisions.error();
    const auto stored = store_decisions(whole_.path(), *decisions, false);
    return stored ? Result<void>() : stored.error();
  }

 private:
  Result<void> copy(const GraphFile& part, const std::string& path, const DocumentEntry& entry, const DocumentExtraction& extraction) {
    if (interrupted().load()) {
      Error e;
      e.kind = ErrorKind::cancelled;
      e.message = "interrupted";
      return e;
    }
    const auto [known, is_new] = origins_.try_emplace(entry.id, path, entry.hash);
    if (!is_new) return known->second.second == entry.hash ? Result<void>() : disagreement(entry.id, known->second.first, path);
    const auto text = part.document_text(entry.id);
    if (!text) return text.error();
    return whole_.put_document({entry.id, entry.title, entry.date, entry.hash, text->value_or("")}, extraction);
  }

  GraphFile& whole_;
  std::map<std::string, std::pair<std::string, std::string>> origins_;  // by identity: the part it came from, and its hash
};

// What people made by hand belongs to the file it was made in.
bool has_handmade(const Graph& graph) {
  for (const RelationshipId r : graph.relationships()) {
    if (graph.evidence() == nullptr) return true;
    const auto evidence = graph.evidence()->evidence(r);
    if (evidence && evidence->empty()) return true;
  }
  return graph.evidence() == nullptr && graph.node_count() > 0;
}

Result<void> merge_parts(const MergeOptions& o, Streams& streams) {
  const InterruptScope scope;
  NewFile made(o.graph);
  auto whole = GraphFile::open(o.graph, FileMode::create);
  if (!whole) return whole.error();
  Merge merge(*whole);
  for (const std::string& part : o.parts) {
    if (auto ok = merge.add(part); !ok) return ok;
  }
  if (auto ok = renew_text_graph(*whole); !ok) return ok;
  const auto documents = whole->documents();
  if (!documents) return documents.error();
  made.keep();
  streams.err << fmt::format("{}: {} documents, {} nodes, {} relationships\n", o.graph, documents->size(), whole->graph().node_count(), whole->graph().relationship_count());
  return {};
}

Result<void> check_parts(const MergeOptions& o, Streams& streams) {
  std::error_code ignored;
  if (std::filesystem::exists(o.graph, ignored)) {
    Error e = file_error(o.graph, "exists already, and merge makes a new file");
    e.hint = "give it as a part, too, and name another file";
    return e;
  }
  for (const std::string& part : o.parts) {
    const auto file = open_to_read(part);
    if (!file) return file.error();
    if (has_handmade(file->graph())) streams.err << fmt::format("note: {}: what was made by hand in this graph is not carried over; relata export --format cypher does\n", part);
  }
  return {};
}

int run_merge(const MergeOptions& o, Streams& streams) {
  if (auto ok = check_parts(o, streams); !ok) return report(streams, ok.error());
  if (auto ok = merge_parts(o, streams); !ok) return report(streams, ok.error());
  return kExitOk;
}

}  // namespace

void declare_merge(CLI::App& program, Action& chosen) {
  auto o = std::make_shared<MergeOptions>();
  CLI::App* c = program.add_subcommand("merge", "Join the graphs of parts of a corpus: the result is that of one build of all their documents");
  c->add_option("GRAPH", o->parts, "the graph files, in any order")->type_name("")->required();
  c->add_option("-o,--output", o->graph, "the graph file to make")->required()->type_name("G.relata");
  c->callback([o, &chosen] { chosen = [o](Streams& s) { return run_merge(*o, s); }; });
}

}  // namespace relata::tools
