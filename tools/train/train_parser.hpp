#pragma once
// Training of the joint network, as its command line asks.

#include <string>
#include <vector>

#include "tools/train/trainer.hpp"

namespace relata::train {

struct ParserCommand {
  std::string treebanks;  // folder with ewt/, gum/ and names/ (see models/README.md)
  std::string vectors;    // text file of word vectors, most frequent words first
  uint32_t vector_words = 40000;
  std::string out;               // the checkpoint
  std::string start;             // a checkpoint to go on from, or empty
  std::vector<std::string> teachers;  // checkpoints to learn from
  double teaching = 0.5;              // their share where a treebank says what is right
  bool names = true;                  // learn names; else the treebanks alone, as trees
  bool trees = true;                  // learn trees; else names alone
  bool development = false;      // train on the development parts too: only for the last model
  bool uner = true;              // use the names of EWT's development part (for the name layer alone)
  uint32_t fold = 0, folds = 0;  // leave out the documents of Re-DocRED whose number modulo folds is fold
  bool wikigold = true;
  bool relations = false;  // tell works, events and products of Re-DocRED by their relations
  Sizes sizes;
  TrainOptions options;
};

int train_parser(const ParserCommand& command);

}  // namespace relata::train
