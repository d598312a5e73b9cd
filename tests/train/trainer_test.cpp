// The whole way on a toy language: examples, training, rounding, the parser on the result.
#include "tools/train/trainer.hpp"

#include <doctest/doctest.h>

#include <filesystem>

#include "extract/parser/parser.hpp"
#include "tools/train/commands.hpp"
#include "tools/train/distil.hpp"
#include "tools/train/export.hpp"

using namespace relata;
using namespace relata::train;

namespace {

constexpr const char* kTreebank =
    "1\tAnna\tAnna\tPROPN\tNNP\tNumber=Sing\t2\tnsubj\t_\tEntity=(1-person-new-s-c-1-sgl)\n"
    "2\tsees\tsee\tVERB\tVBZ\tTense=Pres\t0\troot\t_\t_\n"
    "3\tthe\tthe\tDET\tDT\t_\t4\tdet\t_\t_\n"
    "4\tdogs\tdog\tNOUN\tNNS\tNumber=Plur\t2\tobj\t_\t_\n\n"
    "1\tthe\tthe\tDET\tDT\t_\t2\tdet\t_\t_\n"
    "2\tcats\tcat\tNOUN\tNNS\tNumber=Plur\t3\tnsubj\t_\t_\n"
    "3\thear\thear\tVERB\tVBP\tTense=Pres\t0\troot\t_\t_\n"
    "4\tOslo\tOslo\tPROPN\tNNP\tNumber=Sing\t3\tobj\t_\tEntity=(2-place-new-s-c-1-sgl)\n\n";

std::vector<extract::ConlluSentence> treebank() {
  Result<std::vector<extract::ConlluSentence>> sentences = extract::read_conllu(kTreebank, "toy");
  REQUIRE(sentences.ok());
  return *sentences;
}

struct Toy {
  std::vector<extract::ConlluSentence> sentences = treebank();
  Checkpoint model;
  std::vector<Example> examples;

  Toy() {
    Vectors vectors;
    vectors.words = {"the", "dogs"};
    vectors.size = 4;
    vectors.values = {0.1F, 0.2F, 0.3F, 0.4F, -0.1F, 0.5F, 0.0F, -0.4F};
    model.vocabulary = make_vocabulary(sentences, {}, vectors, 1);
    model.vectors = vectors.values;
    Sizes& s = model.sizes;
    s.words = static_cast<uint32_t>(model.vocabulary.words.size());
    s.vectors = 2;
    s.vector_size = 4;
    s.buckets = 97;
    s.word_size = 16;
    s.piece_size = 16;
    s.hidden = 16;
    s.layers = 2;
    s.arc = s.label = s.name = 16;
    s.name_tags = extract::kNameTags;
    model.parameters = make_parameters<float>(s, 4);
    for (const auto& sentence : sentences) {
      examples.push_back(make_tree_example(sentence, model.vocabulary, s.buckets));
      examples.back().names = allowed_tags(sentence.sentence.words.size(), gum_names(sentence), NameScheme::all);
    }
  }

  Losses train_for(uint32_t passes, uint32_t threads) {
    TrainOptions options;
    options.passes = passes;
    options.rate = 1e-2;
    options.threads = threads;
    options.dropout = {0.05, 0.05, 0.05, true};
    Losses last;
    relata::train::train(examples, options, model, [&](uint32_t, const Losses& l, const Checkpoint&) { last = l; });
    return last;
  }
};

}  // namespace

TEST_CASE("a network learns a toy language, and the rounded one parses it") {
  Toy toy;
  const Losses first = toy.train_for(1, 1);
  const Losses last = toy.train_for(150, 1);
  CHECK(last.sum() < 0.2 * first.sum());
  extract::ModelWriter writer;
  export_network(toy.model, writer);
  export_rules(toy.sentences, writer);
  Result<extract::ModelFile> file = extract::ModelFile::from_bytes(writer.bytes(), "toy.model");
  REQUIRE(file.ok());
  Result<extract::Parser> parser = extract::Parser::load(*file);
  REQUIRE(parser.ok());
  for (const extract::ConlluSentence& gold : toy.sentences) {
    extract::Sentence ours;
    for (const extract::Word& w : gold.sentence.words) ours.words.emplace_back().form = w.form;
    parser->parse(ours);
    for (size_t i = 0; i < ours.words.size(); ++i) {
      CHECK(ours.words[i].head == gold.sentence.words[i].head);
      CHECK(ours.words[i].deprel == gold.sentence.words[i].deprel);
      CHECK(ours.words[i].xpos == gold.sentence.words[i].xpos);
      CHECK(ours.words[i].lemma == gold.sentence.words[i].lemma);
      CHECK(ours.words[i].features == gold.sentence.words[i].features);
    }
    REQUIRE(ours.names.size() == 1);
    CHECK(ours.names[0].type == (ours.names[0].first_word == 0 ? EntityType::person : EntityType::place));
  }
}

TEST_CASE("the same seed and number of threads give the same numbers") {
  for (const uint32_t threads : {1U, 2U}) {
    Toy a;
    Toy b;
    a.train_for(5, threads);
    b.train_for(5, threads);
    for (size_t i = 0; i < a.model.parameters.size(); ++i)
      CHECK(a.model.parameters[i].data == b.model.parameters[i].data);
  }
}

