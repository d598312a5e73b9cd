// relata check: whether a graph file is sound.

#include <memory>
#include <ostream>

#include <CLI/CLI.hpp>
#include <fmt/format.h>

#include "tools/relata/commands.hpp"
#include "tools/relata/graph_access.hpp"

namespace relata::tools {

namespace {

int run_check(const std::string& path, Streams& streams) {
  const auto file = open_to_read(path);
  if (!file) return report(streams, file.error());
  const auto complaints = file->check();
  if (!complaints) return report(streams, complaints.error());
  for (const std::string& complaint : *complaints) streams.out << complaint << '\n';
  if (complaints->empty()) return kExitOk;
  Error e;
  e.source = path;
  e.message = fmt::format("{} things are wrong with this file", complaints->size());
  return report(streams, e);
}

}  // namespace

void declare_check(CLI::App& program, Action& chosen) {
  auto graph = std::make_shared<std::string>();
  CLI::App* c = program.add_subcommand("check", "Tell whether a graph file is sound; print what is wrong");
  c->add_option("GRAPH", *graph, "the graph file")->type_name("")->required();
  c->callback([graph, &chosen] { chosen = [graph](Streams& s) { return run_check(*graph, s); }; });
}

}  // namespace relata::tools
