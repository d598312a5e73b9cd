// Which words head a noun phrase that can be an argument, what kind of phrase it is, and how it is worded.
#include <algorithm>
#include <array>
#include <cctype>

#include "common/utf8.hpp"
#include "extract/coreference/candidate.hpp"
#include "extract/coreference/lexicon.hpp"
#include "extract/coreference/literals.hpp"
#include "extract/coreference/name_range.hpp"

namespace relata::extract {

namespace {

// Can stand for a participant: subject, object, complement, modifier, predicate, fragment.
bool is_argument_role(Deprel relation) {
  switch (universal(relation)) {
    case Deprel::nsubj:
    case Deprel::obj:
    case Deprel::iobj:
    case Deprel::obl:
    case Deprel::nmod:
    case Deprel::appos:
    case Deprel::conj:
    case Deprel::root:
    case Deprel::ccomp:
    case Deprel::xcomp:
    case Deprel::advcl:
    case Deprel::acl:
    case Deprel::parataxis:
    case Deprel::list_:
    case Deprel::dislocated:
    case Deprel::vocative:
    case Deprel::orphan:
    case Deprel::csubj:
    case Deprel::dep:
    case Deprel::unknown: return true;
    default: return false;
  }
}

bool is_core_argument(Deprel relation) {
  const Deprel u = universal(relation);
  return u == Deprel::nsubj || u == Deprel::obj || u == Deprel::iobj || u == Deprel::obl || u == Deprel::nmod;
}

bool in_list(std::string_view word, std::initializer_list<std::string_view> list) { return std::find(list.begin(), list.end(), word) != list.end(); }

// Words that refer by themselves: pronouns, and determiners or numbers that stand alone.
bool is_referring_word(const Word& w) {
  if (w.upos == Upos::PRON) return true;
  return w.upos == Upos::DET && is_core_argument(w.deprel);
}

class Finder {
 public:
  Finder(Analysis& analysis, uint32_t s) : a_(analysis), s_(s), sentence_(analysis.sentences[s]), children_(analysis.children[s]) {}

  void run() {
    find_literals();
    find_comparisons();
    const auto size = static_cast<uint32_t>(sentence_.words.size());
    for (uint32_t i = 0; i < size; ++i) add(i);
  }

 private:
  // --- literals: found by their wording from left to right, each headed by its word whose own head lies outside.

  struct Found {
    WordRange words;
    uint32_t head;
    Literal literal;
  };

  void find_literals() {
    literal_of_.assign(sentence_.words.size(), kNoIndex);
    for (uint32_t i = 0; i < sentence_.words.size();) {
      auto literal = literal_at(a_.text, behind_signs(sentence_.words[i].span.begin), sentence_.span.end);
      const uint32_t last = literal ? word_behind(i, literal->span.end) : i;
      // A value that ends inside of a word ("2025-style") is none.
      const bool fits = last > i && sentence_.words[last - 1].span.end == literal->span.end;
      if (!fits || !stands_alone(i, last, *literal)) {
        ++i;
        continue;
      }
      note_literal({{i, last}, head_within(i, last), std::move(*literal)});
      i = last;
    }
  }
  // "~$3", ">5%": the sign is no part of the value.
  [[nodiscard]] uint32_t behind_signs(uint32_t byte) const {
    while (byte < sentence_.span.end && (a_.text[byte] == '~' || a_.text[byte] == '>' || a_.text[byte] == '<')) ++byte;
    return byte;
  }
  [[nodiscard]] uint32_t word_behind(uint32_t from, uint32_t byte_end) const {
    uint32_t i = from;
    while (i < sentence_.words.size() && sentence_.words[i].span.end <= byte_end) ++i;
    return i;
  }
  [[nodiscard]] uint32_t head_within(uint32_t first, uint32_t last) const {
    for (uint32_t i = first; i < last; ++i) {
      const int32_t head = sentence_.words[i].head;
      if (head < static_cast<int32_t>(first) || head >= static_cast<int32_t>(last)) return i;
    }
    return first;
  }
  // "2025" in "2025 mills" counts mills; "Wednesday" in "Black Wednesday" is a name's part; "March" may be a verb.
  [[nodiscard]] bool stands_alone(uint32_t first, uint32_t last, const Literal& literal) const {
    if (literal.type != EntityType::date) return true;
    const Word& w = sentence_.words[head_within(first, last)];
    if (w.upos == Upos::VERB || w.upos == Upos::AUX) return false;
    const bool bare_year = last == first + 1 && w.upos == Upos::NUM;
    return !(bare_year && w.deprel == Deprel::nummod && w.head > static_cast<int32_t>(first));
  }
  void note_literal(Found found) {
    add_hedges(Span{sentence_.span.begin, found.literal.span.begin}.of(a_.text), Span{found.literal.span.end, sentence_.span.end}.of(a_.text),
               found.literal.properties);
    for (uint32_t i = found.words.first; i < found.words.last; ++i) literal_of_[i] = static_cast<uint32_t>(found_.size());
    found_.push_back(std::move(found));
  }

