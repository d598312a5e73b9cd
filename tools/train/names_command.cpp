// relata-train names: what a model takes for names in tokens of IOB2 files, as IOB2 again, for the scorer of the names.
#include <fmt/core.h>

#include <CLI/CLI.hpp>

#include "common/source.hpp"
#include "extract/parser/parser.hpp"
#include "tools/train/commands.hpp"
#include "tools/train/data.hpp"

namespace relata::train {

namespace {

using extract::NameType;

// The class of a type in the sources' scheme of three, or nothing.
const char* class_of(NameType type, bool origins) {
  if (type == NameType::person) return "PER";
  if (type == NameType::organization) return "ORG";
  if (type == NameType::place || (origins && type == NameType::origin)) return "LOC";
  return nullptr;
}

std::vector<std::string> tags_of(size_t words, const std::vector<extract::TypedName>& names, bool origins) {
  std::vector<std::string> tags(words, "O");
  for (const extract::TypedName& n : names) {
    const char* name_class = class_of(n.type, origins);
    for (uint32_t i = n.first_word; name_class != nullptr && i < n.last_word; ++i)
      tags[i] = fmt::format("{}-{}", i == n.first_word ? 'B' : 'I', name_class);
  }
  return tags;
}

Result<void> print_names(const std::string& model, const std::string& path, bool origins) {
  Result<extract::ModelFile> file = extract::ModelFile::open(model);
  if (!file) return file.error();
  Result<extract::Parser> parser = extract::Parser::load(*file);
  if (!parser) return parser.error();
  Result<std::vector<NamedSentence>> sentences = read_iob2(path);
  if (!sentences) return sentences.error();
  uint32_t document = 0xFFFFFFFF;
  for (const NamedSentence& s : *sentences) {
    if (s.document != document) fmt::print("# document {}\n", s.document);
    document = s.document;
    const std::vector<std::string> tags = tags_of(s.forms.size(), parser->names(s.forms), origins);
    for (size_t i = 0; i < tags.size(); ++i) fmt::print("{}\t{}\n", s.forms[i], tags[i]);
    fmt::print("\n");
  }
  return {};
}

}  // namespace

int names_command(Arguments arguments) {
  CLI::App app("The names that a model finds in the tokens of an IOB2 file, as IOB2.", "relata-train names");
  std::string model;
  std::string path;
  bool origins = false;
  app.add_option("model", model, "the model file")->required();
  app.add_option("file", path, "IOB2: a token and its tag a line")->required();
  app.add_flag("--origins", origins, "words that tell where something comes from (\"German\") are LOC, as in Re-DocRED");
  std::vector<std::string> reversed(arguments.rbegin(), arguments.rend());
  try {
    app.parse(reversed);
  } catch (const CLI::ParseError& e) {
    return app.exit(e) == 0 ? 0 : 2;
  }
  const Result<void> done = print_names(model, path, origins);
  if (done) return 0;
  fmt::print(stderr, "{}", render(done.error()));
  return done.error().kind == ErrorKind::file ? 3 : 1;
}

}  // namespace relata::train
