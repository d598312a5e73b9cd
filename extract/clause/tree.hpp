#pragma once
// A sentence's dependency tree with the questions the clause rules ask of it. Keeps a reference to the sentence, which
// must outlive it. All walks are loops, so that a tree of any depth is safe.

#include <cstdint>
#include <initializer_list>
#include <string_view>
#include <vector>

#include "extract/sentence/sentence.hpp"

namespace relata::extract {

class Tree {
 public:
  explicit Tree(const Sentence& sentence);

  [[nodiscard]] const Sentence& sentence() const { return sentence_; }
  [[nodiscard]] uint32_t size() const { return static_cast<uint32_t>(sentence_.words.size()); }
  [[nodiscard]] const Word& word(uint32_t i) const { return sentence_.words[i]; }
  [[nodiscard]] Children::Range children(uint32_t i) const { return children_.of(static_cast<int32_t>(i)); }
  // The head of a word; kNoIndex for a root or an unparsed word.
  [[nodiscard]] uint32_t head(uint32_t i) const;

  [[nodiscard]] Deprel relation(uint32_t i) const { return sentence_.words[i].deprel; }
  [[nodiscard]] Deprel universal_relation(uint32_t i) const { return universal(sentence_.words[i].deprel); }
  [[nodiscard]] bool is(uint32_t i, Deprel relation) const { return sentence_.words[i].deprel == relation; }
  // The word's relation, subtype or not, is one of these universal ones.
  [[nodiscard]] bool is_any(uint32_t i, std::initializer_list<Deprel> relations) const;
  [[nodiscard]] bool is_verb(uint32_t i) const { return word(i).upos == Upos::VERB; }
  [[nodiscard]] bool is_nominal(uint32_t i) const;  // noun, name, pronoun, number, symbol or foreign word

  // The first child with exactly this relation, or kNoIndex.
  [[nodiscard]] uint32_t child(uint32_t i, Deprel relation) const;
  [[nodiscard]] bool has(uint32_t i, Deprel relation) const { return child(i, relation) != kNoIndex; }

  // Lower-case lemma; the lower-case form where there is no lemma. Lives as long as the tree.
  [[nodiscard]] std::string_view lemma(uint32_t i) const { return lemmas_[i]; }
  [[nodiscard]] std::string_view lower(uint32_t i) const { return lowers_[i]; }
  [[nodiscard]] bool lemma_in(uint32_t i, std::initializer_list<std::string_view> lemmas) const;

  // The word itself and everything coordinated with it, in order. "A, B and C" from A; from B only B (and what hangs on it).
  [[nodiscard]] std::vector<uint32_t> conjuncts(uint32_t first) const;
  // The first word of the coordination that `i` is in: itself if it is no conj.
  [[nodiscard]] uint32_t coordination_head(uint32_t i) const;

  // All words at or below `i`, in order; a child whose relation (exactly) is in `skip` is left out with all below it.
  [[nodiscard]] std::vector<uint32_t> subtree(uint32_t i, std::initializer_list<Deprel> skip = {}) const;
  // True if `i` is `ancestor` or below it.
  [[nodiscard]] bool below(uint32_t i, uint32_t ancestor) const;

  // The type the names of the sentence give this word, or concept_.
  [[nodiscard]] EntityType name_type(uint32_t i) const { return name_types_[i]; }

 private:
  const Sentence& sentence_;
  Children children_;
  std::vector<std::string> lowers_;
  std::vector<std::string> lemmas_;
  std::vector<EntityType> name_types_;
};

}  // namespace relata::extract
