// relata show: what is known of a thing, by relation, with the sentences that say so.

#include <map>
#include <memory>
#include <ostream>

#include <CLI/CLI.hpp>
#include <fmt/format.h>

#include "formats/graph_order.hpp"
#include "formats/graph_text.hpp"
#include "formats/value_text.hpp"
#include "tools/relata/commands.hpp"
#include "tools/relata/fact_text.hpp"
#include "tools/relata/find_node.hpp"
#include "tools/relata/graph_access.hpp"

namespace relata::tools {

namespace {

struct ShowOptions {
  std::string graph;
  std::string name;
  size_t sentences = 2;
};

class Show {
 public:
  Show(const GraphFile& file, const ShowOptions& options, std::ostream& out) : graph_(file.graph()), options_(options), out_(out) {}

  Result<void> run(NodeId node) {
    write_head(node);
    for (const Direction d : {Direction::outgoing, Direction::incoming}) {
      // By the words of the relation, then by the name at the other end; a map keeps both in order.
      std::map<std::string, std::multimap<std::string, Neighbour>> by_type;
      for (const Neighbour& n : graph_.neighbours(node, d)) by_type[std::string(graph_.name_of(n.type))].emplace(name(n.node), n);
      for (const auto& [type, neighbours] : by_type) {
        out_ << (d == Direction::outgoing ? fmt::format("\n{}\n", relation_words(type)) : fmt::format("\n... {} {}\n", relation_words(type), name(node)));
        for (const auto& entry : neighbours) {
          if (auto ok = write_fact(entry.second); !ok) return ok;
        }
      }
    }
    return {};
  }

 private:
  [[nodiscard]] std::string name(NodeId n) const {
    const std::string text = formats::display_name(graph_, n);
    return formats::one_line(text.empty() ? formats::value_text(n, &graph_) : text);
  }

  void write_head(NodeId node) {
    out_ << name(node);
    if (const std::string type = formats::type_label(graph_, node); !type.empty()) out_ << "  (" << type << ")";
    out_ << '\n';
    for (const auto& [key, value] : graph_.properties(node)) {
      if (key != "name") out_ << fmt::format("  {}: {}\n", key, formats::one_line(formats::value_text(value, &graph_)));
    }
  }

  Result<void> write_fact(const Neighbour& n) {
    out_ << "  " << name(n.node) << qualification(graph_, n.relationship) << '\n';
    return write_sentences(graph_, n.relationship, options_.sentences, "      ", out_);
  }

  const Graph& graph_;
  const ShowOptions& options_;
  std::ostream& out_;
};

int run_show(const ShowOptions& o, Streams& streams) {
  const auto file = open_to_read(o.graph);
  if (!file) return report(streams, file.error());
  const auto node = find_node(*file, o.name);
  if (!node) return report(streams, node.error());
  if (auto ok = Show(*file, o, streams.out).run(*node); !ok) return report(streams, ok.error());
  return kExitOk;
}

}  // namespace

void declare_show(CLI::App& program, Action& chosen) {
  auto o = std::make_shared<ShowOptions>();
  CLI::App* c = program.add_subcommand("show", "Print what is known of something, by relation, with sentences");
  c->add_option("GRAPH", o->graph, "the graph file")->type_name("")->required();
  c->add_option("NAME", o->name, "its name or an alias; case does not matter")->required();
  c->add_option("--sentences", o->sentences, "how many sentences to print of each fact (default 2)")->type_name("N");
  c->callback([o, &chosen] { chosen = [o](Streams& s) { return run_show(*o, s); }; });
}

}  // namespace relata::tools