TEST_CASE("a checkpoint comes back as it was; another file is refused") {
  const std::string path = (std::filesystem::temp_directory_path() / "relata_checkpoint_test.bin").string();
  Toy toy;
  REQUIRE(write_checkpoint(toy.model, path).ok());
  Result<Checkpoint> back = read_checkpoint(path);
  REQUIRE(back.ok());
  CHECK(back->vocabulary.words == toy.model.vocabulary.words);
  CHECK(back->vectors == toy.model.vectors);
  for (size_t i = 0; i < toy.model.parameters.size(); ++i)
    CHECK(back->parameters[i].data == toy.model.parameters[i].data);
  extract::ModelWriter other;
  other.set("sizes", std::vector<std::byte>(3));
  REQUIRE(other.write(path).ok());
  CHECK_FALSE(read_checkpoint(path).ok());
  std::filesystem::remove(path);
}

TEST_CASE("average: the mean of two networks of one shape; another shape is refused") {
  const std::string folder = std::filesystem::temp_directory_path().string();
  const std::string a = folder + "/relata_average_a.bin", b = folder + "/relata_average_b.bin", mean = folder + "/relata_average.bin";
  Toy one;
  Toy two;
  two.train_for(3, 1);
  REQUIRE(write_checkpoint(one.model, a).ok());
  REQUIRE(write_checkpoint(two.model, b).ok());
  const std::string_view arguments[] = {a, b, "-o", mean};
  REQUIRE(average_command(arguments) == 0);
  const Result<Checkpoint> averaged = read_checkpoint(mean);
  REQUIRE(averaged.ok());
  for (size_t i = 0; i < one.model.parameters.size(); ++i) {
    for (size_t k = 0; k < one.model.parameters[i].data.size(); ++k)
      CHECK(averaged->parameters[i].data[k] == (one.model.parameters[i].data[k] + two.model.parameters[i].data[k]) * 0.5F);
  }
  two.model.parameters[0].rows -= 1;
  two.model.parameters[0].data.resize(two.model.parameters[0].rows * two.model.parameters[0].columns);
  REQUIRE(write_checkpoint(two.model, b).ok());
  CHECK(average_command(arguments) != 0);
  for (const std::string& path : {a, b, mean}) std::filesystem::remove(path);
}

TEST_CASE("teachers are heard: a text without trees gets theirs, a tree stays the best answer") {
  Toy teacher;
  teacher.train_for(150, 1);
  Toy learner;
  Example bare;
  bare.words = learner.examples[0].words;
  bare.drop_word = learner.examples[0].drop_word;
  std::vector<Example> examples = {bare, learner.examples[1]};
  REQUIRE(add_teaching({teacher.model}, learner.model, 0.5, false, examples).ok());
  CHECK(examples[0].heads == learner.examples[0].heads);
  CHECK(examples[0].labels == learner.examples[0].labels);
  CHECK(examples[0].upos == learner.examples[0].upos);
  CHECK(examples[1].heads == learner.examples[1].heads);
  for (const Example& e : examples) {
    REQUIRE(e.soft.size() == e.words.size());
    for (size_t i = 0; i < e.soft.size(); ++i) {
      CHECK(e.soft[i].head.classes[0] == e.heads[i] + 1);
      CHECK(e.soft[i].head.shares[0] > 0.5F);
      float sum = 0;
      for (const float share : e.soft[i].head.shares) sum += share;
      CHECK(sum == doctest::Approx(1));
    }
  }
  learner.examples = examples;
  const Losses first = learner.train_for(1, 1);
  CHECK(learner.train_for(100, 1).sum() < 0.6 * first.sum());
}

TEST_CASE("a teacher with other words is refused") {
  Toy teacher;
  teacher.model.vocabulary.words.back() += "x";
  const Toy learner;
  std::vector<Example> examples = learner.examples;
  CHECK_FALSE(add_teaching({teacher.model}, learner.model, 0.5, false, examples).ok());
}

TEST_CASE("the average of the weights over the steps is what training leaves") {
  Toy plain;
  Toy averaged;
  TrainOptions options;
  options.passes = 60;
  options.rate = 1e-2;
  options.batch_words = 4;
  double plain_loss = 0;
  relata::train::train(plain.examples, options, plain.model,
                       [&](uint32_t, const Losses& l, const Checkpoint&) { plain_loss = l.sum(); });
  options.average = 0.98;
  double averaged_loss = 0;
  size_t same = 0;
  relata::train::train(averaged.examples, options, averaged.model,
                       [&](uint32_t, const Losses& l, const Checkpoint& now) {
                         averaged_loss = l.sum();
                         same += &now == &averaged.model ? 1 : 0;
                       });
  CHECK(same == options.passes);
  CHECK(averaged_loss == plain_loss);  // the average looks on and changes nothing
  CHECK(averaged.model.parameters[kWindow].data != plain.model.parameters[kWindow].data);
  CHECK(evaluate(averaged.examples, averaged.model).heads == evaluate(plain.examples, plain.model).heads);
}