  // "26% year-over-year": against what a value is measured; nothing that a node could stand for. Where the tree hangs the
  // value on these words, they stand for the value.
  void find_comparisons() {
    static constexpr std::array<std::string_view, 9> kComparisons = {"year-over-year", "year-on-year", "year-to-date", "quarter-over-quarter", "quarter-on-quarter",
                                                                     "month-over-month", "month-on-month", "week-over-week", "quarter-to-date"};
    comparison_.assign(sentence_.words.size(), kNoIndex);
    for (uint32_t i = 0; i < sentence_.words.size(); ++i) {
      const uint32_t begin = sentence_.words[i].span.begin;
      for (const std::string_view comparison : kComparisons) {
        const Span span{begin, begin + static_cast<uint32_t>(comparison.size())};
        if (span.end > sentence_.span.end || utf8::lowercase(span.of(a_.text)) != comparison) continue;
        for (uint32_t k = i; k < sentence_.words.size() && sentence_.words[k].span.begin < span.end; ++k) comparison_[k] = i;
      }
    }
  }
  // True if `i` belongs to a comparison, which is then dealt with.
  bool take_comparison(uint32_t i) {
    if (comparison_[i] == kNoIndex) return false;
    const uint32_t before = comparison_[i] > 0 ? literal_of_[comparison_[i] - 1] : kNoIndex;
    if (before == kNoIndex || found_[before].literal.type != EntityType::percent) return true;
    const uint32_t head = found_[before].head;
    if (a_.by_word[s_][head] == kNoIndex) add_literal(found_[before]);
    a_.by_word[s_][i] = a_.by_word[s_][head];
    return true;
  }

  // --- candidates

  void add(uint32_t i) {
    const Word& w = sentence_.words[i];
    if (take_comparison(i)) return;
    if (literal_of_[i] != kNoIndex) {
      if (found_[literal_of_[i]].head == i) add_literal(found_[literal_of_[i]]);
      return;
    }
    if (w.deprel == Deprel::expl || a_.by_word[s_][i] != kNoIndex) return;
    if (is_referring_word(w)) {
      if (is_argument_role(w.deprel) || w.deprel == Deprel::nmod_poss) add_pronoun(i);
      return;
    }
    const bool nominal = w.upos == Upos::NOUN || w.upos == Upos::PROPN || w.upos == Upos::NUM || w.upos == Upos::SYM || w.upos == Upos::X;
    if (nominal && is_argument_role(w.deprel) && w.deprel != Deprel::nmod_desc) add_phrase(i);
    else if (w.deprel == Deprel::compound || w.deprel == Deprel::nmod_desc || w.deprel == Deprel::amod) add_compound_name(i);
    else if ((w.upos == Upos::ADJ || w.upos == Upos::VERB) && is_core_argument(w.deprel) && has_determiner(i)) add_phrase(i);
  }

  Candidate& push(uint32_t head, WordRange phrase, WordRange core, Reference reference) {
    Candidate c;
    c.sentence = s_;
    c.head = head;
    c.phrase = phrase;
    c.core = core;
    c.reference = reference;
    c.lemma = utf8::lowercase(sentence_.words[head].lemma.empty() ? sentence_.words[head].form : sentence_.words[head].lemma);
    const auto index = static_cast<uint32_t>(a_.candidates.size());
    a_.by_word[s_][head] = index;
    a_.candidates.push_back(std::move(c));
    return a_.candidates.back();
  }

