// relata query: statements from the command line, from files or from standard input; rows on standard output.

#include <algorithm>
#include <iterator>
#include <memory>

#include <CLI/CLI.hpp>

#include "tools/relata/batch.hpp"
#include "tools/relata/choice.hpp"
#include "tools/relata/commands.hpp"
#include "tools/relata/graph_access.hpp"
#include "tools/relata/interrupt.hpp"
#include "tools/relata/limits.hpp"
#include "tools/relata/parameters.hpp"

namespace relata::tools {

namespace {

struct QueryOptions {
  std::string graph;
  std::string statement;
  std::vector<std::string> files;
  std::vector<std::string> parameters;
  std::string mode;
  BatchOptions batch;
};

// A named text of statements.
struct QueryText {
  std::string source;
  std::string text;
};

Result<std::vector<QueryText>> query_texts(const QueryOptions& o, std::istream& in) {
  std::vector<QueryText> texts;
  if (!o.statement.empty()) texts.push_back({"<query>", o.statement});
  for (const std::string& path : o.files) {
    if (path == "-") {
      texts.push_back({"<stdin>", std::string(std::istreambuf_iterator<char>(in), {})});
      continue;
    }
    auto text = read_query_file(path);
    if (!text) return text.error();
    texts.push_back({path, std::move(*text)});
  }
  if (texts.empty()) texts.push_back({"<stdin>", std::string(std::istreambuf_iterator<char>(in), {})});
  return texts;
}

Result<void> complete(QueryOptions& o, const Streams& streams) {
  o.batch.mode = streams.out_is_terminal ? formats::ResultMode::box : formats::ResultMode::jsonl;
  if (!o.mode.empty()) formats::result_mode_from(o.mode, o.batch.mode);
  o.batch.result.columns = streams.columns;
  for (const std::string& text : o.parameters) {
    auto parameter = parse_parameter(text);
    if (!parameter) return parameter.error();
    o.batch.parameters[parameter->first] = parameter->second;
  }
  return {};
}

int run_query(QueryOptions o, Streams& streams) {
  if (auto ok = complete(o, streams); !ok) return report(streams, ok.error());
  auto file = open_to_query(o.graph);
  if (!file) return report(streams, file.error());
  const auto texts = query_texts(o, streams.in);
  if (!texts) return report(streams, texts.error());
  const InterruptScope scope;
  o.batch.result.graph = &file->graph();
  Session session(*file);
  int code = kExitOk;
  for (const QueryText& t : *texts) {
    code = std::max(code, run_batch(session, t.text, t.source, o.batch, streams));
    if (code == kExitInterrupted || (code != kExitOk && !o.batch.keep_going)) return code;
  }
  return code;
}

}  // namespace

void declare_query(CLI::App& program, Action& chosen) {
  auto o = std::make_shared<QueryOptions>();
  CLI::App* c = program.add_subcommand("query", "Run Cypher statements: an argument, files, or standard input");
  c->add_option("GRAPH", o->graph, "the graph file")->type_name("")->required();
  c->add_option("STATEMENT", o->statement, "one statement, or several separated by semicolons")->type_name("");
  c->add_option("-f,--file", o->files, "a file of statements, '-' for standard input; may be given more than once")->type_name("FILE");
  c->add_option("--param", o->parameters, "a parameter, as limit=3 or name='\"Alibaba\"'; may be given more than once")->type_name("NAME=JSON")->allow_extra_args(false);
  c->add_option("--mode", o->mode, std::string(formats::kResultModes) + " (default: box on a terminal, else jsonl)")
      ->type_name("MODE")->check(choice(formats::result_mode_from, "mode", std::string(formats::kResultModes)));
  declare_limits(*c, o->batch.limits);
  c->add_flag("--timing", o->batch.timing, "print on standard error what parsing, planning and running took");
  c->add_option("--repeat", o->batch.repeat, "run each statement N times and print its rows once")->type_name("N")->check(CLI::PositiveNumber.description(""));
  c->add_flag("--keep-going", o->batch.keep_going, "go on after a statement that failed");
  c->add_flag_callback("--fail-fast", [o] { o->batch.keep_going = false; }, "stop at the first statement that fails (the default)");
  c->callback([o, &chosen] { chosen = [o](Streams& s) { return run_query(*o, s); }; });
}

}  // namespace relata::tools
