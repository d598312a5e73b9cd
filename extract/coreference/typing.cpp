// The type of each candidate, as far as its own phrase tells: wording of the name, the model's guess, lists, the noun it stands beside.
#include <algorithm>
#include <array>
#include <set>
#include <string>

#include "common/utf8.hpp"
#include "extract/coreference/candidate.hpp"
#include "extract/coreference/lexicon.hpp"
#include "extract/coreference/name_range.hpp"

namespace relata::extract {

namespace {

template <size_t N>
bool one_of(std::string_view word, const std::array<std::string_view, N>& words) {
  return std::find(words.begin(), words.end(), word) != words.end();
}

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
  // "Bank of ...", "Port Authority of ...": the word before tells.
  for (uint32_t i = c.core.first + 1; i + 1 < c.core.last; ++i) {
    if (sentence.words[i].form == "of") {
      last = i - 1;
      break;
    }
  }
  const bool longer = c.core.last - c.core.first > 1;
  if (const EntityType type = class_of_name_word(sentence.words[last].form); longer && type != EntityType::concept_) return type;
  if (looks_like_product(c.text)) return EntityType::product;
  const std::string& last_form = sentence.words[last].form;
  return is_common_abbreviation(last_form) ? class_of_noun(last_form) : EntityType::concept_;  // "Ab LLM"
}

// The class of a common noun beside the name: the title before it, a noun in apposition, the noun that it modifies.
EntityType type_by_neighbours(const Analysis& a, const Candidate& c) {
  const Sentence& sentence = a.sentences[c.sentence];
  if (c.head < c.core.first) {  // the name hangs on the noun before it
    return is_title(sentence.words[c.head].form) ? EntityType::person : class_of_noun(sentence.words[c.head].lemma);
  }
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
  const bool modifier = head.deprel == Deprel::compound;
  static constexpr std::array<std::string_view, 6> kUnits = {"division", "unit", "arm", "subsidiary", "startup", "firm"};
  static constexpr std::array<std::string_view, 7> kOfFirms = {"share", "stock", "shareholder", "ceo", "executive", "subsidiary", "employee"};
  const std::string noun = utf8::lowercase(governor.lemma);
  if (modifier && one_of(noun, kUnits)) return EntityType::organization;
  return (modifier || head.deprel == Deprel::nmod_poss) && one_of(noun, kOfFirms) ? EntityType::organization : EntityType::concept_;
}

// "firms such as Ab", "chatbots like Cd and Ef", "companies including ..." (Hearst 1992): the noun tells what the names are.
EntityType type_by_list(const Analysis& a, const Candidate& c) {
  const Sentence& sentence = a.sentences[c.sentence];
  uint32_t at = c.head;
  for (int steps = 0; steps < 4 && sentence.words[at].deprel == Deprel::conj && sentence.words[at].head >= 0; ++steps) at = static_cast<uint32_t>(sentence.words[at].head);
  const Word& first = sentence.words[at];
  if (first.deprel != Deprel::nmod || first.head < 0) return EntityType::concept_;
  const std::string_view noun = sentence.words[static_cast<size_t>(first.head)].lemma;
  if (noun == "competitor" || noun == "rival" || noun == "player" || noun == "incumbent") return EntityType::concept_;  // products compete, too
  static constexpr std::array<std::string_view, 5> kIntroduce = {"such", "as", "like", "including", "include"};
  for (const uint32_t child : a.children[c.sentence].of(static_cast<int32_t>(at))) {
    const Word& w = sentence.words[child];
    if (w.deprel == Deprel::case_ && one_of(utf8::lowercase(w.form), kIntroduce)) return class_of_noun(noun);
  }
  return EntityType::concept_;
}

bool has_preposition(const Analysis& a, const Candidate& c, std::string_view preposition) {
  const auto range = a.children[c.sentence].of(static_cast<int32_t>(c.head));
  return std::any_of(range.begin(), range.end(), [&](uint32_t w) { return a.word(c.sentence, w).deprel == Deprel::case_ && a.word(c.sentence, w).form == preposition; });
}

// "the partnership with Ab", "competes with Ab", "employees of Ab": with whom firms deal, and what only firms have.
bool is_dealt_with(const Analysis& a, const Candidate& c) {
  static constexpr std::array<std::string_view, 8> kDealings = {"partner", "partnership", "collaborate", "collaboration", "compete", "alliance", "merge", "merger"};
  static constexpr std::array<std::string_view, 9> kOfFirms = {"employee", "shareholder", "chairman", "chairwoman", "ceo", "executive", "subsidiary", "investor", "staff"};
  const Word& head = a.head_of(c);
  if (head.head < 0) return false;
  const std::string_view governor = a.word(c.sentence, static_cast<uint32_t>(head.head)).lemma;
  return (one_of(governor, kDealings) && has_preposition(a, c, "with")) || (one_of(governor, kOfFirms) && has_preposition(a, c, "of"));
}

// What people and firms do, but no product and no place.
bool acts_on_purpose(const Analysis& a, const Candidate& c) {
  static constexpr std::array<std::string_view, 20> kVerbs = {"buy",   "sell",   "own",   "agree", "intend", "announce", "plan",  "promise", "sign",  "hire",
                                                              "found", "invest", "spend", "pay",   "refuse", "want",     "claim", "order",   "decide", "employ"};
  const Word& head = a.head_of(c);
  const bool agent = head.deprel == Deprel::nsubj || head.deprel == Deprel::obl_agent;
  return agent && head.head >= 0 && one_of(a.word(c.sentence, static_cast<uint32_t>(head.head)).lemma, kVerbs);
}

// "Ab's Cd": what a firm has and calls by one word is a product.
bool is_owned_by_firm(const Analysis& a, const Candidate& c) {
  if (c.possessor == kNoIndex || c.core.last - c.core.first > 1) return false;
  const Candidate& owner = a.candidates[c.possessor];
  return owner.reference == Reference::name && !is_place_name(owner.text);
}

// What only firms and offices do.
bool does_what_firms_do(const Analysis& a, const Candidate& c) {
  static constexpr std::array<std::string_view, 14> kVerbs = {"launch", "unveil", "acquire", "manufacture", "deploy", "partner", "invest", "hire", "merge", "ship", "expand", "pledge", "compete", "commit"};
  const Word& head = a.head_of(c);
  return head.deprel == Deprel::nsubj && head.head >= 0 && one_of(a.word(c.sentence, static_cast<uint32_t>(head.head)).lemma, kVerbs);
}

bool begins_with_given_name(const Analysis& a, const Candidate& c) {
  return c.core.last - c.core.first >= 2 && c.core.last - c.core.first <= 4 && gender_of_given_name(a.word(c.sentence, c.core.first).form) != '\0';
}

void type_name(const Analysis& a, Candidate& c) {
  const auto set = [&](EntityType type, TypeSource source) {
    c.type = type;
    c.type_source = source;
    return type != EntityType::concept_;
  };
  if (set(type_by_wording(a, c), TypeSource::wording)) return;
  const EntityType beside = type_by_neighbours(a, c);
  if (beside == EntityType::person && set(beside, TypeSource::wording)) return;
  if (set(beside, TypeSource::cue)) return;
  if (set(type_by_list(a, c), TypeSource::cue)) return;
  if (is_owned_by_firm(a, c) && set(EntityType::product, TypeSource::cue)) return;
  const bool one_word = c.core.last - c.core.first == 1;
  const EntityType guess = type_of_span(a.sentences[c.sentence], c.core.first);
  if ((one_word || guess != EntityType::person) && (does_what_firms_do(a, c) || is_dealt_with(a, c)) && set(EntityType::organization, TypeSource::cue)) return;
  const bool lifeless = guess == EntityType::product || guess == EntityType::place || guess == EntityType::work || guess == EntityType::event;
  if (lifeless && acts_on_purpose(a, c) && set(EntityType::organization, TypeSource::cue)) return;
  if (begins_with_given_name(a, c) && guess != EntityType::organization && set(EntityType::person, TypeSource::cue)) return;
  set(guess, TypeSource::guess);
}

// The type that most of the other names joined with `c` by "and" have; cues count three times. concept_ unless it is clear.
EntityType type_of_list(const Analysis& a, const Candidate& c, uint32_t first) {
  std::array<uint32_t, 12> votes{};
  const auto consider = [&](uint32_t word) {
    const uint32_t j = a.by_word[c.sentence][word];
    if (j == kNoIndex || &a.candidates[j] == &c || a.candidates[j].reference != Reference::name) return;
    votes[static_cast<size_t>(a.candidates[j].type)] += a.candidates[j].type_source == TypeSource::guess ? 1 : 3;
  };
  consider(first);
  for (const uint32_t child : a.children[c.sentence].of(static_cast<int32_t>(first))) {
    if (a.word(c.sentence, child).deprel == Deprel::conj) consider(child);
  }
  votes[0] = 0;
  const auto best = std::max_element(votes.begin(), votes.end());
  return *best >= 2 ? static_cast<EntityType>(best - votes.begin()) : EntityType::concept_;
}

// Names in a list are mostly of one kind: those that only the model typed take the type of the others.
void agree_in_lists(Analysis& a) {
  for (Candidate& c : a.candidates) {
    if (c.reference != Reference::name || c.type_source != TypeSource::guess) continue;
    const Word& head = a.head_of(c);
    const int32_t first = head.deprel == Deprel::conj ? head.head : static_cast<int32_t>(c.head);
    const EntityType type = first >= 0 ? type_of_list(a, c, static_cast<uint32_t>(first)) : EntityType::concept_;
    if (type == EntityType::concept_) continue;
    c.type = type;
    c.type_source = TypeSource::cue;
  }
}

// The model takes firms it never saw for places. What no list of places has, and what acts or owns, is rather a firm: "Ab bought ...",
// "Ab's shares". Not "in Ab", "of Ab".
bool acts_or_owns(const Analysis& a, const Candidate& c) {
  const Deprel relation = a.head_of(c).deprel;
  return relation == Deprel::nsubj || relation == Deprel::nmod_poss || relation == Deprel::obl_agent;
}

// The nouns of the text in lower case.
std::set<std::string> common_nouns(const Analysis& a) {
  std::set<std::string> nouns;
  for (const Sentence& s : a.sentences) {
    for (const Word& w : s.words) {
      if (w.upos == Upos::NOUN) nouns.insert(w.form);
    }
  }
  return nouns;
}

// The model takes one-word firms for people, too. A text introduces people with their full names: "Kim Doe", then "Doe". Keyed by the first and
// the last word of every longer name, but for those that end with a noun of the text ("Alder Cloud", and "the cloud").
std::set<std::string> words_of_longer_names(const Analysis& a, const std::set<std::string>& nouns) {
  std::set<std::string> words;
  for (const Candidate& c : a.candidates) {
    if (c.reference != Reference::name || c.core.last - c.core.first < 2) continue;
    if (nouns.contains(utf8::lowercase(a.word(c.sentence, c.core.last - 1).form))) continue;
    words.insert(a.word(c.sentence, c.core.first).form);
    words.insert(a.word(c.sentence, c.core.last - 1).form);
  }
  return words;
}

// The words that stand alone as the name of something that is nobody.
std::set<std::string> names_of_no_person(const Analysis& a) {
  std::set<std::string> words;
  for (const Candidate& c : a.candidates) {
    const bool alone = c.reference == Reference::name && c.core.last - c.core.first == 1;
    if (alone && c.type != EntityType::person && c.type != EntityType::concept_) words.insert(a.word(c.sentence, c.core.first).form);
  }
  return words;
}

// A guess of the model that the text speaks against becomes one for an organization.
void doubt_guesses(Analysis& a) {
  const std::set<std::string> nouns = common_nouns(a);
  const std::set<std::string> parts = words_of_longer_names(a, nouns);
  const std::set<std::string> nobody = names_of_no_person(a);
  for (Candidate& c : a.candidates) {
    if (c.reference != Reference::name || c.type_source != TypeSource::guess) continue;
    const bool one_word = c.core.last - c.core.first == 1;
    const std::string& form = a.word(c.sentence, c.core.first).form;
    const bool no_place = c.type == EntityType::place && acts_or_owns(a, c);
    const bool no_person = c.type == EntityType::person && one_word && gender_of_given_name(form) == '\0' && !parts.contains(form);
    // "Alder" the firm, "Alder Energy" its part: people are called by their last name
    const bool common = nouns.contains(utf8::lowercase(a.word(c.sentence, c.core.last - 1).form));
    const bool part_of_firm = c.type == EntityType::person && !one_word && gender_of_given_name(form) == '\0' && (common || nobody.contains(form));
    if (no_place || no_person || part_of_firm) c.type = EntityType::organization;
  }
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
  }
  doubt_guesses(analysis);
  agree_in_lists(analysis);
  for (Candidate& c : analysis.candidates) {
    c.gender = gender_of(analysis, c);
    c.plural = is_plural(analysis.head_of(c)) && c.reference != Reference::name;
  }
}

}  // namespace relata::extract
