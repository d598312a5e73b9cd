// relata import: a graph from CSV files with neo4j-admin headers, or from what `relata export` wrote.

#include <filesystem>
#include <memory>
#include <optional>
#include <ostream>

#include <CLI/CLI.hpp>
#include <fmt/format.h>

#include "formats/graph_import.hpp"
#include "graph/file/graph_file.hpp"
#include "tools/relata/commands.hpp"
#include "tools/relata/interrupt.hpp"
#include "tools/relata/progress.hpp"
#include "tools/relata/stored_texts.hpp"
#include "tools/relata/usage.hpp"

namespace relata::tools {

namespace {

namespace fs = std::filesystem;

constexpr uint64_t kShownBadRows = 20;

struct ImportOptions {
  std::string graph;
  std::string input;  // JSON Lines, or a folder as the CSV export makes it
  std::vector<std::string> nodes;
  std::vector<std::string> relationships;
  std::string delimiter = ",";
  std::string array_delimiter = ";";
};

Result<char> one_character(const std::string& text, const char* option) {
  if (text == "\\t" || text == "TAB") return '\t';
  if (text.size() == 1 && text[0] != '"' && text[0] != '\n') return text[0];
  return usage_error(fmt::format("{} takes one character, not '{}'", option, text), "write TAB for a tabulator");
}

bool is_file(const std::string& path) {
  std::error_code ignored;
  return fs::exists(path, ignored);
}

std::vector<std::string> split(const std::string& text, char at) {
  std::vector<std::string> parts(1);
  for (const char c : text) {
    if (c == at) parts.emplace_back();
    else parts.back() += c;
  }
  return parts;
}

// "Person:Author=a.csv,b.csv". A path that exists is taken whole, whatever stands in it.
Result<formats::ImportFiles> files_of(const std::string& argument, bool several_names) {
  formats::ImportFiles files;
  std::string paths = argument;
  const size_t equals = argument.find('=');
  if (equals != std::string::npos && !is_file(argument)) {
    const std::string names = argument.substr(0, equals);
    files.names = several_names ? split(names, ':') : std::vector<std::string>{names};
    paths = argument.substr(equals + 1);
  }
  for (const std::string& name : files.names) {
    if (name.empty()) return usage_error(fmt::format("'{}' names an empty label or type", argument));
  }
  files.paths = is_file(paths) ? std::vector<std::string>{paths} : split(paths, ',');
  return files;
}

Result<formats::ImportRequest> csv_request(const ImportOptions& o) {
  formats::ImportRequest request;
  const Result<char> delimiter = one_character(o.delimiter, "--delimiter");
  if (!delimiter) return delimiter.error();
  const Result<char> array_delimiter = one_character(o.array_delimiter, "--array-delimiter");
  if (!array_delimiter) return array_delimiter.error();
  request.delimiter = *delimiter;
  request.array_delimiter = *array_delimiter;
  const auto add = [](const std::vector<std::string>& from, bool several, std::vector<formats::ImportFiles>& to) -> Result<void> {
    for (const std::string& argument : from) {
      Result<formats::ImportFiles> files = files_of(argument, several);
      if (!files) return files.error();
      to.push_back(std::move(*files));
    }
    return {};
  };
  if (auto ok = add(o.nodes, true, request.nodes); !ok) return ok.error();
  if (auto ok = add(o.relationships, false, request.relationships); !ok) return ok.error();
  if (fs::path folder(o.input); !o.input.empty()) {
    request.ids_are_properties = false;
    request.nodes.push_back({{}, {(folder / "nodes.csv").string()}});
    request.relationships.push_back({{}, {(folder / "relationships.csv").string()}});
  }
  return request;
}

uint64_t megabytes(const std::vector<std::string>& paths) {
  uint64_t sum = 0;
  for (const std::string& path : paths) {
    std::error_code failed;
    const uintmax_t bytes = fs::file_size(path, failed);
    if (!failed) sum += (bytes >> 20) + 1;
  }
  return sum;
}

std::vector<std::string> all_paths(const formats::ImportRequest& request) {
  std::vector<std::string> paths;
  for (const auto* groups : {&request.nodes, &request.relationships}) {
    for (const formats::ImportFiles& files : *groups) paths.insert(paths.end(), files.paths.begin(), files.paths.end());
  }
  return paths;
}

// Reads everything, shows what cannot be used, and puts the graph into the file.
class Import {
 public:
  Import(GraphFile& file, Streams& streams) : file_(file), streams_(streams) {}