  void add_literal(Found& found) {
    Candidate& c = push(found.head, found.words, found.words, Reference::literal);
    c.type = found.literal.type;
    c.type_source = TypeSource::wording;
    c.properties = std::move(found.literal.properties);
    c.text = a_.wording(found.literal.span);
    c.aliases = bracketed_equivalent(found);
  }
  // "380 billion yuan ($53 billion)": the same amount in other words.
  std::vector<std::string> bracketed_equivalent(const Found& found) const {
    const uint32_t open = found.words.last;
    if (found.literal.type != EntityType::money || open + 1 >= sentence_.words.size() || sentence_.words[open].form != "(") return {};
    for (uint32_t i = open + 1; i < std::min<size_t>(open + 3, sentence_.words.size()); ++i) {
      if (literal_of_[i] == kNoIndex) continue;
      const Found& other = found_[literal_of_[i]];
      if (other.literal.type == EntityType::money) return {a_.wording(other.literal.span)};
      break;
    }
    return {};
  }

  void add_pronoun(uint32_t i) {
    Candidate& c = push(i, {i, i + 1}, {i, i + 1}, Reference::pronoun);
    c.text = sentence_.words[i].form;
  }

  void add_phrase(uint32_t i) {
    const WordRange phrase = phrase_of(sentence_, children_, i);
    const WordRange name = name_range(a_, s_, i, phrase);
    if (name.first < name.last && !is_common_noun(name) && !is_capital_by_place(name)) add_name(i, phrase, name);
    else if (!add_quantity(i, phrase)) add_nominal(i, phrase);
  }
  // The capital of the sentence's first word says nothing if the document elsewhere writes the word small, and never large.
  [[nodiscard]] bool is_capital_by_place(WordRange name) const {
    const std::string& form = sentence_.words[name.first].form;
    return name.first == 0 && name.last == 1 && a_.small_words.contains(utf8::lowercase(form)) && !a_.capital_words.contains(form);
  }
  // Written with capitals, yet a kind or a role: "AI", "CEO".
  [[nodiscard]] bool is_common_noun(WordRange name) const {
    const std::string& form = sentence_.words[name.first].form;
    return name.last - name.first == 1 && (is_common_abbreviation(form) || is_title(form));
  }

  void add_name(uint32_t head, WordRange phrase, WordRange name) {
    Candidate& c = push(head, {std::min(phrase.first, name.first), std::max(phrase.last, name.last)}, name, Reference::name);
    c.text = a_.wording(s_, name);
    const WordRange bracket = bracketed_name(sentence_, name.last);
    if (bracket.first < bracket.last && !is_place_name(a_.wording(s_, bracket))) c.aliases.push_back(a_.wording(s_, bracket));
    const auto index = static_cast<uint32_t>(a_.candidates.size() - 1);
    for (uint32_t k = name.first; k < name.last; ++k) {
      if (a_.by_word[s_][k] == kNoIndex) a_.by_word[s_][k] = index;
    }
  }

  // A name before a common noun: "Nvidia" in "the Nvidia partnership".
  void add_compound_name(uint32_t i) {
    const Word& w = sentence_.words[i];
    const bool under_name = w.head >= 0 && sentence_.words[static_cast<size_t>(w.head)].upos == Upos::PROPN;
    if (under_name || is_title(w.form) || is_common_abbreviation(w.form)) return;
    if (const WordRange joined = joined_name(i); joined.first < joined.last) {
      add_name(i, joined, joined);
      return;
    }
    if (w.upos != Upos::PROPN || w.deprel == Deprel::amod) return;
    const WordRange phrase = phrase_of(sentence_, children_, i);
    WordRange name = name_range(a_, s_, i, phrase);
    if (name.first < name.last && name.last <= i + 1 && !is_capital_by_place(name)) add_name(i, phrase, name);
  }

