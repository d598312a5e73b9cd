// What the words of a referring expression say of what it stands for.
#include <algorithm>
#include <array>

#include "common/utf8.hpp"
#include "extract/coreference/lexicon.hpp"
#include "extract/coreference/name_range.hpp"
#include "extract/coreference/referring_features.hpp"

namespace relata::extract {

namespace {

using Kind = Described::Kind;

template <size_t N>
bool one_of(std::string_view word, const std::array<std::string_view, N>& words) {
  return std::find(words.begin(), words.end(), word) != words.end();
}

constexpr std::array<std::string_view, 8> kFirst = {"i", "me", "my", "mine", "myself", "we", "us", "our"};
constexpr std::array<std::string_view, 5> kSecond = {"you", "your", "yours", "yourself", "yourselves"};
constexpr std::array<std::string_view, 16> kThird = {"he", "him", "his", "himself", "she", "her", "hers", "herself", "it", "its", "itself", "they", "them", "their", "theirs", "themselves"};
constexpr std::array<std::string_view, 5> kRelative = {"who", "whom", "whose", "which", "that"};
constexpr std::array<std::string_view, 6> kMale = {"he", "him", "his", "himself", "mr", "mr."};
constexpr std::array<std::string_view, 8> kFemale = {"she", "her", "hers", "herself", "mrs", "mrs.", "ms", "ms."};
constexpr std::array<std::string_view, 16> kMen = {"man", "boy", "father", "son", "brother", "husband", "uncle", "king", "prince", "sir", "guy", "gentleman", "grandfather", "actor", "lord", "nephew"};
constexpr std::array<std::string_view, 15> kWomen = {"woman", "girl", "mother", "daughter", "sister", "wife", "aunt", "queen", "princess", "lady", "madam", "grandmother", "actress", "niece", "widow"};

std::string lower(const Word& w) { return utf8::lowercase(w.form); }
std::string lemma_of(const Word& w) { return utf8::lowercase(w.lemma.empty() ? w.form : w.lemma); }

Kind kind_of_pronoun(const Sentence& sentence, uint32_t head) {
  const std::string form = lower(sentence.words[head]);
  if (one_of(form, kFirst) || form == "ours" || form == "ourselves") return Kind::first;
  if (one_of(form, kSecond)) return Kind::second;
  if (one_of(form, kThird)) return Kind::third;
  const Xpos tag = sentence.words[head].xpos;
  if (one_of(form, kRelative) && (tag == Xpos::WDT || tag == Xpos::WP || tag == Xpos::WPS)) return Kind::relative;
  return form == "this" || form == "that" || form == "these" || form == "those" ? Kind::demonstrative : Kind::pronoun;
}

Kind kind_of_noun(const Sentence& sentence, const Children& children, const Referring& at) {
  const Word& head = sentence.words[at.head];
  Kind kind = head.upos == Upos::PROPN ? Kind::name : head.upos == Upos::NUM ? Kind::number : Kind::bare;
  for (const uint32_t c : children.of(static_cast<int32_t>(at.head))) {
    const Word& w = sentence.words[c];
    if (kind == Kind::name) break;
    if (w.deprel == Deprel::nmod_poss) return Kind::possessed;
    if (w.deprel != Deprel::det && w.deprel != Deprel::nummod) continue;
    const std::string form = lower(w);
    if (form == "the") kind = Kind::definite;
    else if (form == "this" || form == "that" || form == "these" || form == "those" || form == "such") return Kind::demonstrative;
    else if (kind == Kind::bare) kind = Kind::indefinite;
  }
  return kind;
}

uint8_t number_of(const Word& head, bool group) {
  if (group) return 2;
  const std::string form = lower(head);
  if (head.features.find("Number=Plur") != std::string::npos || head.xpos == Xpos::NNS || head.xpos == Xpos::NNPS) return 2;
  if (form == "they" || form == "them" || form == "their" || form == "we" || form == "us" || form == "our") return 2;
  if (form == "you" || form == "who" || form == "which" || form == "that" || form == "whose") return 0;
  return 1;
}

uint8_t gender_of(const Sentence& sentence, const Described& d) {
  const std::string form = lower(sentence.words[d.at.head]);
  if (one_of(form, kMale) || one_of(d.head, kMen)) return 'm';
  if (one_of(form, kFemale) || one_of(d.head, kWomen)) return 'f';
  if (form == "it" || form == "its" || form == "itself" || form == "which") return 'n';
  for (uint32_t i = d.at.words.first; i < d.at.head; ++i) {
    const std::string word = lower(sentence.words[i]);
    if (one_of(word, kMale)) return 'm';
    if (one_of(word, kFemale)) return 'f';
  }
  if (d.kind == Kind::name) {
    const char g = gender_of_given_name(sentence.words[d.at.words.first].form);
    if (g != '\0' && d.at.type != EntityType::place) return static_cast<uint8_t>(g);
  }
  const bool thing = d.at.type != EntityType::concept_ && d.at.type != EntityType::person;
  return thing ? 'n' : 0;
}

EntityType type_of(const Sentence& sentence, const Described& d) {
  const Word& head = sentence.words[d.at.head];
  const std::string form = lower(head);
  static constexpr std::array<std::string_view, 12> kPersonal = {"he", "him", "his", "himself", "she", "her", "hers", "herself", "who", "whom", "someone", "everyone"};
  if (d.kind == Kind::first || d.kind == Kind::second || one_of(form, kPersonal)) return EntityType::person;
  for (const NameSpan& name : sentence.names) {
    if (name.first_word <= d.at.head && d.at.head < name.last_word) return name.type;
  }
  if (head.upos == Upos::PROPN && is_place_name(head.form)) return EntityType::place;
  static constexpr std::array<std::string_view, 16> kTimes = {"year", "month", "week", "day", "today", "yesterday", "tomorrow", "hour", "minute", "second", "century", "decade", "time", "morning", "night", "moment"};
  if (one_of(d.head, kTimes)) return EntityType::date;
  const bool year = head.upos == Upos::NUM && form.size() == 4 && (form.starts_with("1") || form.starts_with("2"));
  return year ? EntityType::date : class_of_noun(d.head);
}

// The words in small letters, joined by blanks; without an article before, and cut before a relative clause.
std::string key_text(const Sentence& sentence, const Referring& at) {
  std::string text;
  for (uint32_t i = at.words.first; i < at.words.last; ++i) {
    const Word& w = sentence.words[i];
    const bool article = i < at.head && w.upos == Upos::DET && text.empty();
    if (article || (i + 1 == at.words.last && w.deprel == Deprel::case_)) continue;
    if (i > at.head && (w.xpos == Xpos::WDT || w.xpos == Xpos::WP)) break;
    text += (text.empty() ? "" : " ") + lower(w);
  }
  return text;
}

std::string last_word_of(const Sentence& sentence, const Referring& at) {
  uint32_t last = at.head;
  while (last + 1 < at.words.last && sentence.words[last + 1].deprel == Deprel::flat) ++last;
  return lemma_of(sentence.words[last]);
}

}  // namespace

Described describe(const Sentence& sentence, const Children& children, const Referring& at, bool group) {
  Described d;
  d.at = at;
  d.group = group;
  const Word& head = sentence.words[at.head];
  const bool pronoun = head.upos == Upos::PRON || head.upos == Upos::DET;
  d.kind = pronoun ? kind_of_pronoun(sentence, at.head) : kind_of_noun(sentence, children, at);
  d.head = pronoun ? lower(head) : lemma_of(head);
  d.last = last_word_of(sentence, at);
  d.text = pronoun ? d.head : key_text(sentence, at);
  d.number = number_of(head, group);
  d.at.type = group ? class_of_noun(d.head) : type_of(sentence, d);
  d.gender = gender_of(sentence, d);
  for (const uint32_t c : children.of(static_cast<int32_t>(at.head))) {
    const Word& w = sentence.words[c];
    if (c < at.head && c >= at.words.first && w.upos != Upos::DET && w.upos != Upos::PUNCT && w.deprel != Deprel::nmod_poss) d.modifiers.push_back(lower(w));
  }
  return d;
}

}  // namespace relata::extract
