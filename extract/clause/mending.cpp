#include "extract/clause/mending.hpp"

#include <algorithm>

#include "common/utf8.hpp"

namespace relata::extract {

uint32_t Mending::head(uint32_t i) const { return word(i).head < 0 ? kNoIndex : static_cast<uint32_t>(word(i).head); }

bool Mending::is(uint32_t i, std::initializer_list<Deprel> universal_relations) const {
  return std::find(universal_relations.begin(), universal_relations.end(), universal(word(i).deprel)) != universal_relations.end();
}

bool Mending::is_form(uint32_t i, std::initializer_list<std::string_view> lower_forms) const {
  const std::string lower = utf8::lowercase(form(i));
  return std::find(lower_forms.begin(), lower_forms.end(), lower) != lower_forms.end();
}

bool Mending::is_lemma(uint32_t i, std::initializer_list<std::string_view> lemmas) const {
  return std::find(lemmas.begin(), lemmas.end(), word(i).lemma) != lemmas.end();
}

uint32_t Mending::child(uint32_t i, std::initializer_list<Deprel> universal_relations, uint32_t from) const {
  for (uint32_t c = from; c < size(); ++c) {
    if (head(c) == i && is(c, universal_relations)) return c;
  }
  return kNoIndex;
}

bool Mending::below(uint32_t i, uint32_t ancestor) const {
  for (uint32_t steps = 0; steps <= size() && i != kNoIndex; ++steps, i = head(i)) {
    if (i == ancestor) return true;
  }
  return false;
}

uint32_t Mending::begin_of(uint32_t i) const {
  for (uint32_t w = 0; w < i; ++w) {
    if (below(w, i)) return w;
  }
  return i;
}

bool Mending::attach(uint32_t i, uint32_t head, Deprel relation) {
  if (head == kNoIndex || below(head, i)) return false;
  word(i).head = static_cast<int32_t>(head);
  word(i).deprel = relation;
  return true;
}

void Mending::hand_over(uint32_t from, uint32_t to, uint32_t first, uint32_t last) {
  for (uint32_t c = first; c < std::min(last, size()); ++c) {
    if (c != to && head(c) == from) attach(c, to, word(c).deprel);
  }
}

void Mending::replace(uint32_t old, uint32_t i, Deprel relation_of_old) {
  word(i).head = word(old).head;
  word(i).deprel = word(old).deprel;
  word(old).head = static_cast<int32_t>(i);
  word(old).deprel = relation_of_old;
}

void Mending::make_verb(uint32_t i, Xpos tag, std::string_view lemma) {
  word(i).upos = Upos::VERB;
  word(i).xpos = tag;
  word(i).lemma = lemma;
}

bool mend_tree(Sentence& sentence) {
  const bool predicates = mend_predicates(sentence);
  const bool objects = mend_objects(sentence);
  const bool coordination = mend_coordination(sentence);
  return predicates || objects || coordination;
}

}  // namespace relata::extract
