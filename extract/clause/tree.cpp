#include "extract/clause/tree.hpp"

#include <algorithm>

#include "common/utf8.hpp"

namespace relata::extract {

namespace {

// The lemma of a contracted verb whose tagger left it as it stands: "'s" of "it's".
std::string_view uncontracted(std::string_view lemma) {
  if (lemma == "'s" || lemma == "’s" || lemma == "'re" || lemma == "’re" || lemma == "'m" || lemma == "’m") return "be";
  if (lemma == "'ve" || lemma == "’ve") return "have";
  return {};
}

}  // namespace

Tree::Tree(const Sentence& sentence) : sentence_(sentence), children_(sentence), name_types_(sentence.words.size(), EntityType::concept_) {
  lowers_.reserve(sentence.words.size());
  lemmas_.reserve(sentence.words.size());
  for (const Word& w : sentence.words) {
    lowers_.push_back(utf8::lowercase(w.form));
    lemmas_.push_back(w.lemma.empty() ? lowers_.back() : utf8::lowercase(w.lemma));
    const bool verb = w.upos == Upos::VERB || w.upos == Upos::AUX;
    if (const std::string_view full = uncontracted(lemmas_.back()); verb && !full.empty()) lemmas_.back() = full;
  }
  for (const NameSpan& name : sentence.names) {
    for (uint32_t i = name.first_word; i < name.last_word && i < size(); ++i) name_types_[i] = name.type;
  }
}

uint32_t Tree::head(uint32_t i) const {
  const int32_t h = sentence_.words[i].head;
  return h >= 0 && static_cast<uint32_t>(h) < size() ? static_cast<uint32_t>(h) : kNoIndex;
}

bool Tree::is_any(uint32_t i, std::initializer_list<Deprel> relations) const {
  return std::find(relations.begin(), relations.end(), universal_relation(i)) != relations.end();
}

bool Tree::is_nominal(uint32_t i) const {
  switch (word(i).upos) {
    case Upos::NOUN:
    case Upos::PROPN:
    case Upos::PRON:
    case Upos::NUM:
    case Upos::SYM:
    case Upos::X: return true;
    default: return false;
  }
}

uint32_t Tree::child(uint32_t i, Deprel relation) const {
  for (uint32_t c : children(i)) {
    if (is(c, relation)) return c;
  }
  return kNoIndex;
}

bool Tree::lemma_in(uint32_t i, std::initializer_list<std::string_view> lemmas) const {
  return std::find(lemmas.begin(), lemmas.end(), lemma(i)) != lemmas.end();
}

std::vector<uint32_t> Tree::conjuncts(uint32_t first) const {
  std::vector<uint32_t> all = {first};
  for (size_t next = 0; next < all.size() && all.size() <= size(); ++next) {
    for (uint32_t c : children(all[next])) {
      if (is(c, Deprel::conj)) all.push_back(c);
    }
  }
  std::sort(all.begin(), all.end());
  return all;
}

uint32_t Tree::coordination_head(uint32_t i) const {
  for (uint32_t steps = 0; steps < size() && is(i, Deprel::conj) && head(i) != kNoIndex; ++steps) i = head(i);
  return i;
}

std::vector<uint32_t> Tree::subtree(uint32_t i, std::initializer_list<Deprel> skip) const {
  std::vector<uint32_t> all = {i};
  for (size_t next = 0; next < all.size() && all.size() <= size(); ++next) {
    for (uint32_t c : children(all[next])) {
      if (std::find(skip.begin(), skip.end(), relation(c)) == skip.end()) all.push_back(c);
    }
  }
  std::sort(all.begin(), all.end());
  return all;
}

bool Tree::below(uint32_t i, uint32_t ancestor) const {
  for (uint32_t steps = 0; steps <= size() && i != kNoIndex; ++steps, i = head(i)) {
    if (i == ancestor) return true;
  }
  return false;
}

}  // namespace relata::extract
