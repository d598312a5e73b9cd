// relata-train coreference: fits the models of referring expressions to GUM and writes them as C++.
#include <fmt/core.h>

#include <CLI/CLI.hpp>
#include <fstream>

#include "common/source.hpp"
#include "extract/model/model_file.hpp"
#include "extract/parser/parser.hpp"
#include "tools/train/commands.hpp"
#include "tools/train/coreference_training.hpp"
#include "tools/train/data.hpp"

namespace relata::train {

namespace {

struct Options {
  std::string model;
  std::vector<std::string> files;
  std::string output;
  std::string held_out;
  int lean = -256;
  FitOptions heads{10, 4000};
  FitOptions pairs{7, 12000};
};

// With trees and names as the parser makes them: what the models will meet.
Result<std::vector<CoreferenceDocument>> read_documents(const std::vector<std::string>& paths, const extract::Parser& parser) {
  std::vector<extract::ConlluSentence> treebank;
  for (const std::string& path : paths) {
    Result<std::vector<extract::ConlluSentence>> read = read_treebank(path);
    if (!read) return read.error();
    for (extract::ConlluSentence& s : *read) treebank.push_back(std::move(s));
  }
  std::vector<CoreferenceDocument> documents = documents_of(std::move(treebank));
  for (CoreferenceDocument& d : documents) parser.parse(d.sentences);
  return documents;
}

// The weights with `lean` added to the score of going back to nothing: below 0 there are more links, and more wrong ones.
std::vector<extract::FeatureWeight> leaning(std::vector<extract::FeatureWeight> pairs, int lean) {
  extract::FeatureKeys nothing;
  extract::new_bias(nothing);
  for (extract::FeatureWeight& w : pairs) {
    if (w.key == nothing.keys().front()) w.weight = static_cast<int16_t>(w.weight + lean);
  }
  return pairs;
}

void print(const CoreferenceScore& s, int lean) {
  fmt::print(stderr, "held out, given tokens, lean {}: mentions P {:.1f} R {:.1f}  MUC P {:.1f} R {:.1f}  B-cubed P {:.1f} R {:.1f}\n", lean, s.mention_precision, s.mention_recall,
             s.muc_precision, s.muc_recall, s.b3_precision, s.b3_recall);
}

std::string table(const char* function, const std::vector<extract::FeatureWeight>& weights) {
  std::string text = fmt::format("std::span<const FeatureWeight> {}() {{\n  static constexpr std::array<FeatureWeight, {}> kWeights = {{{{\n", function, weights.size());
  constexpr size_t kPerLine = 10;
  for (size_t i = 0; i < weights.size(); ++i) {
    if (i % kPerLine == 0) text += "      ";
    text += fmt::format("{{{:#x},{}}},", weights[i].key, weights[i].weight);
    if (i % kPerLine == kPerLine - 1 || i + 1 == weights.size()) text += '\n';
  }
  return text + "  }};\n  return kWeights;\n}\n";
}

Result<void> run(const Options& options) {
  Result<extract::ModelFile> file = extract::ModelFile::open(options.model);
  if (!file) return file.error();
  const Result<extract::Parser> parser = extract::Parser::load(*file);
  if (!parser) return parser.error();
  const auto read = read_documents(options.files, *parser);
  if (!read) return read.error();
  const std::vector<CoreferenceDocument>& documents = *read;
  const auto heads = fit_heads(documents, options.heads).weights();
  fmt::print(stderr, "heads: {} weights\n", heads.size());
  const auto pairs = fit_pairs(documents, extract::LinearModel(heads), options.pairs).weights();
  fmt::print(stderr, "pairs: {} weights\n", pairs.size());
  if (!options.held_out.empty()) {
    const auto held_out = read_documents({options.held_out}, *parser);
    if (!held_out) return held_out.error();
    for (const int lean : {64, 0, -64, -128, -192, -256, -384}) print(score_coreference(*held_out, extract::LinearModel(heads), extract::LinearModel(leaning(pairs, lean))), lean);
  }
  std::ofstream out(options.output, std::ios::binary);
  out << "// Written by relata-train coreference; do not edit. clang-format off\n#include <array>\n\n"
         "#include \"extract/coreference/referring_features.hpp\"\n\nnamespace relata::extract {\n\n"
      << table("head_weights", heads) << '\n' << table("pair_weights", leaning(pairs, options.lean)) << "\n}  // namespace relata::extract\n";
  out.close();
  return out ? Result<void>() : file_error(options.output, "cannot be written");
}

}  // namespace

int coreference_command(Arguments arguments) {
  CLI::App app("Fits the models of referring expressions to documents with GUM's Entity annotation.", "relata-train coreference");
  Options options;
  app.add_option("model", options.model, "the model file whose parser makes the trees")->required();
  app.add_option("files", options.files, "CoNLL-U files with Entity=")->required();
  app.add_option("-o,--output", options.output, "the C++ file to write, extract/coreference/referring_weights.cpp")->required();
  app.add_option("--held-out", options.held_out, "a CoNLL-U file with Entity= to score the models on");
  app.add_option("--lean", options.lean, "added to the score of going back to nothing, in 1/256 (default -256)");
  app.add_option("--head-rounds", options.heads.rounds, "times over the data for heads (default 10)");
  app.add_option("--pair-rounds", options.pairs.rounds, "times over the data for links (default 7)");
  app.add_option("--head-features", options.heads.most, "features of heads that are kept (default 4000)");
  app.add_option("--pair-features", options.pairs.most, "features of links that are kept (default 12000)");
  std::vector<std::string> reversed(arguments.rbegin(), arguments.rend());
  try {
    app.parse(reversed);
  } catch (const CLI::ParseError& e) {
    return app.exit(e) == 0 ? 0 : 2;
  }
  const Result<void> done = run(options);
  if (done) return 0;
  fmt::print(stderr, "{}", render(done.error()));
  return done.error().kind == ErrorKind::file ? 3 : 1;
}

}  // namespace relata::train
