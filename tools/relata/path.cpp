// relata path: how two things are joined, in words.

#include <memory>
#include <ostream>

#include <CLI/CLI.hpp>
#include <fmt/format.h>

#include "tools/relata/commands.hpp"
#include "tools/relata/fact_chain.hpp"
#include "tools/relata/fact_text.hpp"
#include "tools/relata/find_node.hpp"
#include "tools/relata/graph_access.hpp"

namespace relata::tools {

namespace {

struct PathOptions {
  std::string graph;
  std::string from;
  std::string to;
  size_t sentences = 1;
};

Error not_joined(const Graph& graph, NodeId from, NodeId to) {
  Error e;
  e.message = from == to ? fmt::format("both names are those of {}", thing_name(graph, from))
                         : fmt::format("no chain of facts joins {} and {}", thing_name(graph, from), thing_name(graph, to));
  return e;
}

Result<void> write_chain(const Graph& graph, const std::vector<RelationshipId>& chain, size_t sentences, std::ostream& out) {
  for (const RelationshipId r : chain) {
    out << fact_line(graph, r) << '\n';
    if (auto ok = write_sentences(graph, r, sentences, "    ", out); !ok) return ok;
  }
  return {};
}

int run_path(const PathOptions& o, Streams& streams) {
  const auto file = open_to_read(o.graph);
  if (!file) return report(streams, file.error());
  const auto from = find_node(*file, o.from), to = find_node(*file, o.to);
  if (!from) return report(streams, from.error());
  if (!to) return report(streams, to.error());
  streams.err << ambiguity_note(file->graph(), *from) << ambiguity_note(file->graph(), *to);
  const auto chain = fact_chain(file->graph(), from->node, to->node);
  if (chain.empty()) return report(streams, not_joined(file->graph(), from->node, to->node));
  if (auto ok = write_chain(file->graph(), chain, o.sentences, streams.out); !ok) return report(streams, ok.error());
  return kExitOk;
}

}  // namespace

void declare_path(CLI::App& program, Action& chosen) {
  auto o = std::make_shared<PathOptions>();
  CLI::App* c = program.add_subcommand("path", "Tell how two things are joined, in words");
  c->add_option("GRAPH", o->graph, "the graph file")->type_name("")->required();
  c->add_option("A", o->from, "a name or an alias")->type_name("")->required();
  c->add_option("B", o->to, "another")->type_name("")->required();
  c->add_option("--sentences", o->sentences, "how many sentences to print of each step (default 1)")->type_name("N");
  c->callback([o, &chosen] { chosen = [o](Streams& s) { return run_path(*o, s); }; });
}

}  // namespace relata::tools
