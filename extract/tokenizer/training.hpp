#pragma once
// Learns the cuts from treebanks: an averaged perceptron (Collins 2002) over the features of boundaries.hpp, with the gold
// cuts as history. Deterministic: a fixed seed, one thread.

#include <cstddef>
#include <cstdint>
#include <span>
#include <string>
#include <vector>

#include "extract/sentence/conllu.hpp"

namespace relata::extract {

struct TokenizerTraining {
  unsigned bucket_bits = 17;  // 2^bits rows of three bytes in the model
  unsigned passes = 12;
  unsigned members = 20;      // perceptrons trained in different orders and summed
  unsigned least = 3;         // features seen less often are chance
  double sentence_bias = 3;   // added to each member's score of a sentence end: a cut too many is as bad as one too few
};

// A paragraph of a treebank as raw text with its gold cuts.
struct GoldParagraph {
  std::string text;
  std::vector<uint32_t> token_ends;     // byte offsets, ascending
  std::vector<uint32_t> sentence_ends;  // a subset of them
};
std::vector<GoldParagraph> paragraphs_of(std::span<const ConlluSentence> sentences);

// The model section (tokenizer.hpp reads it).
std::vector<std::byte> train_tokenizer(std::span<const GoldParagraph> paragraphs, const TokenizerTraining& options);

}  // namespace relata::extract