  // "the Ab3-Max model", "its T-Head arm": pieces with capitals joined by a hyphen inside of a sentence are a name, whatever the tagger
  // says of them. Empty if word `i` does not head such pieces.
  [[nodiscard]] WordRange joined_name(uint32_t i) const {
    if (a_.contexts[s_].place == SentencePlace::heading) return {i, i};
    const auto& words = sentence_.words;
    const auto piece = [&](uint32_t k) { return begins_like_name(words[k].form) && !is_place_name(words[k].form); };
    const auto hyphen_behind = [&](uint32_t k) {
      return k + 2 < words.size() && words[k + 1].form == "-" && words[k].span.end == words[k + 1].span.begin && words[k + 1].span.end == words[k + 2].span.begin;
    };
    WordRange range{i, i + 1};
    while (range.first >= 2 && hyphen_behind(range.first - 2) && piece(range.first - 2)) range.first -= 2;
    while (hyphen_behind(range.last - 1) && piece(range.last + 1)) range.last += 2;
    const bool letters = std::any_of(words[i].form.begin(), words[i].form.end(), [](char c) { return std::isalpha(static_cast<unsigned char>(c)) != 0; });
    const bool inside = range.first > 0 && range.last - range.first > 1 && piece(i) && letters;
    return inside && head_within(range.first, range.last) == i ? range : WordRange{i, i};
  }

  // "the poor", "the unknown"
  [[nodiscard]] bool has_determiner(uint32_t i) const {
    const auto range = children_.of(static_cast<int32_t>(i));
    return std::any_of(range.begin(), range.end(), [&](uint32_t c) { return sentence_.words[c].deprel == Deprel::det; });
  }

  // "91 mills", "1 trillion parameters": a counted noun whose number is ten at least. Counted people and firms are themselves.
  bool add_quantity(uint32_t i, WordRange phrase) {
    const Word& w = sentence_.words[i];
    if (w.upos != Upos::NOUN) return false;
    const uint32_t number_word = number_child(i);
    if (number_word == kNoIndex || literal_of_[number_word] != kNoIndex) return false;
    const auto number = number_at(a_.text, sentence_.words[number_word].span.begin, w.span.begin);
    if (!number || number->value < 10) return false;
    const EntityType type = class_of_noun(w.lemma);
    if (type == EntityType::person || type == EntityType::organization || type == EntityType::place) return false;
    // "a hundred mills" is a number of mills, "hundred mills" no English
    const bool article = number_word > phrase.first && sentence_.words[number_word - 1].upos == Upos::DET && utf8::lowercase(sentence_.words[number_word - 1].form) == "a";
    Candidate& c = push(i, phrase, {article ? number_word - 1 : number_word, i + 1}, Reference::literal);
    c.type = EntityType::quantity;
    c.type_source = TypeSource::wording;
    c.text = a_.wording(s_, c.core);
    c.properties["value"] = number_value(number->value);
    c.properties["unit"] = a_.wording(s_, {first_behind_number(number_word, i, number->end), i + 1});
    add_hedges(Span{sentence_.span.begin, sentence_.words[number_word].span.begin}.of(a_.text), {}, c.properties);
    return true;
  }
  [[nodiscard]] uint32_t number_child(uint32_t head) const {
    for (const uint32_t child : children_.of(static_cast<int32_t>(head))) {
      if (sentence_.words[child].deprel != Deprel::nummod || child > head) continue;
      uint32_t first = child;  // "1 trillion": the number begins at its leftmost word
      for (const uint32_t part : children_.of(static_cast<int32_t>(child))) {
        if (sentence_.words[part].upos == Upos::NUM) first = std::min(first, part);
      }
      return first;
    }
    return kNoIndex;
  }
  [[nodiscard]] uint32_t first_behind_number(uint32_t from, uint32_t head, uint32_t byte_end) const {
    uint32_t i = from;
    while (i < head && sentence_.words[i].span.begin < byte_end) ++i;
    return i;
  }

  void add_nominal(uint32_t i, WordRange phrase) {
    Candidate& c = push(i, phrase, {phrase.first, i + 1}, reference_of(i));
    c.core = trimmed_core(i, phrase);
    c.core.last = core_end(i, phrase);
    c.text = a_.wording(s_, c.core);
    const bool first_word = c.core.first == 0 && !a_.capital_words.contains(sentence_.words[0].form);  // "Ascend chips" of a text on Ascend
    if (first_word) c.text = without_first_capital(c.text, sentence_.words[0]);
  }

  // "Mills" at the beginning of a sentence are mills; "AI" is AI everywhere.
  static std::string without_first_capital(std::string text, const Word& first) {
    const bool plain = first.form.size() > 1 && std::all_of(first.form.begin() + 1, first.form.end(), [](char c) { return std::islower(static_cast<unsigned char>(c)) != 0; });
    if (plain && first.upos != Upos::PROPN && place_of_adjective(first.form).empty()) text[0] = static_cast<char>(std::tolower(static_cast<unsigned char>(text[0])));
    return text;
  }

