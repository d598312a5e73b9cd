#pragma once
// The mentions of a document: every noun phrase that can be an argument of a fact, its type, its value where it is a
// literal, and the chains of mentions that are one thing.
//
// in:  the document's text and its parsed sentences (tags, lemmas, heads, relations, names)
// out: Mentions as common/extraction.hpp says, and the way from a head word to its mention
//
// A mention is keyed by its head word: a fact whose argument is word 7 of sentence 3 asks at(3, 7). Coordinated phrases
// are a mention each. Chains and `generic` are set; what is not sure is left generic and so never names a node.
// `chain` also tells kinds from things: a nominal that stands for a kind ("custom chips", "robotics") has none and is
// known by its name alone; one that stands for a thing of this document ("a new plant") has one, if only its own.

#include <cstdint>
#include <span>
#include <string_view>
#include <vector>

#include "common/extraction.hpp"
#include "extract/sentence/sentence.hpp"

namespace relata::extract {

// Where a sentence stands. Mentions of `excluded` sentences are not made; one in a heading is never the antecedent of a
// pronoun below it, since headings are set apart.
enum class SentencePlace : uint8_t { prose, heading, bullet, table, excluded };

struct SentenceContext {
  SentencePlace place = SentencePlace::prose;
  uint32_t block = 0;  // sentences with one number stand in one paragraph
};

class Mentions {
 public:
  std::vector<Mention> list;  // in the order of their sentences, then of their head words

  // The mention that `word` heads, or that names it as a part ("Wu" in "Eddie Wu"); kNoIndex if there is none.
  [[nodiscard]] uint32_t at(uint32_t sentence, uint32_t word) const;
  // The word that heads mention `m`, as an index into its sentence's words.
  [[nodiscard]] uint32_t head_word(uint32_t m) const { return head_words[m]; }

  std::vector<uint32_t> head_words;            // parallel to `list`
  std::vector<std::vector<uint32_t>> by_word;  // [sentence][word] -> index into `list` or kNoIndex
};

// `contexts` is empty (all is prose of one paragraph) or as long as `sentences`.
Mentions find_mentions(std::string_view text, std::span<const Sentence> sentences, std::span<const SentenceContext> contexts = {});

// The words of the noun phrase headed by `word`, as a half-open range of word indices: with modifiers and complements,
// without relative clauses, appositions and further conjuncts. `whole` keeps those three too.
struct WordRange {
  uint32_t first = 0;
  uint32_t last = 0;
};
WordRange phrase_of(const Sentence& sentence, const Children& children, uint32_t word, bool whole = false);

}  // namespace relata::extract
