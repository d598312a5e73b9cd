// relata aliases: which names were joined to one thing, why, and how sure that is.

#include <algorithm>
#include <memory>
#include <ostream>
#include <tuple>
#include <vector>

#include <CLI/CLI.hpp>
#include <fmt/format.h>

#include "formats/graph_text.hpp"
#include "formats/value_text.hpp"
#include "graph/store/evidence.hpp"
#include "tools/relata/curation_commands.hpp"
#include "tools/relata/find_node.hpp"
#include "tools/relata/graph_access.hpp"

namespace relata::tools {

namespace {

struct AliasesOptions {
  std::string graph;
  std::string name;
};

// entity, alias, reason, score; tab-separated, by entity.
using Line = std::tuple<std::string, std::string, std::string, double>;

Result<void> collect(const Graph& graph, NodeId node, std::vector<Line>& lines) {
  const Result<List> merges = graph.evidence()->merges(node);
  if (!merges) return merges.error();
  for (const Value& v : *merges) {
    const Map& m = v.map();
    lines.emplace_back(formats::one_line(m.at("into").string()), formats::one_line(m.at("name").string()), formats::one_line(m.at("reason").string()), m.at("score").floating());
  }
  return {};
}

int run_aliases(const AliasesOptions& o, Streams& streams) {
  const auto file = open_to_read(o.graph);
  if (!file) return report(streams, file.error());
  const Graph& graph = file->graph();
  std::vector<NodeId> nodes;
  if (o.name.empty()) {
    for (const NodeId n : graph.nodes()) nodes.push_back(n);
  } else {
    const auto node = find_node(*file, o.name);
    if (!node) return report(streams, node.error());
    nodes.push_back(node->node);
  }
  std::vector<Line> lines;
  for (const NodeId n : nodes) {
    if (graph.evidence() == nullptr) break;
    if (auto ok = collect(graph, n, lines); !ok) return report(streams, ok.error());
  }
  std::sort(lines.begin(), lines.end());
  for (const auto& [into, name, reason, score] : lines) streams.out << fmt::format("{}\t{}\t{}\t{:.3f}\n", into, name, reason, score);
  return kExitOk;
}

}  // namespace

void declare_aliases(CLI::App& program, Action& chosen) {
  auto o = std::make_shared<AliasesOptions>();
  CLI::App* c = program.add_subcommand("aliases", "Print which names were joined to one thing, why, and how sure that is");
  c->add_option("GRAPH", o->graph, "the graph file")->type_name("")->required();
  c->add_option("NAME", o->name, "of this thing alone")->type_name("");
  c->callback([o, &chosen] { chosen = [o](Streams& s) { return run_aliases(*o, s); }; });
}

}  // namespace relata::tools
