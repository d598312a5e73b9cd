// Which words head referring expressions: what the model is told of each.
#include <algorithm>

#include "common/utf8.hpp"
#include "extract/coreference/lexicon.hpp"
#include "extract/coreference/name_range.hpp"
#include "extract/coreference/referring_features.hpp"

namespace relata::extract {

namespace {

uint8_t number(auto tag) { return static_cast<uint8_t>(tag); }
uint8_t bucket(size_t n) { return static_cast<uint8_t>(n < 4 ? n : n < 8 ? 4 : 5); }

std::string lemma_of(const Word& w) { return utf8::lowercase(w.lemma.empty() ? w.form : w.lemma); }

// What hangs on a word: its articles and numerals, its preposition.
struct Dependents {
  std::string determiner, preposition;
  bool possessor = false, counted = false, adjective = false, copula = false, complement = false, subject = false;
};

Dependents dependents_of(const Sentence& sentence, const Children& children, uint32_t i) {
  Dependents d;
  for (const uint32_t c : children.of(static_cast<int32_t>(i))) {
    const Word& w = sentence.words[c];
    switch (w.deprel) {
      case Deprel::det: d.determiner = utf8::lowercase(w.form); break;
      case Deprel::case_: if (c < i && d.preposition.empty()) d.preposition = utf8::lowercase(w.form); break;
      case Deprel::nmod_poss: d.possessor = true; break;
      case Deprel::nummod: d.counted = true; break;
      case Deprel::amod: d.adjective = true; break;
      case Deprel::cop: d.copula = true; break;
      case Deprel::nmod: d.complement = d.complement || c > i; break;
      case Deprel::nsubj: d.subject = true; break;
      default: break;
    }
  }
  return d;
}

bool is_closed_class(const Word& w) { return w.upos == Upos::PRON || w.upos == Upos::DET || w.upos == Upos::ADV || w.upos == Upos::ADP; }

// "court" in "court ruling": whether it is a thing of its own there.
void modifier_features(const Sentence& sentence, uint32_t i, const LemmaCounts& counts, FeatureKeys& keys) {
  const Word& w = sentence.words[i];
  if (w.head < 0) return;
  const Word& governor = sentence.words[static_cast<size_t>(w.head)];
  const std::string lemma = lemma_of(w);
  const auto it = counts.find(lemma);
  const uint8_t count = bucket(it == counts.end() ? 0 : it->second);
  const uint8_t same_run = i + 1 == static_cast<uint32_t>(w.head) ? 1 : 0;
  keys.add(20, {number(w.upos), number(governor.upos), begins_like_name(w.form), begins_like_name(governor.form)});
  keys.add(21, {number(w.upos), count, begins_like_name(w.form)});
  keys.add(22, {number(w.xpos), number(governor.xpos), same_run});
  keys.add(23, lemma_of(governor));
  keys.add(24, lemma);
  keys.add(25, {number(class_of_noun(lemma)), number(class_of_noun(lemma_of(governor))), number(w.upos)});
  keys.add(26, {is_place_name(w.form), !place_of_adjective(w.form).empty(), is_title(w.form), number(governor.upos)});
}

}  // namespace

LemmaCounts count_lemmas(std::span<const Sentence> sentences) {
  LemmaCounts counts;
  for (const Sentence& s : sentences) {
    for (const Word& w : s.words) {
      const bool nominal = w.upos == Upos::NOUN || w.upos == Upos::PROPN;
      const bool modifier = w.deprel == Deprel::compound || w.deprel == Deprel::flat || w.deprel == Deprel::nmod_desc;
      if (nominal && !modifier) ++counts[lemma_of(w)];
    }
  }
  return counts;
}

bool may_refer(const Word& w) {
  switch (w.upos) {
    case Upos::NOUN:
    case Upos::PROPN:
    case Upos::PRON:
    case Upos::NUM:
    case Upos::DET:
    case Upos::ADJ:
    case Upos::ADV:
    case Upos::VERB:
    case Upos::SYM:
    case Upos::X: return w.deprel != Deprel::punct;
    default: return false;
  }
}

void head_features(const Sentence& sentence, const Children& children, uint32_t i, const LemmaCounts& counts, FeatureKeys& keys) {
  const Word& w = sentence.words[i];
  const Dependents d = dependents_of(sentence, children, i);
  const std::string lemma = lemma_of(w);
  const Upos governor = w.head >= 0 ? sentence.words[static_cast<size_t>(w.head)].upos : Upos::unknown;
  keys.add(1, {});
  keys.add(2, {number(w.upos), number(w.deprel)});
  keys.add(3, {number(w.xpos), number(w.deprel)});
  keys.add(4, {number(w.upos), number(w.deprel), number(governor)});
  keys.add(5, {number(w.upos), number(w.deprel), !d.determiner.empty(), d.possessor, d.counted});
  keys.add(6, {number(w.upos), number(w.deprel), begins_like_name(w.form)});
  keys.add(7, {number(w.upos), d.adjective, d.complement, !d.preposition.empty(), d.determiner.empty()});
  keys.add(8, {number(w.upos), d.copula, d.subject});
  keys.add(9, d.determiner, name_of(w.upos));
  keys.add(10, lemma, is_closed_class(w) ? name_of(w.deprel) : std::string_view());
  keys.add(11, d.preposition, lemma);
  keys.add(12, d.preposition, name_of(w.upos), d.determiner.empty() ? "bare" : "");
  if (is_closed_class(w) && i + 1 < sentence.words.size()) keys.add(13, lemma, name_of(sentence.words[i + 1].upos));
  if (is_closed_class(w) && w.head >= 0) keys.add(14, lemma, lemma_of(sentence.words[static_cast<size_t>(w.head)]));
  if (w.upos == Upos::VERB || w.upos == Upos::ADJ) keys.add(15, {number(w.xpos), number(w.deprel), !d.determiner.empty(), d.complement});
  const bool modifier = w.deprel == Deprel::compound || w.deprel == Deprel::amod || w.deprel == Deprel::nmod_desc || w.deprel == Deprel::flat;
  if (modifier) modifier_features(sentence, i, counts, keys);
}

bool has_conjuncts(const Sentence& sentence, const Children& children, uint32_t i) {
  const auto range = children.of(static_cast<int32_t>(i));
  return std::any_of(range.begin(), range.end(), [&](uint32_t c) { return sentence.words[c].deprel == Deprel::conj; });
}

void group_features(const Sentence& sentence, const Children& children, uint32_t i, FeatureKeys& keys) {
  const Word& w = sentence.words[i];
  size_t conjuncts = 0;
  std::string conjunction;
  uint32_t last = i;
  for (const uint32_t c : children.of(static_cast<int32_t>(i))) {
    if (sentence.words[c].deprel != Deprel::conj) continue;
    ++conjuncts;
    last = c;
    for (const uint32_t k : children.of(static_cast<int32_t>(c))) {
      if (sentence.words[k].deprel == Deprel::cc) conjunction = utf8::lowercase(sentence.words[k].form);
    }
  }
  const Dependents d = dependents_of(sentence, children, i);
  const Dependents other = dependents_of(sentence, children, last);
  keys.add(40, {});
  keys.add(41, {number(w.upos), number(w.deprel)});
  keys.add(42, conjunction, name_of(w.upos));
  keys.add(43, {bucket(conjuncts), number(sentence.words[last].upos), number(w.upos)});
  keys.add(44, {!d.determiner.empty(), !other.determiner.empty(), d.possessor, other.possessor});
  keys.add(45, {number(class_of_noun(lemma_of(w))), number(class_of_noun(lemma_of(sentence.words[last])))});
  keys.add(46, d.preposition);
  keys.add(47, {number(w.deprel), number(w.xpos), number(sentence.words[last].xpos)});
  keys.add(48, {bucket(last - i), number(w.deprel)});
}

}  // namespace relata::extract
