#pragma once
// Referring expressions as corpora of coreference annotate them (GUM): every noun phrase with all that belongs to it, pronouns,
// possessives and times, and which of them are one entity. `relata extract --format mentions` prints them.
//
// They are wider and more than the mentions of mentions.hpp, which are the arguments of facts and what nodes are called. Heads and
// links are chosen by two linear models, which relata-train coreference fits to GUM (referring_weights.cpp); the extent of a phrase
// follows from the tree. The links are a mention ranking as Durrett & Klein (EMNLP 2013) have it: every mention chooses one
// earlier mention or none, by features of form, distance and agreement.

#include <span>
#include <vector>

#include "extract/coreference/mentions.hpp"

namespace relata::extract {

struct Referring {
  uint32_t sentence = 0;
  uint32_t head = 0;     // word
  WordRange words;
  EntityType type = EntityType::concept_;
  uint32_t entity = 0;   // expressions with one number are one entity; from 0 in the order of first mentions
};

// In the order of their first words; of those that begin together the longest first. Time and memory are linear in the sentences:
// no expression looks further back than kFarthest others, but for equal head words.
std::vector<Referring> find_referring(std::span<const Sentence> sentences);

}  // namespace relata::extract
