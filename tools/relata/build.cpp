// relata build: documents -> graph file; again, only what is new or changed.

#include <chrono>
#include <filesystem>
#include <memory>
#include <ostream>

#include <CLI/CLI.hpp>
#include <fmt/format.h>

#include "tools/relata/builder.hpp"
#include "tools/relata/commands.hpp"
#include "tools/relata/inputs.hpp"
#include "tools/relata/usage.hpp"

namespace relata::tools {

namespace {

struct BuildOptions {
  std::vector<std::string> inputs;
  std::string graph;
  std::vector<std::string> removals;
  unsigned jobs = 1;
};

// "3 HTML, 12 plain text"
std::string formats_text(const std::map<std::string, uint64_t>& formats) {
  std::string out;
  for (const auto& [name, count] : formats) out += fmt::format("{}{} {}", out.empty() ? "" : ", ", count, name);
  return out;
}

void show(const BuildSummary& s, const std::string& graph, double seconds, Streams& streams) {
  streams.err << fmt::format("documents: {} added, {} changed, {} unchanged, {} removed, {} left out; {} sentences read in {:.1f} s\n",
                             s.added, s.changed, s.unchanged, s.removed, s.left_out, s.sentences, seconds);
  if (s.read_by_format.size() > 1 || s.relaid > 0) streams.err << "read: " << formats_text(s.read_by_format) << '\n';
  if (s.relaid > 0) {
    streams.err << fmt::format("note: places in {} of them count in the text that was read out of the file; relata text {} DOC prints it\n", s.relaid, graph);
  }
  for (const std::string& reason : s.reasons) streams.err << "left out: " << reason << '\n';
  if (s.left_out > s.reasons.size()) streams.err << fmt::format("left out: {} more\n", s.left_out - s.reasons.size());
  std::error_code ignored;
  if (!std::filesystem::exists(graph, ignored)) streams.err << graph << ": not made, since no document could be read\n";
  else streams.err << fmt::format("{}: {} documents, {} nodes, {} relationships\n", graph, s.documents, s.nodes, s.relationships);
}

int run_build(const BuildOptions& o, Streams& streams) {
  if (o.inputs.empty() && o.removals.empty()) {
    return report(streams, usage_error("nothing to do: neither INPUT nor --remove is given", "relata build --help"));
  }
  const Inputs inputs = find_inputs(o.inputs, streams);
  if (inputs.sources.empty() && o.removals.empty()) return inputs.exit;
  const auto start = std::chrono::steady_clock::now();
  const auto summary = build_graph({o.graph, inputs.sources, o.removals, o.jobs}, streams);
  if (!summary) return report(streams, summary.error());
  const std::chrono::duration<double> taken = std::chrono::steady_clock::now() - start;
  show(*summary, o.graph, taken.count(), streams);
  return summary->left_out > 0 || inputs.exit != kExitOk ? kExitData : kExitOk;
}

}  // namespace

void declare_build(CLI::App& program, Action& chosen) {
  auto o = std::make_shared<BuildOptions>();
  CLI::App* c = program.add_subcommand("build", "Read documents into a graph file; again, read only what is new or changed");
  c->add_option("INPUT", o->inputs, "files of text, Markdown, HTML, PDF or JSON Lines, folders of them, or '-' for standard input")->type_name("");
  c->add_option("-o,--output", o->graph, "the graph file, made if it is missing")->required()->type_name("G.relata");
  c->add_option("--remove", o->removals, "forget this document and all that only it says; may be given more than once")->type_name("DOC")->allow_extra_args(false);
  c->add_option("--jobs", o->jobs, "threads; the graph is the same for any number (default 1)")->type_name("N")->check(CLI::Range(1U, 256U).description(""));
  c->callback([o, &chosen] { chosen = [o](Streams& s) { return run_build(*o, s); }; });
}

}  // namespace relata::tools
