#include <fmt/core.h>

#include <cstdio>

#include "common/source.hpp"
#include "tools/train/distil.hpp"
#include "tools/train/train_parser.hpp"

namespace relata::train {

namespace {

using extract::ConlluSentence;

// Everything that is read before training.
struct Corpora {
  std::vector<ConlluSentence> trees;  // treebanks to learn from
  size_t first_gum = 0;               // trees from here on are GUM's: they know names, too
  std::vector<ConlluSentence> development;
  size_t first_gum_development = 0;
  std::vector<NamedSentence> wikipedia;  // wikigold and Re-DocRED
  std::vector<NamedSentence> uner;
  Vectors vectors;
};

Result<void> append_treebank(const std::string& path, std::vector<ConlluSentence>& to) {
  Result<std::vector<ConlluSentence>> sentences = read_treebank(path);
  if (!sentences) return sentences.error();
  for (ConlluSentence& s : *sentences) to.push_back(std::move(s));
  return {};
}

Result<void> read_names(const ParserCommand& c, Corpora& corpora) {
  const std::string redocred = c.treebanks + "/names/redocred_dev";
  Result<std::vector<NamedSentence>> documents =
      c.relations ? read_redocred(redocred + ".json") : read_iob2(redocred + ".iob2");
  if (!documents) return documents.error();
  for (NamedSentence& s : *documents) {
    if (c.folds == 0 || s.document % c.folds != c.fold) corpora.wikipedia.push_back(std::move(s));
  }
  if (c.wikigold) {
    Result<std::vector<NamedSentence>> sentences = read_iob2(c.treebanks + "/names/wikigold.iob2");
    if (!sentences) return sentences.error();
    for (NamedSentence& s : *sentences) corpora.wikipedia.push_back(std::move(s));
  }
  if (!c.uner) return {};
  Result<std::vector<NamedSentence>> web = read_iob2(c.treebanks + "/names/uner_ewt_dev.iob2");
  if (!web) return web.error();
  corpora.uner = std::move(*web);
  return {};
}

Result<Corpora> read_corpora(const ParserCommand& c) {
  Corpora corpora;
  std::vector<std::string> ewt = {"/ewt/train.conllu"};
  std::vector<std::string> gum = {"/gum/train.conllu"};
  if (c.development) ewt.push_back("/ewt/dev.conllu");
  if (c.development) gum.push_back("/gum/dev.conllu");
  for (const std::string& file : ewt) {
    if (auto r = append_treebank(c.treebanks + file, corpora.trees); !r) return r.error();
  }
  corpora.first_gum = corpora.trees.size();
  for (const std::string& file : gum) {
    if (auto r = append_treebank(c.treebanks + file, corpora.trees); !r) return r.error();
  }
  for (const char* file : {"/ewt/dev.conllu", "/gum/dev.conllu"}) {
    corpora.first_gum_development = corpora.development.size();
    if (auto r = append_treebank(c.treebanks + file, corpora.development); !r) return r.error();
  }
  if (auto r = read_names(c, corpora); !r) return r.error();
  const auto adjectives = adjective_forms(corpora.trees);
  mark_origins(corpora.wikipedia, adjectives);
  Result<Vectors> vectors = read_vectors(c.vectors, c.vector_words);
  if (!vectors) return vectors.error();
  corpora.vectors = std::move(*vectors);
  return corpora;
}

std::vector<Example> make_examples(const Corpora& corpora, const Vocabulary& vocabulary, uint32_t buckets) {
  std::vector<Example> examples;
  for (size_t i = 0; i < corpora.trees.size(); ++i) {
    const ConlluSentence& s = corpora.trees[i];
    examples.push_back(make_tree_example(s, vocabulary, buckets));
    if (i >= corpora.first_gum)
      examples.back().names = allowed_tags(s.sentence.words.size(), gum_names(s), NameScheme::all);
  }
  for (const NamedSentence& s : corpora.wikipedia)
    examples.push_back(make_name_example(s, NameScheme::wikipedia, vocabulary, buckets));
  for (const NamedSentence& s : corpora.uner) {
    examples.push_back(make_name_example(s, NameScheme::three, vocabulary, buckets));
    examples.back().names_only_heads = true;  // its text is development text: no other layer may see it
  }
  return examples;
}

Checkpoint fresh_model(const ParserCommand& c, const Corpora& corpora) {
  Checkpoint model;
  std::vector<NamedSentence> named = corpora.wikipedia;
  model.vocabulary = make_vocabulary(corpora.trees, named, corpora.vectors, 2);
  model.vectors = corpora.vectors.values;
  model.sizes = c.sizes;
  model.sizes.words = static_cast<uint32_t>(model.vocabulary.words.size());
  model.sizes.vectors = static_cast<uint32_t>(corpora.vectors.words.size());
  model.sizes.vector_size = static_cast<uint32_t>(corpora.vectors.size);
  model.sizes.name_tags = extract::kNameTags;
  model.parameters = make_parameters<float>(model.sizes, c.options.seed);
  return model;
}

// Leaves what has trees, without names.
void forget_names(std::vector<Example>& examples) {
  std::erase_if(examples, [](const Example& e) { return e.heads.empty(); });
  for (Example& e : examples) e.names.clear();
}

// Leaves what has names, without trees.
void forget_trees(std::vector<Example>& examples) {
  std::erase_if(examples, [](const Example& e) { return e.names.empty(); });
  for (Example& e : examples) e.heads.clear(), e.labels.clear(), e.xpos.clear(), e.upos.clear();
}

Result<void> teach(const ParserCommand& c, const Checkpoint& model, std::vector<Example>& examples) {
  std::vector<Checkpoint> teachers;
  for (const std::string& path : c.teachers) {
    Result<Checkpoint> teacher = read_checkpoint(path);
    if (!teacher) return teacher.error();
    teachers.push_back(std::move(*teacher));
  }
  return add_teaching(teachers, model, c.teaching, c.options.pass.half, examples);
}

void print_scores(const char* name, const Attachment& a) {
  fmt::print("  {} UAS {:.2f} LAS {:.2f} UPOS {:.2f} XPOS {:.2f}", name, a.percent(a.heads), a.percent(a.labelled),
             a.percent(a.upos), a.percent(a.xpos));
}

int failed(const Error& error) {
  fmt::print(stderr, "{}", render(error));
  return error.kind == ErrorKind::file ? 3 : 1;
}

}  // namespace

int train_parser(const ParserCommand& command) {
  Result<Corpora> corpora = read_corpora(command);
  if (!corpora) return failed(corpora.error());
  Checkpoint model = fresh_model(command, *corpora);
  if (!command.start.empty()) {
    Result<Checkpoint> start = read_checkpoint(command.start);
    if (!start) return failed(start.error());
    start->vocabulary.counts = std::move(model.vocabulary.counts);  // a checkpoint does not keep them
    model = std::move(*start);
  }
  std::vector<Example> examples = make_examples(*corpora, model.vocabulary, model.sizes.buckets);
  if (!command.names) forget_names(examples);
  if (!command.trees) forget_trees(examples);
  if (auto taught = teach(command, model, examples); !taught) return failed(taught.error());
  std::vector<Example> ewt;
  std::vector<Example> gum;
  for (const ConlluSentence& s : corpora->development) {
    const bool is_gum = static_cast<size_t>(&s - corpora->development.data()) >= corpora->first_gum_development;
    (is_gum ? gum : ewt).push_back(make_tree_example(s, model.vocabulary, model.sizes.buckets));
  }
  fmt::print("{} sentences, {} words in the table, {} vectors\n", examples.size(), model.sizes.words,
             model.sizes.vectors);
  train(examples, command.options, model, [&](uint32_t pass, const Losses& l, const Checkpoint& now) {
    const double n = static_cast<double>(std::max<size_t>(l.words, 1));
    fmt::print("pass {} loss arc {:.4f} label {:.4f} tags {:.4f} names {:.4f}", pass + 1, l.arc / n, l.label / n,
               l.tags / n, l.names / n);
    print_scores("EWT", evaluate(ewt, now));
    print_scores("GUM", evaluate(gum, now));
    fmt::print("\n");
    std::fflush(stdout);
  });
  if (auto written = write_checkpoint(model, command.out); !written) return failed(written.error());
  return 0;
}

}  // namespace relata::train
