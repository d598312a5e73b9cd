// relata text: the text of a document as the graph keeps it, into which all places point.

#include <memory>
#include <ostream>

#include <CLI/CLI.hpp>
#include <fmt/format.h>

#include "common/near_miss.hpp"
#include "tools/relata/commands.hpp"
#include "tools/relata/graph_access.hpp"

namespace relata::tools {

namespace {

struct TextOptions {
  std::string graph;
  std::string document;
};

Error unknown_document(const GraphFile& file, const std::string& id) {
  Error e;
  e.message = fmt::format("there is no document '{}'", id);
  e.source = file.path();
  std::vector<std::string> names;
  if (const auto documents = file.documents()) {
    for (const DocumentEntry& d : *documents) names.push_back(d.id);
  }
  if (const std::string near = nearest(id, names); !near.empty()) e.hint = "did you mean " + near + "?";
  return e;
}

int run_text(const TextOptions& o, Streams& streams) {
  const auto file = open_to_read(o.graph);
  if (!file) return report(streams, file.error());
  const auto text = file->document_text(o.document);
  if (!text) return report(streams, text.error());
  if (!*text) return report(streams, unknown_document(*file, o.document));
  streams.out << **text;
  return kExitOk;
}

}  // namespace

void declare_text(CLI::App& program, Action& chosen) {
  auto o = std::make_shared<TextOptions>();
  CLI::App* c = program.add_subcommand("text", "Print the text of a document as the graph keeps it; all places in evidence are bytes of it");
  c->add_option("GRAPH", o->graph, "the graph file")->type_name("")->required();
  c->add_option("DOC", o->document, "the identity of the document")->type_name("")->required();
  c->callback([o, &chosen] { chosen = [o](Streams& s) { return run_text(*o, s); }; });
}

}  // namespace relata::tools
