// relata explain: why a fact is in the graph, and what became of everything that was read off a sentence.

#include <algorithm>
#include <charconv>
#include <memory>
#include <ostream>

#include <CLI/CLI.hpp>
#include <fmt/format.h>

#include "formats/graph_text.hpp"
#include "formats/value_json.hpp"
#include "formats/value_text.hpp"
#include "graph/store/evidence.hpp"
#include "tools/relata/commands.hpp"
#include "tools/relata/fact_text.hpp"
#include "tools/relata/graph_access.hpp"

namespace relata::tools {

namespace {

constexpr size_t kShownOfChain = 8;

struct ExplainOptions {
  std::string graph;
  std::string what;
  uint32_t limit = 5;
  bool json = false;
};

std::string text_of(const Map& map, std::string_view key) {
  const auto it = map.find(std::string(key));
  return it == map.end() || it->second.type() != ValueType::string ? std::string() : formats::one_line(it->second.string());
}
int64_t number_of(const Map& map, std::string_view key) {
  const auto it = map.find(std::string(key));
  return it == map.end() || it->second.type() != ValueType::integer ? 0 : it->second.integer();
}

class Explanation {
 public:
  Explanation(const GraphFile& file, const ExplainOptions& options, std::ostream& out)
      : file_(file), graph_(file.graph()), options_(options), out_(out) {}

  Result<void> fact(RelationshipId r) {
    if (!graph_.exists(r)) return none(fmt::format("there is no fact {}", options_.what), "the numbers of facts: MATCH ()-[r]->() RETURN id(r), type(r)");
    const Result<List> why = graph_.evidence() == nullptr ? Result<List>(List{}) : graph_.evidence()->why(r);
    if (!why) return why.error();
    if (options_.json) return lines(*why);
    out_ << fmt::format("{}: {} {} {}{}\n", r.value, name(graph_.source(r)), relation_words(graph_.name_of(graph_.type(r))), name(graph_.target(r)),
                        qualification(graph_, r));
    if (why->empty()) out_ << "  made by hand: no sentence says it\n";
    for (const Value& piece : *why) write_piece(piece.map());
    for (const NodeId node : {graph_.source(r), graph_.target(r)}) {
      if (auto ok = write_merges(node); !ok) return ok;
    }
    return {};
  }

  Result<void> sentences() {
    const auto hits = file_.search_sentences(options_.what, options_.limit);
    if (!hits) return hits.error();
    if (hits->empty()) return none(fmt::format("no sentence of the graph's documents holds all words of '{}'", options_.what), "a number explains the fact of that number");
    for (const SentenceHit& hit : *hits) {
      const Result<List> all = graph_.evidence()->considered(hit.document, hit.begin);
      if (!all) return all.error();
      if (options_.json) {
        if (auto ok = lines(*all); !ok) return ok;
      } else {
        write_sentence(hit, *all);
      }
    }
    return {};
  }

 private:
  [[nodiscard]] Error none(std::string message, std::string hint) const {
    Error e;
    e.message = std::move(message);
    e.source = file_.path();
    e.hint = std::move(hint);
    return e;
  }

  [[nodiscard]] std::string name(NodeId n) const { return formats::one_line(formats::display_name(graph_, n)); }

  Result<void> lines(const List& list) {
    for (const Value& v : list) {
      std::string line;
      formats::append_json(line, v, nullptr);
      out_ << line << '\n';
    }
    return {};
  }

  void write_piece(const Map& e) {
    out_ << fmt::format("  {}, bytes {} to {}, rule {}{}, confidence {:.3f}:\n", text_of(e, "document"), number_of(e, "begin"), number_of(e, "end"), text_of(e, "rule"),
                        e.contains("implied") && e.at("implied").boolean() ? " (implied, no clause states it)" : "", e.at("confidence").floating());
    out_ << "    " << text_of(e, "sentence") << '\n';
    write_end(e, "subject");
    out_ << fmt::format("    relation  \"{}\" -> {}\n", text_of(e, "phrase"), text_of(e, "relation"));
    write_end(e, "object");
  }

