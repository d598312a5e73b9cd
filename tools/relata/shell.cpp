// relata shell: statements and commands, one after the other, by hand or from standard input.

#include <memory>
#include <ostream>

#include <CLI/CLI.hpp>
#include <fmt/format.h>

#include "tools/relata/commands.hpp"
#include "tools/relata/graph_access.hpp"
#include "tools/relata/interrupt.hpp"
#include "tools/relata/locate.hpp"
#include "tools/relata/repl.hpp"

namespace relata::tools {

namespace {

std::unique_ptr<LineSource> open_lines(Streams& streams) {
  if (!streams.in_is_terminal || !streams.out_is_terminal || !streams.open_editor) return std::make_unique<StreamLines>(streams.in);
  const auto folder = state_folder();
  return streams.open_editor(folder.empty() ? folder : folder / "history");
}

int run_shell(const std::string& path, Streams& streams) {
  auto file = open_or_make(path);
  if (!file) return report(streams, file.error());
  const InterruptScope scope;
  const auto lines = open_lines(streams);
  if (streams.in_is_terminal && streams.out_is_terminal) {
    const Graph& g = file->graph();
    streams.err << fmt::format("{}: {} nodes, {} relationships{}. :help helps, :quit or Ctrl-D leaves.\n", path, g.node_count(), g.relationship_count(),
                               file->writable() ? "" : " (read-only)");
  }
  return run_repl(*file, streams, *lines);
}

}  // namespace

void declare_shell(CLI::App& program, Action& chosen) {
  auto graph = std::make_shared<std::string>();
  CLI::App* c = program.add_subcommand("shell", "Ask the graph by hand: statements, :commands, history, completion");
  c->add_option("GRAPH", *graph, "the graph file, made if it is missing")->type_name("")->required();
  c->callback([graph, &chosen] { chosen = [graph](Streams& s) { return run_shell(*graph, s); }; });
}

}  // namespace relata::tools
