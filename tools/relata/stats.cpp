// relata stats: what a graph holds, in numbers.

#include <memory>

#include <CLI/CLI.hpp>

#include "tools/relata/commands.hpp"
#include "tools/relata/graph_access.hpp"
#include "tools/relata/summary.hpp"

namespace relata::tools {

void declare_stats(CLI::App& program, Action& chosen) {
  auto graph = std::make_shared<std::string>();
  CLI::App* c = program.add_subcommand("stats", "Print what the graph holds, in numbers");
  c->add_option("GRAPH", *graph, "the graph file")->type_name("")->required();
  c->callback([graph, &chosen] {
    chosen = [graph](Streams& streams) {
      const auto file = open_to_read(*graph);
      if (!file) return report(streams, file.error());
      if (auto ok = write_stats(*file, streams.out); !ok) return report(streams, ok.error());
      return kExitOk;
    };
  });
}

}  // namespace relata::tools