  template <class Read>
  int run(const std::vector<std::string>& paths, Read read) {
    const InterruptScope scope;
    std::optional<Progress> progress;
    progress.emplace(streams_, "reading", megabytes(paths), "MB");
    TextImport texts(file_);
    const formats::ImportObserver observer{[this](const Error& e) { show(e); }, [&] { progress->step(1, 1); },
                                           [] { return !interrupted().load(); }, [&](const formats::StoredText& text) { return texts.put(text); }};
    Result<formats::ImportSummary> read_all = read(observer);
    progress.reset();
    if (!read_all) return report(streams_, read_all.error());
    const uint64_t nodes = read_all->graph.node_count();
    const uint64_t relationships = read_all->graph.relationship_count();
    if (auto done = take(texts, *read_all); !done) return report(streams_, done.error());
    streams_.err << fmt::format("imported {} nodes and {} relationships\n", nodes, relationships);
    if (read_all->bad_rows == 0) return kExitOk;
    if (read_all->bad_rows > kShownBadRows) streams_.err << fmt::format("... and {} more of these\n", read_all->bad_rows - kShownBadRows);
    streams_.err << fmt::format("{} of {} rows were left out\n", read_all->bad_rows, read_all->bad_rows + read_all->rows);
    return kExitData;
  }

 private:
  // With documents the graph is theirs, evidence and all; without, or where it cannot be, it is what the records say.
  Result<void> take(TextImport& texts, formats::ImportSummary& read_all) {
    if (texts.any()) {
      const auto from_text = texts.finish(read_all);
      if (!from_text) return from_text.error();
      if (*from_text) return {};
      streams_.err << "note: the graph was changed by hand where it speaks of text, or made by another version: documents and evidence were left out\n";
    }
    return file_.replace_graph(std::move(read_all.graph));
  }

  void show(const Error& e) {
    if (++shown_ <= kShownBadRows) report(streams_, e);
  }

  GraphFile& file_;
  Streams& streams_;
  uint64_t shown_ = 0;
};

Result<void> check_inputs(const ImportOptions& o) {
  const bool csv = !o.nodes.empty() || !o.relationships.empty();
  if (csv && !o.input.empty()) return usage_error("an INPUT and --nodes or --relationships exclude each other");
  if (!csv && o.input.empty())
    return usage_error("nothing to import", "name a file of JSON Lines or a folder that `relata export` wrote, or give --nodes FILE and --relationships FILE");
  if (!o.input.empty() && !is_file(o.input)) return file_error(o.input, "does not exist");
  return {};
}

int run_import(const ImportOptions& o, Streams& streams) {
  if (auto ok = check_inputs(o); !ok) return report(streams, ok.error());
  const bool is_jsonl = !o.input.empty() && !fs::is_directory(o.input);
  const Result<formats::ImportRequest> request = csv_request(o);
  if (!request) return report(streams, request.error());
  const std::vector<std::string> paths = is_jsonl ? std::vector<std::string>{o.input} : all_paths(*request);
  for (const std::string& path : paths) {
    if (!is_file(path)) return report(streams, file_error(path, "does not exist"));
  }
  auto file = GraphFile::open(o.graph, FileMode::create);
  if (!file) return report(streams, file.error());
  if (file->graph().node_count() != 0) {
    Error e = file_error(o.graph, "holds a graph already; nothing was imported");
    e.hint = "import into a new file, and join the two with `relata merge`";
    return report(streams, e);
  }
  Import import(*file, streams);
  if (is_jsonl) return import.run(paths, [&](const auto& observer) { return formats::import_jsonl(o.input, observer); });
  return import.run(paths, [&](const auto& observer) { return formats::import_csv(*request, observer); });
}

}  // namespace

void declare_import(CLI::App& program, Action& chosen) {
  auto o = std::make_shared<ImportOptions>();
  CLI::App* c = program.add_subcommand("import", "Make a graph from CSV files, or from what export wrote");
  c->add_option("GRAPH", o->graph, "the graph file, made if it is missing; it must be empty")->type_name("")->required();
  c->add_option("INPUT", o->input, "a file of JSON Lines, or a folder with nodes.csv and relationships.csv")->type_name("");
  c->add_option("--nodes", o->nodes, "files of nodes with a neo4j-admin header, as Person=a.csv or Message:Post=a.csv,b.csv (the second without a header or with the same)")
      ->type_name("[LABEL[:LABEL]=]FILE");
  c->add_option("--relationships", o->relationships, "files of relationships, as knows=a.csv; without TYPE they need a column :TYPE")
      ->type_name("[TYPE=]FILE");
  c->add_option("--delimiter", o->delimiter, "between fields (default ','); TAB for a tabulator")->type_name("C");
  c->add_option("--array-delimiter", o->array_delimiter, "between the elements of a list (default ';')")->type_name("C");
  c->callback([o, &chosen] { chosen = [o](Streams& s) { return run_import(*o, s); }; });
}

}  // namespace relata::tools
