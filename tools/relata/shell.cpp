// relata shell: statements and commands, one after the other, by hand or from standard input.

#include <filesystem>
#include <memory>
#include <ostream>

#include <CLI/CLI.hpp>
#include <fmt/format.h>

#include "tools/relata/choice.hpp"
#include "tools/relata/commands.hpp"
#include "tools/relata/graph_access.hpp"
#include "tools/relata/interrupt.hpp"
#include "tools/relata/limits.hpp"
#include "tools/relata/locate.hpp"
#include "tools/relata/parameters.hpp"
#include "tools/relata/repl.hpp"

namespace relata::tools {

namespace {

struct ShellOptions {
  std::string graph;
  std::string mode;
  std::vector<std::string> parameters;
  std::string init;
  bool no_init = false;
  BatchOptions batch;
};

bool by_hand(const Streams& streams) { return streams.in_is_terminal && streams.out_is_terminal; }

std::unique_ptr<LineSource> open_lines(Streams& streams) {
  std::unique_ptr<LineSource> lines;
  const auto folder = state_folder();
  if (by_hand(streams) && streams.open_editor) lines = streams.open_editor(folder.empty() ? folder : folder / "history");
  return lines ? std::move(lines) : std::make_unique<StreamLines>(streams.in);
}

// The file of --init; else, for a person and not for a script, relatarc if there is one.
std::string init_file(const ShellOptions& o, const Streams& streams) {
  if (!o.init.empty() || o.no_init || !by_hand(streams)) return o.init;
  const auto folder = config_folder();
  std::error_code ignored;
  return !folder.empty() && std::filesystem::is_regular_file(folder / "relatarc", ignored) ? (folder / "relatarc").string() : std::string();
}

Result<void> complete(ShellOptions& o, const Streams& streams) {
  o.batch.mode = streams.out_is_terminal ? formats::ResultMode::box : formats::ResultMode::jsonl;
  if (!o.mode.empty()) formats::result_mode_from(o.mode, o.batch.mode);
  for (const std::string& text : o.parameters) {
    auto parameter = parse_parameter(text);
    if (!parameter) return parameter.error();
    o.batch.parameters[parameter->first] = parameter->second;
  }
  return {};
}

int run_shell(ShellOptions o, Streams& streams) {
  if (auto ok = complete(o, streams); !ok) return report(streams, ok.error());
  auto file = open_or_make(o.graph);
  if (!file) return report(streams, file.error());
  const InterruptScope scope;
  const auto lines = open_lines(streams);
  if (by_hand(streams)) {
    const Graph& g = file->graph();
    streams.err << fmt::format("{}: {} nodes, {} relationships{}. :help helps, :quit or Ctrl-D leaves.\n", o.graph, g.node_count(), g.relationship_count(),
                               file->writable() ? "" : " (read-only)");
  }
  return run_repl(*file, streams, *lines, o.batch, init_file(o, streams));
}

}  // namespace

void declare_shell(CLI::App& program, Action& chosen) {
  auto o = std::make_shared<ShellOptions>();
  CLI::App* c = program.add_subcommand("shell", "Ask the graph by hand: statements, :commands, history, completion");
  c->add_option("GRAPH", o->graph, "the graph file, made if it is missing")->type_name("")->required();
  c->add_option("--mode", o->mode, std::string(formats::kResultModes) + " (default: box on a terminal, else jsonl)")
      ->type_name("MODE")->check(choice(formats::result_mode_from, "mode", std::string(formats::kResultModes)));
  c->add_option("--param", o->parameters, "a parameter, as limit=3 or name='\"Alibaba\"'; may be given more than once")->type_name("NAME=JSON")->allow_extra_args(false);
  declare_limits(*c, o->batch.limits);
  c->add_option("--init", o->init, "run the statements and commands of this file first, instead of relata/relatarc in $XDG_CONFIG_HOME (~/.config), which is run on a terminal only")
      ->type_name("FILE");
  c->add_flag("--no-init", o->no_init, "run no such file");
  c->callback([o, &chosen] { chosen = [o](Streams& s) { return run_shell(*o, s); }; });
}

}  // namespace relata::tools
