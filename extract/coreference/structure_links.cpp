// Links that the tree itself states.
#include <algorithm>
#include <array>

#include "common/utf8.hpp"
#include "extract/coreference/anaphora.hpp"
#include "extract/coreference/lexicon.hpp"

namespace relata::extract {

namespace {

bool is_relative(const Candidate& c) {
  const std::string form = utf8::lowercase(c.text);
  return c.reference == Reference::pronoun && (form == "which" || form == "who" || form == "whom" || form == "that" || form == "whose");
}

// The word that the relative clause around `word` modifies; kNoIndex if it stands in none.
uint32_t antecedent_of(const Sentence& sentence, uint32_t word) {
  int32_t at = static_cast<int32_t>(word);
  for (size_t steps = 0; steps < sentence.words.size() && at >= 0; ++steps) {
    const Word& w = sentence.words[static_cast<size_t>(at)];
    if (w.deprel == Deprel::acl_relcl) return w.head >= 0 ? static_cast<uint32_t>(w.head) : kNoIndex;
    at = w.head;
  }
  return kNoIndex;
}

bool is_animate(EntityType type) { return type == EntityType::person || type == EntityType::organization; }

// The nearest person before word `before` of a sentence; kNoIndex if there is none.
uint32_t last_person_before(const Analysis& a, uint32_t sentence, uint32_t before) {
  for (uint32_t w = before; w-- > 0;) {
    const uint32_t j = a.by_word[sentence][w];
    if (j != kNoIndex && a.candidates[j].type == EntityType::person && a.candidates[j].reference != Reference::pronoun) return j;
  }
  return kNoIndex;
}

void link_relative(const Analysis& a, uint32_t i, ChainSet& chains) {
  const Candidate& c = a.candidates[i];
  const uint32_t word = antecedent_of(a.sentences[c.sentence], c.head);
  if (word == kNoIndex || word >= c.head) return;
  uint32_t target = a.by_word[c.sentence][word];
  // "comments from Kim Doe, who ...": "who" is no comment, wherever the clause hangs.
  const bool personal = utf8::lowercase(c.text).starts_with("who") && utf8::lowercase(c.text) != "whose";
  if (personal && (target == kNoIndex || !is_animate(a.candidates[target].type))) target = last_person_before(a, c.sentence, c.head);
  if (target != kNoIndex && target != i) chains.merge(target, i);
}

bool has_conjunct(const Analysis& a, const Candidate& c) {
  const auto range = a.children[c.sentence].of(static_cast<int32_t>(c.head));
  return a.head_of(c).deprel == Deprel::conj ||
         std::any_of(range.begin(), range.end(), [&](uint32_t w) { return a.word(c.sentence, w).deprel == Deprel::conj; });
}

bool compatible(EntityType a, EntityType b) { return a == b || a == EntityType::concept_ || b == EntityType::concept_; }

// "Kim Mills, a maker of flour": one name and one singular common noun.
void link_apposition(const Analysis& a, uint32_t i, ChainSet& chains) {
  const Candidate& c = a.candidates[i];
  const Word& head = a.head_of(c);
  if (head.deprel != Deprel::appos || head.head < 0) return;
  const uint32_t j = a.by_word[c.sentence][static_cast<size_t>(head.head)];
  if (j == kNoIndex || j == i) return;
  const Candidate& other = a.candidates[j];
  const auto nominal = [](const Candidate& x) { return x.reference != Reference::name && x.reference != Reference::literal && x.reference != Reference::pronoun; };
  const bool fits = (c.reference == Reference::name && nominal(other)) || (nominal(c) && other.reference == Reference::name);
  if (!fits || c.plural || other.plural || has_conjunct(a, c) || has_conjunct(a, other) || !compatible(c.type, other.type)) return;
  chains.merge(i, j);
}

// "Baking giant Northmill bought ...": noun and name side by side as two subjects, where the tree has no apposition.
void link_twin(const Analysis& a, uint32_t i, ChainSet& chains) {
  const Candidate& c = a.candidates[i];
  const Word& head = a.head_of(c);
  if (c.reference != Reference::name || c.core.first == 0 || universal(head.deprel) != Deprel::nsubj) return;
  const uint32_t before = c.core.first - 1;
  const uint32_t j = a.by_word[c.sentence][before];
  const Word& noun = a.word(c.sentence, before);
  if (j == kNoIndex || a.candidates[j].head != before || noun.deprel != head.deprel || noun.head != head.head || noun.upos != Upos::NOUN) return;
  if (!a.candidates[j].plural && compatible(c.type, a.candidates[j].type)) chains.merge(i, j);
}

// Nouns before which a name says which one is meant; before others ("the Northmill team") it says whose.
bool is_named_by_modifier(const Candidate& c) {
  static constexpr std::array<std::string_view, 18> kNouns = {"division", "unit", "arm", "subsidiary", "company", "firm", "startup", "brand", "model", "chip", "processor",
                                                              "platform", "system", "app", "assistant", "chatbot", "conference", "summit"};
  return std::find(kNouns.begin(), kNouns.end(), c.lemma) != kNouns.end();
}

// "the Ab3 model", "its Northmill subsidiary": the noun says what the name before it is. Not "a Northmill subsidiary", which is another thing.
void link_modifying_name(const Analysis& a, uint32_t i, ChainSet& chains) {
  const Candidate& c = a.candidates[i];
  const bool nominal = c.reference == Reference::definite || c.reference == Reference::possessed || c.reference == Reference::bare;
  if (!nominal || c.plural || !is_named_by_modifier(c)) return;
  for (const uint32_t child : a.children[c.sentence].of(static_cast<int32_t>(c.head))) {
    const uint32_t j = a.by_word[c.sentence][child];
    if (j == kNoIndex || child >= c.head || a.word(c.sentence, child).deprel == Deprel::nmod_poss) continue;
    const Candidate& name = a.candidates[j];
    if (name.reference != Reference::name || name.head != child) continue;
    if (name.type == c.type || name.type == EntityType::concept_) chains.merge(i, j);
  }
}

// "a mill called Northmill", "the mill known as Northmill"
void link_called(const Analysis& a, uint32_t i, ChainSet& chains) {
  const Candidate& c = a.candidates[i];
  if (c.reference == Reference::name || c.reference == Reference::pronoun || c.reference == Reference::literal || c.plural) return;
  const Children& children = a.children[c.sentence];
  for (const uint32_t verb : children.of(static_cast<int32_t>(c.head))) {
    const Word& w = a.word(c.sentence, verb);
    const std::string_view lemma = w.lemma;
    if (universal(w.deprel) != Deprel::acl || !(lemma == "call" || lemma == "name" || lemma == "dub" || lemma == "know")) continue;
    for (const uint32_t child : children.of(static_cast<int32_t>(verb))) {
      const uint32_t j = a.by_word[c.sentence][child];
      const Deprel relation = universal(a.word(c.sentence, child).deprel);
      const bool complement = relation == Deprel::xcomp || relation == Deprel::obj || (relation == Deprel::obl && lemma == "know");
      if (j != kNoIndex && complement && a.candidates[j].reference == Reference::name) chains.merge(i, j);
    }
  }
}

}  // namespace

void link_by_structure(const Analysis& analysis, ChainSet& chains) {
  for (uint32_t i = 0; i < analysis.candidates.size(); ++i) {
    if (is_relative(analysis.candidates[i])) link_relative(analysis, i, chains);
    link_apposition(analysis, i, chains);
    link_twin(analysis, i, chains);
    link_modifying_name(analysis, i, chains);
    link_called(analysis, i, chains);
  }
}

}  // namespace relata::extract
