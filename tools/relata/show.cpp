// relata show: what is known of a thing, by relation, with the sentences that say so.

#include <algorithm>
#include <map>
#include <memory>
#include <ostream>
#include <sstream>

#include <CLI/CLI.hpp>
#include <fmt/format.h>

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
  std::string type;
  size_t sentences = 2;
  size_t facts = 200;
};

// The facts of one relation in one direction.
struct Relation {
  RelationshipTypeId type;
  Direction direction = Direction::outgoing;
  uint64_t support = 0;  // sentences behind all of them
  std::vector<Neighbour> neighbours;
};

class Show {
 public:
  Show(const GraphFile& file, const ShowOptions& options, std::ostream& out) : graph_(file.graph()), options_(options), out_(out) {}

  Result<void> run(NodeId node) {
    write_head(node);
    for (const Relation& r : relations_of(node)) {
      const std::string words = relation_words(graph_.name_of(r.type));
      out_ << (r.direction == Direction::outgoing ? fmt::format("\n{}\n", words) : fmt::format("\nwho or what {} {}\n", words, thing_name(graph_, node)));
      if (auto ok = write_relation(r); !ok) return ok;
    }
    return {};
  }
  // Facts that were not printed since there were too many.
  [[nodiscard]] uint64_t left_out() const { return left_out_; }

 private:
  void write_head(NodeId node) {
    out_ << thing_name(graph_, node);
    if (const std::string type = formats::type_label(graph_, node); !type.empty()) out_ << "  (" << type << ")";
    out_ << '\n';
    for (const auto& [key, value] : graph_.properties(node)) {
      if (key == "aliases" && value.type() == ValueType::list) write_aliases(value.list());
      else if (key != "name") out_ << fmt::format("  {}: {}\n", key, formats::one_line(formats::value_text(value, &graph_)));
    }
  }
  void write_aliases(const List& aliases) {
    std::string line;
    for (const Value& a : aliases) line += (line.empty() ? "" : ", ") + formats::one_line(formats::value_text(a, &graph_));
    if (!line.empty()) out_ << "  also called: " << line << '\n';
  }

  [[nodiscard]] uint64_t support_of(RelationshipId r) const {
    const PropertyKeyId key = graph_.find_property_key("support");
    const Value support = key.valid() ? graph_.property(r, key) : Value();
    return support.type() == ValueType::integer && support.integer() > 0 ? static_cast<uint64_t>(support.integer()) : 1;
  }

  // What the thing does before what is done with it; in both, what most sentences speak of first.
  [[nodiscard]] std::vector<Relation> relations_of(NodeId node) const {
    std::vector<Relation> all;
    for (const Direction d : {Direction::outgoing, Direction::incoming}) {
      std::map<std::string_view, Relation> by_type;
      for (const Neighbour& n : graph_.neighbours(node, d)) {
        Relation& r = by_type[graph_.name_of(n.type)];
        r.type = n.type;
        r.direction = d;
        r.support += support_of(n.relationship);
        r.neighbours.push_back(n);
      }
      const auto first = static_cast<std::ptrdiff_t>(all.size());
      for (auto& entry : by_type) all.push_back(std::move(entry.second));
      std::stable_sort(all.begin() + first, all.end(), [](const Relation& a, const Relation& b) { return a.support > b.support; });
    }
    return all;
  }

  // Facts that the same sentences say in the same way share a line.
  Result<void> write_relation(const Relation& relation) {
    std::map<std::pair<std::string, std::string>, std::vector<std::string>> names;  // by qualification and sentences
    for (const Neighbour& n : relation.neighbours) {
      if (options_.facts != 0 && written_ >= options_.facts) {
        ++left_out_;
        continue;
      }
      ++written_;
      std::ostringstream sentences;
      if (auto ok = write_sentences(graph_, n.relationship, options_.sentences, "      ", sentences); !ok) return ok;
      names[{sentences.str(), qualification(graph_, n.relationship)}].push_back(thing_name(graph_, n.node));
    }
    std::multimap<std::string, std::string> lines;  // in order of their names
    for (auto& [said, group] : names) {
      std::sort(group.begin(), group.end());
      std::string line = "  ";
      for (const std::string& name : group) line += (line.size() > 2 ? ", " : "") + name;
      lines.emplace(line + said.second, said.first);
    }
    for (const auto& [line, sentences] : lines) out_ << line << '\n' << sentences;
    return {};
  }

  const Graph& graph_;
  const ShowOptions& options_;
  std::ostream& out_;
  uint64_t written_ = 0;
  uint64_t left_out_ = 0;
};

int run_show(const ShowOptions& o, Streams& streams) {
  const auto file = open_to_read(o.graph);
  if (!file) return report(streams, file.error());
  const auto found = find_node(*file, o.name, o.type);
  if (!found) return report(streams, found.error());
  streams.err << ambiguity_note(file->graph(), *found);
  if (!found->others.empty()) streams.err << "  --type chooses another kind\n";
  Show show(*file, o, streams.out);
  if (auto ok = show.run(found->node); !ok) return report(streams, ok.error());
  if (show.left_out() > 0) streams.err << fmt::format("note: {} more facts are not shown; --facts 0 shows all\n", show.left_out());
  return kExitOk;
}

}  // namespace

void declare_show(CLI::App& program, Action& chosen) {
  auto o = std::make_shared<ShowOptions>();
  CLI::App* c = program.add_subcommand("show", "Print what is known of something, by relation, with sentences");
  c->add_option("GRAPH", o->graph, "the graph file")->type_name("")->required();
  c->add_option("NAME", o->name, "its name or an alias; case does not matter")->required();
  c->add_option("--type", o->type, "only a thing with this label, as Person, where several have the name")->type_name("LABEL");
  c->add_option("--sentences", o->sentences, "how many sentences to print of each fact (default 2)")->type_name("N");
  c->add_option("--facts", o->facts, "how many facts to print at most, 0 for all (default 200)")->type_name("N");
  c->callback([o, &chosen] { chosen = [o](Streams& s) { return run_show(*o, s); }; });
}

}  // namespace relata::tools
