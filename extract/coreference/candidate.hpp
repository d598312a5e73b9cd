#pragma once
// The noun phrases of a document as the stages of this folder see them, one after another: found, typed, chained, worded.

#include <cstdint>
#include <span>
#include <string>
#include <string_view>
#include <unordered_set>
#include <vector>

#include "extract/coreference/mentions.hpp"

namespace relata::extract {

// How a noun phrase picks out what it means.
enum class Reference : uint8_t {
  name,           // "Kim Doe"
  pronoun,        // "it", "which", "both"
  possessed,      // "its mill", "Kim's mill"
  definite,       // "the mill"
  demonstrative,  // "this mill"
  indefinite,     // "a mill", "two mills"
  bare,           // "mills", "flour": a kind
  literal,        // "$3 million"
};

// Where a candidate's type comes from, from weak to strong.
enum class TypeSource : uint8_t {
  guess,    // the model's
  cue,      // a noun beside it, the verb, a list it stands in
  wording,  // the name itself, a title
};

struct Candidate {
  uint32_t sentence = 0;
  uint32_t head = 0;       // word
  WordRange phrase;        // without relative clauses, appositions, conjuncts
  WordRange core;          // of a name: the name; of a literal: the value; else the words its text is made of, possessor not included
  Reference reference = Reference::bare;
  EntityType type = EntityType::concept_;
  TypeSource type_source = TypeSource::guess;
  bool plural = false;
  char gender = '\0';      // 'm', 'f', 'n' for things, '\0' unknown
  uint32_t possessor = kNoIndex;   // index of the candidate that possesses it
  uint32_t same_as = kNoIndex;     // index of the candidate that names it in the same phrase: apposition, "the Ab3 model"
  std::string lemma;       // of the head
  std::string text;        // what a node would be called, so far
  std::vector<std::string> aliases;
  Map properties;          // of a literal
  uint32_t chain = kNoIndex;       // after chaining: the number of its chain
  bool possessed_by_name = false;  // the text begins with the name of the possessor
  bool generic = false;
};

// A parsed document and the candidates found so far.
struct Analysis {
  std::string_view text;
  std::span<const Sentence> sentences;
  std::vector<SentenceContext> contexts;  // as long as `sentences`
  std::vector<Children> children;         // likewise
  std::vector<Candidate> candidates;      // in the order of sentences and head words
  std::vector<std::vector<uint32_t>> by_word;  // [sentence][word] -> candidate headed by it or named with it, kNoIndex

  std::unordered_set<std::string> small_words;    // forms that the prose writes with a small letter
  std::unordered_set<std::string> capital_words;  // forms that it writes with a capital inside of sentences

  [[nodiscard]] const Word& word(uint32_t sentence, uint32_t index) const { return sentences[sentence].words[index]; }
  [[nodiscard]] const Word& head_of(const Candidate& c) const { return word(c.sentence, c.head); }
  // The bytes of some words as they stand, on one line.
  [[nodiscard]] std::string wording(uint32_t sentence, WordRange range) const;
  [[nodiscard]] std::string wording(Span bytes) const;
};

// The stages, in their order.
void find_candidates(Analysis& analysis);   // candidates.cpp: phrases, names, literals, reference, text
void type_candidates(Analysis& analysis);   // typing.cpp: entity types, number, gender
void chain_candidates(Analysis& analysis);  // chains.cpp: what is one thing; majority type of a chain
void word_candidates(Analysis& analysis);   // wording.cpp: possessors' names, what is generic

}  // namespace relata::extract
