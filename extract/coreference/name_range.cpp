#include "extract/coreference/name_range.hpp"

#include <algorithm>
#include <array>

#include "common/utf8.hpp"
#include "extract/coreference/lexicon.hpp"

namespace relata::extract {

namespace {

constexpr uint32_t kLongestName = 12;  // words; a longer run of capitals is a headline

bool is_hyphen(const Word& w) { return w.form == "-" || w.form == "–" || w.form == "/"; }
bool glued(const Word& a, const Word& b) { return a.span.end == b.span.begin; }

const NameSpan* span_at(const Sentence& sentence, uint32_t word) {
  for (const NameSpan& name : sentence.names) {
    if (name.first_word <= word && word < name.last_word && !is_literal(name.type)) return &name;
  }
  return nullptr;
}

// A word that can stand inside of a name before its last word.
bool is_name_part(const Word& w) {
  if (w.deprel == Deprel::nmod_poss || w.deprel == Deprel::det || w.deprel == Deprel::case_) return false;
  if (w.upos == Upos::PROPN) return true;
  const bool modifier = w.deprel == Deprel::compound || w.deprel == Deprel::amod || w.deprel == Deprel::nummod || w.deprel == Deprel::flat;
  const bool kind = w.upos == Upos::NOUN || w.upos == Upos::ADJ || w.upos == Upos::NUM || w.upos == Upos::X || w.upos == Upos::VERB;
  return modifier && kind && begins_like_name(w.form) && place_of_adjective(w.form).empty();
}

bool joins(const Word& before, const Word& after) {
  return begins_like_name(before.form) && begins_like_name(after.form) && !is_place_name(before.form) && !is_place_name(after.form);
}

// Over the pieces of a hyphenated word: "Ab3" "-" "Max". Words in small letters end it ("Hong Kong-listed"), and two places
// are two names ("Peru-Chile").
WordRange with_hyphens(const Sentence& sentence, WordRange range, WordRange limits) {
  const auto& words = sentence.words;
  while (range.last + 1 < limits.last && is_hyphen(words[range.last]) && glued(words[range.last - 1], words[range.last]) &&
         glued(words[range.last], words[range.last + 1]) && joins(words[range.last - 1], words[range.last + 1])) {
    range.last += 2;
  }
  while (range.first >= limits.first + 2 && is_hyphen(words[range.first - 1]) && glued(words[range.first - 1], words[range.first]) &&
         glued(words[range.first - 2], words[range.first - 1]) && joins(words[range.first - 2], words[range.first])) {
    range.first -= 2;
  }
  return range;
}

// "Agency for Inland Shipping": institutions that are named by what they are for. "Vela for Porto" is two names.
bool is_office(const std::string& form) {
  static constexpr std::array<std::string_view, 21> kOffices = {"Administration", "Ministry", "Department", "Office", "Bureau", "Agency", "Commission",
                                                                "Committee", "Council", "Institute", "Centre", "Center", "Foundation", "Fund", "Association",
                                                                "Society", "Court", "Bank", "Organization", "Organisation", "Programme"};
  return std::find(kOffices.begin(), kOffices.end(), form) != kOffices.end();
}

// "Bank of America": the noun of an institution, "of" and a name.
uint32_t with_of(const Sentence& sentence, const Children& children, uint32_t head, uint32_t last) {
  if (last + 1 >= sentence.words.size()) return last;
  const std::string& preposition = sentence.words[last].form;
  if (preposition != "of" && !(preposition == "for" && is_office(sentence.words[head].form) && begins_like_name(sentence.words[last + 1].form))) return last;
  if (class_of_name_word(sentence.words[head].form) == EntityType::concept_ && !is_office(sentence.words[head].form)) return last;
  for (const uint32_t child : children.of(static_cast<int32_t>(head))) {
    const Word& w = sentence.words[child];
    if (w.deprel != Deprel::nmod || w.upos != Upos::PROPN || child <= last) continue;
    uint32_t end = child + 1;
    while (end < sentence.words.size() && sentence.words[end].upos == Upos::PROPN && sentence.words[end].deprel == Deprel::flat) ++end;
    return end;
  }
  return last;
}

WordRange run_of_capitals(const Sentence& sentence, const Children& children, uint32_t head, WordRange phrase) {
  WordRange range{head, head + 1};
  const auto& words = sentence.words;
  while (range.first > phrase.first && range.last - range.first < kLongestName) {
    const Word& before = words[range.first - 1];
    const bool joined = (is_hyphen(before) || before.form == "&") && range.first >= phrase.first + 2 && is_name_part(words[range.first - 2]);
    if (is_name_part(before)) --range.first;
    else if (joined) range.first -= 2;
    else break;
  }
  while (range.last < phrase.last && range.last - range.first < kLongestName) {
    const Word& after = words[range.last];
    const bool inside = after.deprel == Deprel::flat || after.deprel == Deprel::compound || after.deprel == Deprel::nummod ||
                        after.deprel == Deprel::nmod_unmarked;
    if (!inside || !begins_like_name(after.form)) break;
    ++range.last;
  }
  range.last = with_of(sentence, children, head, range.last);
  return range;
}

// "CEO Kim Doe", where the tree hangs the name flat on the title or noun before it.
WordRange flat_name(const Sentence& sentence, uint32_t head) {
  uint32_t first = head + 1;
  const auto is_part = [&](uint32_t i) {
    const Word& w = sentence.words[i];
    return w.upos == Upos::PROPN && begins_like_name(w.form) && w.deprel == Deprel::flat && w.head >= static_cast<int32_t>(head);
  };
  uint32_t last = first;
  while (last < sentence.words.size() && is_part(last)) ++last;
  return {first, last};
}

WordRange without_title(const Sentence& sentence, WordRange range) {
  const auto& words = sentence.words;
  const auto outside = [&](const Word& w) {
    return w.upos == Upos::DET || w.upos == Upos::ADP || w.upos == Upos::SCONJ || w.upos == Upos::ADV || utf8::lowercase(w.form) == "the";
  };
  while (range.last - range.first > 1 && outside(words[range.first])) ++range.first;  // "Near Old Harbour"
  const EntityType last = class_of_name_word(words[range.last - 1].form);
  if (last != EntityType::concept_) return range;  // "General Motors", "Prince Edward Island"
  while (range.last - range.first > 1 && is_title(words[range.first].form)) {
    ++range.first;
    // "CEO of ...": no name follows.
    if (words[range.first].upos == Upos::ADP) return {range.first, range.first};
  }
  return range;
}

}  // namespace

bool begins_like_name(std::string_view form) {
  if (form.empty()) return false;
  const char32_t c = utf8::decode(form, 0).code_point;
  return utf8::is_upper(c) || utf8::is_digit(c);
}

WordRange name_range(const Analysis& analysis, uint32_t s, uint32_t head, WordRange phrase) {
  const Sentence& sentence = analysis.sentences[s];
  const Word& w = sentence.words[head];
  WordRange range{head, head};
  if (const NameSpan* name = span_at(sentence, head)) {
    range = {name->first_word, name->last_word};
    // The model may have seen a part of a longer run only.
    if (w.upos == Upos::PROPN) {
      const WordRange run = run_of_capitals(sentence, analysis.children[s], head, phrase);
      range = {std::min(range.first, run.first), std::max(range.last, run.last)};
    }
  } else if (w.upos == Upos::PROPN && begins_like_name(w.form)) {
    range = run_of_capitals(sentence, analysis.children[s], head, phrase);
  } else {
    return w.upos == Upos::NOUN ? flat_name(sentence, head) : range;
  }
  range = with_hyphens(sentence, range, {0, static_cast<uint32_t>(sentence.words.size())});
  return without_title(sentence, range);
}

WordRange bracketed_name(const Sentence& sentence, uint32_t last) {
  const auto& words = sentence.words;
  constexpr uint32_t kLongest = 6;
  if (last + 2 >= words.size() || words[last].form != "(") return {last, last};
  uint32_t close = last + 1;
  while (close < words.size() && close - last <= kLongest && words[close].form != ")") ++close;
  if (close >= words.size() || words[close].form != ")" || close == last + 1) return {last, last};
  WordRange range{last + 1, close};
  for (uint32_t i = range.first; i < range.last; ++i) {
    if (words[i].form == ":") range.first = i + 1;  // "NYSE: BABA"
  }
  for (uint32_t i = range.first; i < range.last; ++i) {
    const Word& w = words[i];
    const bool capital = begins_like_name(w.form) && !utf8::is_digit(utf8::decode(w.form, 0).code_point);
    if (!capital && !is_hyphen(w)) return {last, last};
  }
  return range.first < range.last ? range : WordRange{last, last};
}

}  // namespace relata::extract
