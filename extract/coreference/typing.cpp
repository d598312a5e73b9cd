// The type of each candidate, as far as its own phrase tells: wording of the name, the model's guess, lists, the noun it stands beside.
#include <algorithm>
#include <array>

#include "common/utf8.hpp"
#include "extract/coreference/candidate.hpp"
#include "extract/coreference/lexicon.hpp"
#include "extract/coreference/name_range.hpp"

namespace relata::extract {

namespace {

// Letters and digits in one piece of a name, as product names have it: "Qwen3-Max", "RTX 6000D", "GPT-5". Quarters and plain numbers do not
// count, nor names that end with a year ("Expo 2025").
bool looks_like_product(std::string_view name) {
  bool letter = false;
  bool digit = false;
  for (size_t i = 0; i <= name.size(); ++i) {
    const char c = i < name.size() ? name[i] : ' ';
    if (c == ' ') {
      if (letter && digit) return true;
      letter = digit = false;
      continue;
    }
    if (c >= '0' && c <= '9') digit = true;
    else if (c != '-' && c != '.') letter = true;
  }
  return false;
}

bool ends_with_plain_number(const Sentence& sentence, WordRange name) {
  const std::string& last = sentence.words[name.last - 1].form;
  return name.last - name.first > 1 && std::all_of(last.begin(), last.end(), [](char c) { return c >= '0' && c <= '9'; });
}

EntityType type_of_span(const Sentence& sentence, uint32_t head) {
  for (const NameSpan& name : sentence.names) {
    if (name.first_word <= head && head < name.last_word) return name.type;
  }
  return EntityType::concept_;
}

// The type that the words of a name show by themselves.
EntityType type_by_wording(const Analysis& a, const Candidate& c) {
  const Sentence& sentence = a.sentences[c.sentence];
  if (is_place_name(c.text)) return EntityType::place;
  uint32_t last = c.core.last - 1;
  if (ends_with_plain_number(sentence, c.core)) --last;  // "Harbour Summit 2025"
  // "Bank of ..." is told by its first word.
  const EntityType by_last = class_of_name_word(sentence.words[last].form);
  if (by_last != EntityType::concept_ && last > c.core.first) return by_last;
  const EntityType by_first = class_of_name_word(sentence.words[c.core.first].form);
  if (c.core.last - c.core.first > 2 && sentence.words[c.core.first + 1].form == "of" && by_first != EntityType::concept_) return by_first;
  if (looks_like_product(c.text)) return EntityType::product;
  return EntityType::concept_;
}

// The class of a common noun beside the name: the title before it, a noun in apposition, the noun that it modifies.
EntityType type_by_neighbours(const Analysis& a, const Candidate& c) {
  const Sentence& sentence = a.sentences[c.sentence];
  if (c.core.first > 0 && is_title(sentence.words[c.core.first - 1].form) && c.core.first > c.phrase.first) return EntityType::person;
  for (const uint32_t child : a.children[c.sentence].of(static_cast<int32_t>(c.head))) {
    const Word& w = sentence.words[child];
    const bool noun_beside = w.deprel == Deprel::appos || w.deprel == Deprel::nmod_desc || (w.deprel == Deprel::compound && child < c.core.first);
    if (!noun_beside || w.upos != Upos::NOUN) continue;
    if (w.deprel != Deprel::appos && is_title(w.form)) return EntityType::person;
    if (const EntityType type = class_of_noun(w.lemma); type != EntityType::concept_) return type;
  }
  const Word& head = sentence.words[c.head];
  if (head.head < 0) return EntityType::concept_;
  const Word& governor = sentence.words[static_cast<size_t>(head.head)];
  if (head.deprel == Deprel::appos && governor.upos == Upos::NOUN) return class_of_noun(governor.lemma);
  const bool owner = head.deprel == Deprel::compound || head.deprel == Deprel::nmod_poss;
  const bool of_firms = governor.lemma == "share" || governor.lemma == "stock" || governor.lemma == "shareholder" || governor.lemma == "ceo" || governor.lemma == "CEO" ||
                        governor.lemma == "executive" || governor.lemma == "subsidiary" || governor.lemma == "employee";
  return owner && of_firms ? EntityType::organization : EntityType::concept_;
}

bool begins_with_given_name(const Analysis& a, const Candidate& c) {
  return c.core.last - c.core.first >= 2 && c.core.last - c.core.first <= 4 && gender_of_given_name(a.word(c.sentence, c.core.first).form) != '\0';
}

void type_name(const Analysis& a, Candidate& c) {
  c.type = type_by_wording(a, c);
  c.sure_type = c.type != EntityType::concept_;
  if (c.sure_type) return;
  const EntityType guess = type_of_span(a.sentences[c.sentence], c.head);
  const EntityType beside = type_by_neighbours(a, c);
  c.sure_type = beside == EntityType::person || beside == EntityType::product;
  if (beside != EntityType::concept_ && (c.sure_type || guess == EntityType::concept_)) c.type = beside;
  else c.type = guess;
  if (c.type == EntityType::concept_ && begins_with_given_name(a, c)) c.type = EntityType::person;
}

EntityType type_of_pronoun(const Candidate& c) {
  static constexpr std::array<std::string_view, 16> kPersonal = {"he", "him", "his", "himself", "she", "her", "hers", "herself", "i", "me", "my", "you", "we", "who", "whom", "someone"};
  const std::string form = utf8::lowercase(c.text);
  return std::find(kPersonal.begin(), kPersonal.end(), form) != kPersonal.end() ? EntityType::person : EntityType::concept_;
}

char gender_of(const Analysis& a, const Candidate& c) {
  if (c.reference == Reference::pronoun) {
    const std::string form = utf8::lowercase(c.text);
    if (form == "he" || form == "him" || form == "his" || form == "himself") return 'm';
    if (form == "she" || form == "her" || form == "hers" || form == "herself") return 'f';
    return form == "it" || form == "its" || form == "itself" || form == "which" ? 'n' : '\0';
  }
  if (c.type != EntityType::person) return c.type == EntityType::concept_ && c.reference == Reference::name ? '\0' : 'n';
  const Sentence& sentence = a.sentences[c.sentence];
  for (uint32_t i = c.phrase.first; i < c.core.first; ++i) {
    const std::string title = utf8::lowercase(sentence.words[i].form);
    if (title.starts_with("mr") && title.size() <= 3) return 'm';
    if (title.starts_with("mrs") || title.starts_with("ms") || title == "miss") return 'f';
  }
  return c.reference == Reference::name ? gender_of_given_name(sentence.words[c.core.first].form) : '\0';
}

bool is_plural(const Word& w) {
  if (w.xpos == Xpos::NNS || w.xpos == Xpos::NNPS) return true;
  if (w.features.find("Number=Plur") != std::string::npos) return true;
  const std::string form = utf8::lowercase(w.form);
  return form == "they" || form == "them" || form == "their" || form == "these" || form == "those";
}

}  // namespace

void type_candidates(Analysis& analysis) {
  for (Candidate& c : analysis.candidates) {
    if (c.reference == Reference::name) type_name(analysis, c);
    else if (c.reference == Reference::pronoun) c.type = type_of_pronoun(c);
    else if (c.reference != Reference::literal) c.type = class_of_noun(c.lemma);
    c.gender = gender_of(analysis, c);
    c.plural = is_plural(analysis.head_of(c)) && c.reference != Reference::name;
  }
}

}  // namespace relata::extract
