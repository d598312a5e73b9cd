// relata extract: documents -> facts on standard output; stateless, streaming, nothing stored.

#include <filesystem>
#include <fstream>
#include <memory>
#include <ostream>

#include <CLI/CLI.hpp>
#include <fmt/format.h>

#include "extract/pipeline/output.hpp"
#include "tools/relata/choice.hpp"
#include "tools/relata/commands.hpp"
#include "tools/relata/inputs.hpp"
#include "tools/relata/locate.hpp"
#include "tools/relata/usage.hpp"

namespace relata::tools {

namespace {

using extract::ExtractFormat;

constexpr const char* kFormats = "tsv, jsonl, conllu, iob2, mentions, tree, dot";

bool granularity_from(std::string_view name, extract::Granularity& out) {
  out = name == "nary" ? extract::Granularity::nary : extract::Granularity::fine;
  return name == "nary" || name == "fine";
}

struct ExtractOptions {
  std::vector<std::string> inputs;
  ExtractFormat format = ExtractFormat::jsonl;
  extract::Granularity granularity = extract::Granularity::fine;
  bool lines = false;
  bool tokens = false;
  bool implicit = true;
  unsigned jobs = 1;
};

// What the options ask for together, or why they cannot go together.
Result<void> check(const ExtractOptions& o) {
  if (o.lines && o.tokens) return usage_error("--lines and --tokens exclude each other", "");
  if (o.tokens && o.format != ExtractFormat::conllu) return usage_error("--tokens needs --format conllu", "");
  if (o.lines && o.format == ExtractFormat::mentions) {
    return usage_error("--lines gives no documents", "--format tsv, jsonl, iob2, conllu, tree or dot");
  }
  return {};
}

using Count = extract::OutputCount;

Result<Count> extract_stream(const extract::Extractor& extractor, const ExtractOptions& o, std::istream& in, std::ostream& out) {
  if (o.tokens) return extract::write_given_tokens(extractor, in, out);
  return extract::write_lines(extractor, in, {o.format, o.granularity, o.implicit, o.jobs}, out);
}

// Each input is a file of lines or of CoNLL-U; "-" is standard input.
int extract_streams(const extract::Extractor& extractor, const ExtractOptions& o, Streams& streams) {
  int code = kExitOk;
  for (const std::string& input : o.inputs) {
    std::ifstream file;
    if (input != "-") {
      file.open(input, std::ios::binary);
      if (!file || std::filesystem::is_directory(input)) {
        code = std::max(code, report(streams, file_error(input, "cannot be read")));
        continue;
      }
    }
    auto done = extract_stream(extractor, o, input == "-" ? streams.in : file, streams.out);
    if (done) continue;
    if (done.error().source.empty()) done.error().source = input;
    code = std::max(code, report(streams, done.error()));
  }
  return code;
}

int extract_documents(const extract::Extractor& extractor, const ExtractOptions& o, Streams& streams) {
  Inputs inputs = find_inputs(o.inputs, streams);
  if (inputs.sources.empty()) return inputs.exit;
  const auto complain = [&](const Error& error) { report(streams, error); };
  const auto count = extract::write_documents(extractor, inputs.sources, o.format, o.jobs, streams.out, complain);
  if (!count) return report(streams, count.error());
  if (count->left_out > 0) streams.err << fmt::format("{} of {} documents left out\n", count->left_out, inputs.sources.size());
  return count->left_out > 0 || inputs.exit != kExitOk ? kExitData : kExitOk;
}

int run_extract(const ExtractOptions& o, Streams& streams) {
  if (auto ok = check(o); !ok) return report(streams, ok.error());
  auto extractor = extract::Extractor::open(executable_path());
  if (!extractor) return report(streams, extractor.error());
  if (o.lines || o.tokens) return extract_streams(*extractor, o, streams);
  return extract_documents(*extractor, o, streams);
}

}  // namespace

void declare_extract(CLI::App& program, Action& chosen) {
  auto o = std::make_shared<ExtractOptions>();
  CLI::App* c = program.add_subcommand("extract", "Print what documents say: facts, mentions or trees, without making a graph");
  c->add_option("INPUT", o->inputs, "files of text, Markdown, HTML, PDF or JSON Lines, folders of them, or '-' for standard input")->required();
  c->add_option_function<std::string>("--format", [o](const std::string& name) { extract::extract_format_from(name, o->format); }, std::string(kFormats) + " (default: jsonl)")
      ->type_name("FORMAT")->check(choice(extract::extract_format_from, "format", kFormats));
  c->add_flag("--lines", o->lines, "INPUT holds a tokenised sentence a line, tokens separated by blanks");
  c->add_flag("--tokens", o->tokens, "INPUT is CoNLL-U: its tokens and sentences are kept, everything else is predicted");
  c->add_option_function<std::string>("--granularity", [o](const std::string& name) { granularity_from(name, o->granularity); },
                                      "with --lines: fine (one triple an argument, default) or nary (one tuple a clause)")
      ->type_name("fine|nary")->check(choice(granularity_from, "granularity", "fine, nary"));
  c->add_option_function<std::string>(
       "--implicit", [o](const std::string& v) { o->implicit = v == "yes"; },
       "yes (default) or no: also facts no clause states, as appositions, titles, possessives")
      ->type_name("yes|no")->check(CLI::IsMember({"yes", "no"}).description(""));
  c->add_option("--jobs", o->jobs, "threads; the output is the same for any number (default 1)")->type_name("N")->check(CLI::Range(1U, 256U).description(""));
  c->callback([o, &chosen] { chosen = [o](Streams& s) { return run_extract(*o, s); }; });
}

}  // namespace relata::tools