  // The words of one end, and the chain through which they are this node.
  void write_end(const Map& e, const std::string& role) {
    out_ << fmt::format("    {:<8}  \"{}\"", role, text_of(e, role));
    const List& chain = e.at(role + "_chain").list();
    if (chain.size() > 1) {
      out_ << ", one thing with";
      size_t shown = 0;
      for (const Value& v : chain) {
        const Map& m = v.map();
        if (number_of(m, "begin") == number_of(e, role + "_begin")) continue;
        if (shown++ == kShownOfChain) {
          out_ << fmt::format(" and {} more", chain.size() - 1 - kShownOfChain);
          break;
        }
        out_ << fmt::format("{} \"{}\" ({}, byte {})", shown == 1 ? "" : ",", text_of(m, "text"), text_of(m, "kind"), number_of(m, "begin"));
      }
    }
    out_ << '\n';
  }

  Result<void> write_merges(NodeId node) {
    if (graph_.evidence() == nullptr) return {};
    const Result<List> merges = graph_.evidence()->merges(node);
    if (!merges) return merges.error();
    for (const Value& v : *merges) {
      const Map& m = v.map();
      out_ << fmt::format("  \"{}\" is {}: {} ({:.2f})\n", text_of(m, "name"), text_of(m, "into"), text_of(m, "reason"), m.at("score").floating());
    }
    return {};
  }

  void write_sentence(const SentenceHit& hit, const List& all) {
    out_ << fmt::format("{}, bytes {} to {}:\n  {}\n", hit.document, hit.begin, hit.end, formats::one_line(hit.sentence));
    if (all.empty()) out_ << "    no rule found anything in it\n";
    for (const Value& v : all) write_considered(v.map());
  }

  void write_considered(const Map& m) {
    const std::string triple = fmt::format("({}; {}; {})", text_of(m, "subject"), relation_words(text_of(m, "relation")), text_of(m, "object"));
    const std::string outcome = text_of(m, "outcome");
    if (outcome == "fact") out_ << fmt::format("    fact {}  {}  rule {}\n", m.at("relationship").relationship().value, triple, text_of(m, "rule"));
    else if (outcome == "removed") out_ << fmt::format("    removed by hand  {}  rule {}\n", triple, text_of(m, "rule"));
    else out_ << fmt::format("    dropped  {}  rule {}: {}\n", triple, text_of(m, "rule"), text_of(m, "explanation"));
  }

  const GraphFile& file_;
  const Graph& graph_;
  const ExplainOptions& options_;
  std::ostream& out_;
};

int run_explain(const ExplainOptions& o, Streams& streams) {
  const auto file = open_to_read(o.graph);
  if (!file) return report(streams, file.error());
  uint32_t number = 0;
  const char* end = o.what.data() + o.what.size();
  const auto [stop, wrong] = std::from_chars(o.what.data(), end, number);
  Explanation explanation(*file, o, streams.out);
  const bool is_number = wrong == std::errc() && stop == end;
  if (auto ok = is_number ? explanation.fact(RelationshipId(number)) : explanation.sentences(); !ok) return report(streams, ok.error());
  return kExitOk;
}

}  // namespace

void declare_explain(CLI::App& program, Action& chosen) {
  auto o = std::make_shared<ExplainOptions>();
  CLI::App* c = program.add_subcommand("explain", "Print why a fact is in the graph, or what was made of a sentence and what was dropped");
  c->add_option("GRAPH", o->graph, "the graph file")->type_name("")->required();
  c->add_option("WHAT", o->what, "the number of a fact (id(r) in a query), or words of a sentence")->type_name("")->required();
  c->add_option("--limit", o->limit, "how many sentences to explain (default 5)")->type_name("N");
  c->add_flag("--json", o->json, "a JSON object a line");
  c->callback([o, &chosen] { chosen = [o](Streams& s) { return run_explain(*o, s); }; });
}

}  // namespace relata::tools
