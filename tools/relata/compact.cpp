// relata compact: a graph file without what changes left behind.

#include <memory>

#include <CLI/CLI.hpp>

#include "graph/file/graph_file.hpp"
#include "tools/relata/commands.hpp"

namespace relata::tools {

namespace {

int run_compact(const std::string& path, Streams& streams) {
  auto file = GraphFile::open(path, FileMode::read_write);
  if (!file) return report(streams, file.error());
  if (auto done = file->compact(); !done) return report(streams, done.error());
  return kExitOk;
}

}  // namespace

void declare_compact(CLI::App& program, Action& chosen) {
  auto graph = std::make_shared<std::string>();
  CLI::App* c = program.add_subcommand("compact", "Write a graph file anew, without what changes left behind");
  c->add_option("GRAPH", *graph, "the graph file")->type_name("")->required();
  c->callback([graph, &chosen] { chosen = [graph](Streams& s) { return run_compact(*graph, s); }; });
}

}  // namespace relata::tools
