// relata curate: what people decide about names and relations. Each decision is kept in the graph file, followed at every build, and
// can be taken back. The graph is made anew at once from what is stored; no document is read again.

#include <memory>
#include <ostream>

#include <CLI/CLI.hpp>
#include <fmt/format.h>

#include "graph/file/decisions.hpp"
#include "graph/file/graph_file.hpp"
#include "tools/relata/batch.hpp"
#include "tools/relata/curation_commands.hpp"
#include "tools/relata/text_graph.hpp"

namespace relata::tools {

namespace {

struct CurateOptions {
  std::string graph;
  std::vector<std::string> merge, split, type, relation;
  std::string dictionary;
  bool undo = false;
};

Result<std::vector<Decision>> decisions_of(const CurateOptions& o) {
  std::vector<Decision> decisions;
  const auto add = [&](const char* kind, const std::vector<std::string>& pair) {
    if (pair.size() == 2) decisions.push_back({kind, pair[0], pair[1]});
  };
  add("merge", o.merge);
  add("split", o.split);
  add("type", o.type);
  add("relation", o.relation);
  if (o.dictionary.empty()) return decisions;
  const Result<std::string> text = read_query_file(o.dictionary);
  if (!text) return text.error();
  Result<std::vector<Decision>> read = read_decisions(*text, o.dictionary);
  if (!read) return read.error();
  decisions.insert(decisions.end(), read->begin(), read->end());
  return decisions;
}

// The graph anew from what is stored, as the decisions have it now.
Result<void> renew(const std::string& path) {
  auto file = GraphFile::open(path, FileMode::read_write);
  return file ? make_text_graph(*file) : Result<void>(file.error());
}

int change(const CurateOptions& o, const std::vector<Decision>& decisions, Streams& streams) {
  const Result<size_t> changed = store_decisions(o.graph, decisions, o.undo);
  if (!changed) return report(streams, changed.error());
  if (auto ok = *changed > 0 ? renew(o.graph) : Result<void>(); !ok) return report(streams, ok.error());
  streams.err << fmt::format("{} of {} decisions {}\n", *changed, decisions.size(), o.undo ? "taken back" : "recorded");
  return kExitOk;
}

int run_curate(const CurateOptions& o, Streams& streams) {
  const auto decisions = decisions_of(o);
  if (!decisions) return report(streams, decisions.error());
  if (!decisions->empty()) return change(o, *decisions, streams);
  const auto all = stored_decisions(o.graph);
  if (!all) return report(streams, all.error());
  for (const Decision& d : *all) streams.out << fmt::format("{}\t{}\t{}\n", d.kind, d.name, d.value);
  return kExitOk;
}

}  // namespace

void declare_curate(CLI::App& program, Action& chosen) {
  auto o = std::make_shared<CurateOptions>();
  CLI::App* c = program.add_subcommand("curate", "Record what names and relations mean, or take it back; without options, list what was recorded");
  c->add_option("GRAPH", o->graph, "the graph file")->type_name("")->required();
  c->add_option("--merge", o->merge, "NAME is ENTITY, too")->type_name("NAME ENTITY")->expected(2);
  c->add_option("--split", o->split, "NAME is a thing of its own, not ENTITY")->type_name("NAME ENTITY")->expected(2);
  c->add_option("--type", o->type, "ENTITY is of this type (Organization, Person, Place, Product, Event, Work, Concept)")->type_name("ENTITY TYPE")->expected(2);
  c->add_option("--relation", o->relation, "a wording means this relation; '<' before the name if subject and object change places")->type_name("WORDING NAME")->expected(2);
  c->add_option("--dictionary", o->dictionary, "a file of decisions, one a line: entity TAB type TAB name TAB aliases; relation TAB wording TAB name; merge or split TAB name TAB entity")->type_name("FILE");
  c->add_flag("--undo", o->undo, "take these decisions back");
  c->callback([o, &chosen] { chosen = [o](Streams& s) { return run_curate(*o, s); }; });
}

}  // namespace relata::tools
