// relata-train score: the accuracy of a model on CoNLL-U files with given tokens and sentences, nothing else given; and
// the speed of the parser alone on them. For raw text see scorers of the treebanks and `relata extract --format
// conllu`.
#include <fmt/core.h>

#include <CLI/CLI.hpp>
#include <ctime>

#include "common/source.hpp"
#include "extract/parser/parser.hpp"
#include "tools/train/commands.hpp"
#include "tools/train/data.hpp"

namespace relata::train {

namespace {

using extract::ConlluSentence;
using extract::Sentence;
using extract::Word;

struct Counts {
  size_t words = 0, heads = 0, labelled = 0, subtyped = 0, upos = 0, xpos = 0, lemmas = 0, features = 0;
};

void count(const Word& gold, const Word& ours, Counts& c) {
  ++c.words;
  c.upos += gold.upos == ours.upos;
  c.xpos += gold.xpos == ours.xpos;
  c.lemmas += gold.lemma == ours.lemma || gold.lemma == "_";
  c.features += gold.features == ours.features;
  if (gold.head != ours.head) return;
  ++c.heads;
  c.labelled += universal(gold.deprel) == universal(ours.deprel);
  c.subtyped += gold.deprel == ours.deprel;
}

Sentence without_analysis(const Sentence& gold) {
  Sentence s = gold;
  for (Word& w : s.words) {
    w.lemma.clear();
    w.features.clear();
    w.upos = extract::Upos::unknown;
    w.xpos = extract::Xpos::unknown;
    w.deprel = extract::Deprel::unknown;
    w.head = extract::kNoHead;
  }
  return s;
}

double cpu_seconds() { return static_cast<double>(std::clock()) / CLOCKS_PER_SEC; }

Result<void> score(const extract::Parser& parser, const std::string& path) {
  Result<std::vector<ConlluSentence>> gold = read_treebank(path);
  if (!gold) return gold.error();
  std::vector<Sentence> ours;
  for (const ConlluSentence& s : *gold) ours.push_back(without_analysis(s.sentence));
  const double begin = cpu_seconds();
  parser.parse(ours);
  const double seconds = cpu_seconds() - begin;
  Counts c;
  for (size_t i = 0; i < ours.size(); ++i) {
    for (size_t k = 0; k < ours[i].words.size(); ++k) count((*gold)[i].sentence.words[k], ours[i].words[k], c);
  }
  const auto percent = [&](size_t n) {
    return 100.0 * static_cast<double>(n) / static_cast<double>(std::max<size_t>(c.words, 1));
  };
  fmt::print(
      "{}\n  UAS {:.2f}  LAS {:.2f}  LAS with subtypes {:.2f}  UPOS {:.2f}  XPOS {:.2f}  lemma {:.2f}  features "
      "{:.2f}\n",
      path, percent(c.heads), percent(c.labelled), percent(c.subtyped), percent(c.upos), percent(c.xpos),
      percent(c.lemmas), percent(c.features));
  fmt::print("  {} sentences, {} words, {:.3f} s of processor time, {:.0f} sentences/s, kernels {}\n", ours.size(),
             c.words, seconds, static_cast<double>(ours.size()) / seconds, parser.kernels());
  return {};
}

Result<void> score_all(const std::string& model, const std::vector<std::string>& files, const std::string& kernels) {
  Result<extract::ModelFile> file = extract::ModelFile::open(model);
  if (!file) return file.error();
  Result<extract::Parser> parser = extract::Parser::load(*file);
  if (!parser) return parser.error();
  if (!kernels.empty() && !parser->use_kernels(kernels))
    return file_error(model, "cannot run with kernels " + kernels + " on this processor");
  for (const std::string& path : files) {
    if (Result<void> r = score(*parser, path); !r) return r;
  }
  return {};
}

}  // namespace

int score_command(Arguments arguments) {
  CLI::App app("Accuracy and speed of the parser on CoNLL-U files with given tokens.", "relata-train score");
  std::string model;
  std::string kernels;
  std::vector<std::string> files;
  app.add_option("model", model, "the model file")->required();
  app.add_option("files", files, "CoNLL-U files")->required();
  app.add_option("--kernels", kernels, "plain, avx2 or avx512 (default: the best)");
  std::vector<std::string> reversed(arguments.rbegin(), arguments.rend());
  try {
    app.parse(reversed);
  } catch (const CLI::ParseError& e) {
    return app.exit(e) == 0 ? 0 : 2;
  }
  const Result<void> done = score_all(model, files, kernels);
  if (done) return 0;
  fmt::print(stderr, "{}", render(done.error()));
  return done.error().kind == ErrorKind::file ? 3 : 1;
}

}  // namespace relata::train
