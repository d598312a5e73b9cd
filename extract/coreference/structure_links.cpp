// Links that the tree itself states.
#include <algorithm>

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

void link_relative(const Analysis& a, uint32_t i, ChainSet& chains) {
  const Candidate& c = a.candidates[i];
  const uint32_t word = antecedent_of(a.sentences[c.sentence], c.head);
  if (word == kNoIndex || word >= c.head) return;
  const uint32_t target = a.by_word[c.sentence][word];
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

// "the Ab3 model", "its Kim Mills subsidiary": the noun says what the name before it is. Not "a Kim Mills subsidiary", which is another thing.
void link_modifying_name(const Analysis& a, uint32_t i, ChainSet& chains) {
  const Candidate& c = a.candidates[i];
  const bool nominal = c.reference == Reference::definite || c.reference == Reference::possessed;
  if (!nominal || c.plural || c.type == EntityType::concept_) return;
  for (const uint32_t child : a.children[c.sentence].of(static_cast<int32_t>(c.head))) {
    const uint32_t j = a.by_word[c.sentence][child];
    if (j == kNoIndex || child >= c.head || a.word(c.sentence, child).deprel != Deprel::compound) continue;
    const Candidate& name = a.candidates[j];
    if (name.reference != Reference::name || name.possessor != kNoIndex) continue;
    const bool one_thing = name.type == c.type || (name.type == EntityType::concept_ && c.type == EntityType::product);
    if (one_thing) chains.merge(i, j);
  }
}

}  // namespace

void link_by_structure(const Analysis& analysis, ChainSet& chains) {
  for (uint32_t i = 0; i < analysis.candidates.size(); ++i) {
    if (is_relative(analysis.candidates[i])) link_relative(analysis, i, chains);
    link_apposition(analysis, i, chains);
    link_modifying_name(analysis, i, chains);
  }
}

}  // namespace relata::extract