  [[nodiscard]] Reference reference_of(uint32_t head) const {
    Reference reference = Reference::bare;
    for (const uint32_t child : children_.of(static_cast<int32_t>(head))) {
      const Word& w = sentence_.words[child];
      if (w.deprel == Deprel::nmod_poss) return Reference::possessed;
      if (w.deprel != Deprel::det && w.deprel != Deprel::nummod) continue;
      const std::string form = utf8::lowercase(w.form);
      if (form == "the" || form == "both") reference = Reference::definite;
      else if (in_list(form, {"this", "that", "these", "those", "such"})) return Reference::demonstrative;
      else if (reference == Reference::bare) reference = Reference::indefinite;
    }
    return reference;
  }

  // Behind determiners, possessors, and words that only count or hedge.
  [[nodiscard]] WordRange trimmed_core(uint32_t head, WordRange phrase) const {
    uint32_t first = phrase.first;
    for (const uint32_t child : children_.of(static_cast<int32_t>(head))) {
      if (child >= head) break;
      const Word& w = sentence_.words[child];
      const bool skipped = w.deprel == Deprel::nmod_poss || w.deprel == Deprel::det || w.deprel == Deprel::det_predet || w.deprel == Deprel::advmod;
      if (skipped) first = std::max(first, end_of_subtree(child) + 1);
    }
    while (first < head && is_dropped(sentence_.words[first]) && !begins_compound(first)) ++first;
    if (first > phrase.first && sentence_.words[first - 1].upos == Upos::SYM) --first;  // "$53 billion commitment"
    return {first, head + 1};
  }
  // "in" of "in-house design": a piece of the next word.
  [[nodiscard]] bool begins_compound(uint32_t i) const {
    const auto& words = sentence_.words;
    return i + 2 < words.size() && words[i].upos != Upos::PUNCT && words[i + 1].form == "-" && words[i].span.end == words[i + 1].span.begin &&
           words[i + 1].span.end == words[i + 2].span.begin;
  }
  static bool is_dropped(const Word& w) {
    if (w.upos == Upos::DET || w.upos == Upos::PUNCT || w.upos == Upos::PRON || w.upos == Upos::CCONJ || w.upos == Upos::ADP || w.upos == Upos::PART) return true;
    return in_list(utf8::lowercase(w.form), {"own", "several", "many", "various", "certain", "additional", "other", "further", "more", "such", "few", "most", "only", "about", "around", "nearly", "almost", "roughly",
                                            "approximately", "over"});
  }
  // The last word of what hangs on `word` before the head of the phrase: "Kim" -> "'s".
  [[nodiscard]] uint32_t end_of_subtree(uint32_t word) const {
    uint32_t end = word;
    for (const uint32_t child : children_.of(static_cast<int32_t>(word))) end = std::max(end, child);
    return end;
  }

