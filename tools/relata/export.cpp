// relata export: the graph in the exchange formats.

#include <memory>

#include <CLI/CLI.hpp>

#include "tools/relata/choice.hpp"
#include "tools/relata/commands.hpp"
#include "tools/relata/exporter.hpp"
#include "tools/relata/graph_access.hpp"

namespace relata::tools {

namespace {

struct ExportOptions {
  std::string graph;
  ExportRequest request;
};

int run_export(const ExportOptions& o, Streams& streams) {
  auto file = open_to_read(o.graph);
  if (!file) return report(streams, file.error());
  if (auto done = export_to(*file, o.request, streams); !done) return report(streams, done.error());
  return kExitOk;
}

}  // namespace

void declare_export(CLI::App& program, Action& chosen) {
  auto o = std::make_shared<ExportOptions>();
  CLI::App* c = program.add_subcommand("export", "Write the graph in an exchange format");
  c->add_option("GRAPH", o->graph, "the graph file")->type_name("")->required();
  c->add_option_function<std::string>(
       "--format", [o](const std::string& name) { formats::export_format_from(name, o->request.format); },
       std::string(formats::kExportFormats) + "; csv is a folder")
      ->required()
      ->type_name("FORMAT")->check(choice(formats::export_format_from, "format", std::string(formats::kExportFormats)));
  c->add_option("-o,--output", o->request.path, "write here instead of standard output")->type_name("PATH");
  c->add_option("--focus", o->request.options.selection.focus, "drawings and html: only what lies around this name; may be given more than once")->type_name("NAME")->allow_extra_args(false);
  c->add_option("--depth", o->request.options.selection.depth, "drawings and html: how many relationships around the focus (default 1)")->type_name("K");
  c->add_option("--top", o->request.options.selection.top, "drawings and html: at most this many nodes, the best connected (default: html 5000, dot 2000, pictures 150)")->type_name("N");
  c->add_flag("--legend", o->request.options.dot.legend, "drawings: say which colour is which type");
  c->callback([o, &chosen] { chosen = [o](Streams& s) { return run_export(*o, s); }; });
}

}  // namespace relata::tools
