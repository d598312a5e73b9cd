#pragma once
// Mends trees where English grammar rules out what the parser preferred, in constructions that news and reports are full of. Each mending
// names its construction with a sentence on which it works and one that it leaves alone; tests/extract/clause/mending_test.cpp runs both.
// Complements extract/parser/repair*.hpp, which mend what the parser does with names that it has never seen.

#include <cstdint>
#include <initializer_list>
#include <string>
#include <string_view>

#include "extract/sentence/sentence.hpp"

namespace relata::extract {

// Requires a parsed sentence. Returns whether something was changed; the tree stays a tree with one root.
bool mend_tree(Sentence& sentence);

// mend_coordination.cpp: what is coordinated with what.
bool mend_coordination(Sentence& sentence);
// mend_predicates.cpp: verbs that were read as nouns, adjectives or participles.
bool mend_predicates(Sentence& sentence);
// mend_objects.cpp: what belongs to a verb, and what to a word beside it.
bool mend_objects(Sentence& sentence);

// A sentence under repair. All questions look at the words as they are now; they are asked of few words, so none keeps an index.
class Mending {
 public:
  explicit Mending(Sentence& sentence) : s_(sentence) {}

  [[nodiscard]] uint32_t size() const { return static_cast<uint32_t>(s_.words.size()); }
  [[nodiscard]] Word& word(uint32_t i) const { return s_.words[i]; }
  [[nodiscard]] const std::string& form(uint32_t i) const { return s_.words[i].form; }
  [[nodiscard]] uint32_t head(uint32_t i) const;
  [[nodiscard]] bool is(uint32_t i, std::initializer_list<Deprel> universal_relations) const;
  [[nodiscard]] bool is_form(uint32_t i, std::initializer_list<std::string_view> lower_forms) const;
  [[nodiscard]] bool is_lemma(uint32_t i, std::initializer_list<std::string_view> lemmas) const;
  [[nodiscard]] bool is_noun(uint32_t i) const { return word(i).upos == Upos::NOUN || word(i).upos == Upos::PROPN; }
  // The first child from `from` on with one of these relations, subtypes or not; kNoIndex if there is none.
  [[nodiscard]] uint32_t child(uint32_t i, std::initializer_list<Deprel> universal_relations, uint32_t from = 0) const;
  [[nodiscard]] bool below(uint32_t i, uint32_t ancestor) const;
  // The first word of all at or below `i`.
  [[nodiscard]] uint32_t begin_of(uint32_t i) const;
  // Hangs `i` on `head`; false, and nothing is changed, where that would make a circle.
  bool attach(uint32_t i, uint32_t head, Deprel relation);
  // The children of `from` in [first, last) hang on `to`.
  void hand_over(uint32_t from, uint32_t to, uint32_t first, uint32_t last);
  // `i` takes the place of `old` in the tree, `old` hangs on it.
  void replace(uint32_t old, uint32_t i, Deprel relation_of_old);
  void make_verb(uint32_t i, Xpos tag, std::string_view lemma);

 private:
  Sentence& s_;
};

}  // namespace relata::extract
