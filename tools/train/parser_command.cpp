// relata-train parser: the options of training the joint network.
#include <CLI/CLI.hpp>

#include <algorithm>
#include <string>
#include <vector>

#include "tools/train/commands.hpp"
#include "tools/train/train_parser.hpp"

namespace relata::train {

namespace {

void add_parser_options(CLI::App& app, ParserCommand& c) {
  app.add_option("--treebanks", c.treebanks, "folder with ewt/, gum/ and names/")->required();
  app.add_option("--vectors", c.vectors, "word vectors as text, most frequent word first (scripts/vectors)")
      ->required();
  app.add_option("--vector-words", c.vector_words, "how many of them the model keeps")->capture_default_str();
  app.add_option("-o,--out", c.out, "checkpoint to write")->required();
  app.add_option("--start", c.start, "checkpoint to go on from");
  app.add_option("--teacher", c.teachers, "checkpoint to learn from; may be given more than once");
  app.add_option("--teaching", c.teaching, "share of the teachers where a treebank says what is right")
      ->check(CLI::Range(0.0, 1.0))
      ->capture_default_str();
  app.add_flag("!--no-names", c.names, "leave out all names, and text without trees");
  app.add_flag("!--no-trees", c.trees, "learn names alone");
  app.add_flag("--development", c.development, "train on the development parts too");
  app.add_flag("!--no-uner", c.uner, "leave out the names of EWT's development part");
  app.add_flag("!--no-wikigold", c.wikigold, "leave out wikigold");
  app.add_flag("--relations", c.relations, "tell works, events and products of Re-DocRED by their relations");
  app.add_option("--folds", c.folds, "leave out the documents of Re-DocRED whose number modulo this is --fold");
  app.add_option("--fold", c.fold, "see --folds");
  app.add_option("--hidden", c.sizes.hidden, "width of a layer and direction")->capture_default_str();
  app.add_option("--layers", c.sizes.layers, "recurrent layers")->capture_default_str();
  app.add_option("--buckets", c.sizes.buckets, "rows of the table of spelling pieces")->capture_default_str();
  app.add_option("--passes", c.options.passes, "passes over the data")->capture_default_str();
  app.add_option("--batch", c.options.batch_words, "words of a batch")->capture_default_str();
  app.add_option("--rate", c.options.rate, "highest learning rate")->capture_default_str();
  app.add_option("--last-rate", c.options.last_rate, "what the rate falls to, as a part of it")->capture_default_str();
  app.add_option("--average", c.options.average, "share of the past in the moving average of the weights, a step; 0: none")
      ->capture_default_str();
  app.add_flag("--half", c.options.pass.half, "products of bfloat16 numbers where the processor has them: twice as fast");
  app.add_option("--tag-weight", c.options.pass.tags, "weight of either set of tags")->capture_default_str();
  app.add_option("--drop-input", c.options.dropout.input, "dropout of the input")->capture_default_str();
  app.add_option("--drop-state", c.options.dropout.state, "dropout between layers")->capture_default_str();
  app.add_option("--drop-heads", c.options.dropout.heads, "dropout of the heads")->capture_default_str();
  app.add_option("--seed", c.options.seed, "seed of all random numbers")->capture_default_str();
  app.add_option("--threads", c.options.threads, "threads (the model depends on their number)")
      ->check(CLI::Range(1, 64))
      ->capture_default_str();
}

}  // namespace

int parser_command(Arguments arguments) {
  CLI::App app("Trains the joint network of tags, trees and names.", "relata-train parser");
  ParserCommand command;
  command.sizes.buckets = 24576;
  add_parser_options(app, command);
  std::vector<std::string> reversed(arguments.rbegin(), arguments.rend());
  try {
    app.parse(reversed);
  } catch (const CLI::ParseError& e) {
    return app.exit(e) == 0 ? 0 : 2;
  }
  return train_parser(command);
}

}  // namespace relata::train