  // Complements that belong into the name of a node: always with "of", with other prepositions behind nouns of relation; while
  // the whole stays short.
  [[nodiscard]] uint32_t core_end(uint32_t head, WordRange phrase) const {
    constexpr uint32_t kLongestText = 10;
    uint32_t end = head + 1;
    for (const uint32_t child : children_.of(static_cast<int32_t>(head))) {
      if (child <= head || sentence_.words[child].deprel != Deprel::nmod) continue;
      const uint32_t begin = case_of(child);
      if (begin == kNoIndex || begin > end) break;
      const std::string preposition = utf8::lowercase(sentence_.words[begin].form);
      const bool kept = preposition == "of" || (is_relational_noun(lemma_of(head)) && in_list(preposition, {"with", "for", "in", "on", "to", "against", "between", "from", "over", "by"}));
      const uint32_t complement_end = child_end(child, phrase);
      if (!kept || has_conjunct(child) || has_pronoun({begin, complement_end}) || complement_end - phrase.first > kLongestText) break;
      end = complement_end;
      if (preposition != "of") break;
    }
    return end;
  }
  [[nodiscard]] std::string_view lemma_of(uint32_t i) const { return sentence_.words[i].lemma.empty() ? sentence_.words[i].form : sentence_.words[i].lemma; }
  [[nodiscard]] uint32_t case_of(uint32_t word) const {
    for (const uint32_t child : children_.of(static_cast<int32_t>(word))) {
      if (sentence_.words[child].deprel == Deprel::case_ && child < word) return child;
    }
    return kNoIndex;
  }
  [[nodiscard]] bool has_conjunct(uint32_t word) const {
    const auto range = children_.of(static_cast<int32_t>(word));
    return std::any_of(range.begin(), range.end(), [&](uint32_t c) { return sentence_.words[c].deprel == Deprel::conj; });
  }
  // "one of its mills", "fear of the firm's plans": whose is not said in the name.
  [[nodiscard]] bool has_pronoun(WordRange range) const {
    for (uint32_t i = range.first; i < range.last; ++i) {
      const Word& w = sentence_.words[i];
      if (w.upos == Upos::PRON || (w.deprel == Deprel::nmod_poss && w.upos == Upos::NOUN)) return true;
    }
    return false;
  }
  // Up to the complement's head and names that go on behind it; its own complements stay outside.
  [[nodiscard]] uint32_t child_end(uint32_t child, WordRange phrase) const {
    uint32_t end = child + 1;
    const WordRange name = name_range(a_, s_, child, {child, phrase.last});
    if (name.first < name.last) end = std::max(end, name.last);
    if (literal_of_[child] != kNoIndex) end = std::max(end, found_[literal_of_[child]].words.last);
    while (end < phrase.last && sentence_.words[end].deprel == Deprel::flat) ++end;
    return std::min(end, phrase.last);
  }

  Analysis& a_;
  uint32_t s_;
  const Sentence& sentence_;
  const Children& children_;
  std::vector<Found> found_;
  std::vector<uint32_t> literal_of_;  // word -> index into found_
  std::vector<uint32_t> comparison_;  // word -> first word of the comparison it belongs to, kNoIndex
};

// How the document writes its words, apart from headings and first words.
void note_spellings(Analysis& a) {
  for (uint32_t s = 0; s < a.sentences.size(); ++s) {
    if (a.contexts[s].place == SentencePlace::heading || a.contexts[s].place == SentencePlace::excluded) continue;
    const std::vector<Word>& words = a.sentences[s].words;
    for (uint32_t i = 1; i < words.size(); ++i) {
      const std::string& form = words[i].form;
      if (form.empty()) continue;
      // A capital in a longer name ("Northmill Cloud") is that name's.
      const bool alone = !begins_like_name(words[i - 1].form) && (i + 1 == words.size() || !begins_like_name(words[i + 1].form));
      if (begins_like_name(form)) {
        if (alone) a.capital_words.insert(form);
      }
      else if (std::islower(static_cast<unsigned char>(form[0])) != 0) a.small_words.insert(form);
    }
  }
}

// The possessor and the name in apposition, once all candidates of the sentence are known.
void link(Analysis& a, Candidate& c) {
  for (const uint32_t child : a.children[c.sentence].of(static_cast<int32_t>(c.head))) {
    if (a.word(c.sentence, child).deprel == Deprel::nmod_poss) c.possessor = a.by_word[c.sentence][child];
  }
}

}  // namespace

std::string Analysis::wording(uint32_t sentence, WordRange range) const {
  if (range.first >= range.last) return {};
  return wording(cover(sentences[sentence].words[range.first].span, sentences[sentence].words[range.last - 1].span));
}

std::string Analysis::wording(Span span) const {
  std::string out;
  for (const char c : span.of(text)) {
    const bool blank = c == ' ' || c == '\n' || c == '\r' || c == '\t';
    if (!blank) out += c;
    else if (!out.empty() && out.back() != ' ') out += ' ';
  }
  return out;
}

void find_candidates(Analysis& analysis) {
  note_spellings(analysis);
  analysis.by_word.resize(analysis.sentences.size());
  for (uint32_t s = 0; s < analysis.sentences.size(); ++s) {
    analysis.by_word[s].assign(analysis.sentences[s].words.size(), kNoIndex);
    if (analysis.contexts[s].place == SentencePlace::excluded) continue;
    const size_t first = analysis.candidates.size();
    Finder(analysis, s).run();
    for (size_t i = first; i < analysis.candidates.size(); ++i) link(analysis, analysis.candidates[i]);
  }
}

}  // namespace relata::extract
