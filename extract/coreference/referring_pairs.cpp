// Which earlier expression an expression goes back to: what the model is told of each pair, and of going back to none.
#include <algorithm>

#include "common/utf8.hpp"
#include "extract/coreference/referring_features.hpp"

namespace relata::extract {

namespace {

using Kind = Described::Kind;

uint8_t number(auto tag) { return static_cast<uint8_t>(tag); }
uint8_t distance_bucket(size_t n) {
  if (n < 5) return static_cast<uint8_t>(n);
  return n < 8 ? 5 : n < 14 ? 6 : n < 25 ? 7 : n < 60 ? 8 : 9;
}

bool is_pronoun(const Described& d) { return d.kind == Kind::first || d.kind == Kind::second || d.kind == Kind::third || d.kind == Kind::relative || d.kind == Kind::pronoun; }

// Pronouns of the same use, the rest by kind.
uint8_t group_of(const Described& d) { return number(d.kind); }

uint8_t agreement(uint8_t a, uint8_t b) { return a == 0 || b == 0 ? 0 : a == b ? 1 : 2; }

bool contains(const std::vector<std::string>& all, const std::string& word) { return std::find(all.begin(), all.end(), word) != all.end(); }

// How the modifiers of `m` stand to those of `a`: none, all of them there, some, none of them there.
uint8_t modifier_overlap(const Described& m, const Described& a) {
  if (m.modifiers.empty()) return a.modifiers.empty() ? 0 : 1;
  size_t found = 0;
  for (const std::string& word : m.modifiers) found += contains(a.modifiers, word) ? 1 : 0;
  return found == m.modifiers.size() ? 2 : found > 0 ? 3 : a.modifiers.empty() ? 4 : 5;
}

bool is_acronym_of(const std::string& form, const std::string& text) {
  if (form.size() < 2 || form.size() > 6) return false;
  std::string initials;
  bool begins = true;
  for (const char c : text) {
    if (begins && c != ' ') initials += c;
    begins = c == ' ';
  }
  return initials.size() > 1 && initials == form;
}

bool has_word(const std::string& text, const std::string& word) {
  const size_t at = text.find(word);
  if (at == std::string::npos || word.empty()) return false;
  const bool begins = at == 0 || text[at - 1] == ' ';
  const size_t end = at + word.size();
  return begins && (end == text.size() || text[end] == ' ');
}

// One inside of the other; 0 apart, 1 the antecedent around, 2 the antecedent inside, in the order of the text.
uint8_t nesting(const Described& m, const Described& a) {
  if (m.at.sentence != a.at.sentence) return 0;
  if (a.at.words.first <= m.at.words.first && m.at.words.last <= a.at.words.last) return 1;
  return m.at.words.first <= a.at.words.first && a.at.words.last <= m.at.words.last ? 2 : 0;
}

// How two expressions of one sentence are tied in the tree.
uint8_t tie(const Sentence& sentence, uint32_t m, uint32_t a) {
  const Word& x = sentence.words[m];
  const Word& y = sentence.words[a];
  if (x.head == static_cast<int32_t>(a)) return static_cast<uint8_t>(10 + number(x.deprel));   // m hangs on a
  if (y.head == static_cast<int32_t>(m)) return static_cast<uint8_t>(80 + number(y.deprel));   // "Kim is a teacher"
  if (x.head == y.head && x.head >= 0) return 1;                                                // two arguments of one word
  if (x.head >= 0 && sentence.words[static_cast<size_t>(x.head)].head == y.head) return 2;
  if (y.head >= 0 && sentence.words[static_cast<size_t>(y.head)].head == x.head) return 3;
  return 0;
}

// The noun that the relative clause around word `word` is about.
uint32_t relative_antecedent(const Sentence& sentence, uint32_t word) {
  int32_t at = static_cast<int32_t>(word);
  for (size_t steps = 0; steps < sentence.words.size() && at >= 0; ++steps) {
    const Word& w = sentence.words[static_cast<size_t>(at)];
    if (w.deprel == Deprel::acl_relcl) return w.head >= 0 ? static_cast<uint32_t>(w.head) : kNoIndex;
    at = w.head;
  }
  return kNoIndex;
}

void form_features(const Described& m, const Described& a, FeatureKeys& keys) {
  keys.add(60, {m.head == a.head, m.last == a.last, m.text == a.text});
  keys.add(61, {m.text == a.text, group_of(a), m.text.find(' ') != std::string::npos});
  keys.add(62, {m.head == a.head, modifier_overlap(m, a), m.group, a.group});
  keys.add(63, {has_word(a.text, m.text), has_word(m.text, a.text), has_word(a.text, m.head), has_word(m.text, a.head)});
  keys.add(64, {is_acronym_of(m.text, a.text) || is_acronym_of(a.text, m.text)});
}

void agreement_features(const Described& m, const Described& a, FeatureKeys& keys) {
  const uint8_t gender = agreement(m.gender, a.gender);
  const uint8_t plural = agreement(m.number, a.number);
  const bool typed = m.at.type != EntityType::concept_ && a.at.type != EntityType::concept_;
  const uint8_t type = !typed ? 0 : m.at.type == a.at.type ? 1 : 2;
  keys.add(70, {gender, plural});
  keys.add(71, {type, plural});
  keys.add(72, {number(m.at.type), number(a.at.type)});
  keys.add(73, {gender, plural, type, m.head == a.head});
  if (is_pronoun(m)) keys.add(74, {m.gender, m.number, number(a.at.type), a.number, a.gender});
  if (is_pronoun(m)) keys.add(75, m.text, is_pronoun(a) ? a.text : std::string_view("noun"));
  if (is_pronoun(m)) keys.add(76, m.text, label_of(a.at.type), a.number == 2 ? "plural" : "");
  if (is_pronoun(m) && !is_pronoun(a)) keys.add(77, m.text, a.head);
  if (!is_pronoun(m) && !is_pronoun(a) && m.head != a.head && m.at.sentence - a.at.sentence < 6) keys.add(78, m.head, a.head);
}

void place_features(const Expressions& all, const Described& m, const Described& a, size_t steps, FeatureKeys& keys) {
  const uint32_t sentences = m.at.sentence - a.at.sentence;
  const Sentence& here = all.sentences[m.at.sentence];
  const Word& x = here.words[m.at.head];
  const Word& y = all.sentences[a.at.sentence].words[a.at.head];
  keys.add(80, {distance_bucket(sentences)});
  keys.add(81, {distance_bucket(steps), sentences == 0});
  keys.add(82, {number(universal(x.deprel)), number(universal(y.deprel)), distance_bucket(sentences) > 1});
  keys.add(83, {number(universal(y.deprel)), distance_bucket(sentences)});
  keys.add(84, {nesting(m, a), sentences == 0});
  keys.add(85, {distance_bucket(sentences), m.text == a.text, m.head == a.head});
  if (sentences != 0) return;
  keys.add(86, {tie(here, m.at.head, a.at.head), nesting(m, a)});
  if (m.kind == Kind::relative) keys.add(87, {relative_antecedent(here, m.at.head) == a.at.head, a.group});
}

}  // namespace

std::vector<uint32_t> antecedents_of(const Expressions& all, uint32_t i, const std::unordered_map<std::string, std::vector<uint32_t>>& by_head) {
  std::vector<uint32_t> found;
  const uint32_t nearest = i > kFarthest ? i - static_cast<uint32_t>(kFarthest) : 0;
  for (uint32_t k = i; k-- > nearest;) found.push_back(k);
  const Described& m = all.list[i];
  if (is_pronoun(m) && m.kind != Kind::first && m.kind != Kind::second) return found;
  const auto alike = by_head.find(m.last);
  if (alike == by_head.end()) return found;
  size_t more = 0;
  for (size_t k = alike->second.size(); k-- > 0 && more < kMostAlike;) {
    if (alike->second[k] >= nearest) continue;
    found.push_back(alike->second[k]);
    ++more;
  }
  return found;
}

void pair_features(const Expressions& all, uint32_t i, uint32_t a, FeatureKeys& keys) {
  const Described& m = all.list[i];
  const Described& x = all.list[a];
  const size_t first = keys.size();
  keys.add(90, {});
  form_features(m, x, keys);
  agreement_features(m, x, keys);
  place_features(all, m, x, i - a, keys);
  keys.add(91, {distance_bucket(all.seen[a]), m.text == x.text});
  // Each feature by itself, for expressions of the one's kind, and for both kinds together.
  const size_t last = keys.size();
  keys.cross(first, last, group_of(m));
  keys.cross(first, last, static_cast<uint8_t>(16 + group_of(m) * 12 + group_of(x)));
}

void new_bias(FeatureKeys& keys) { keys.add(100, {}); }

void new_features(const Expressions& all, uint32_t i, bool same_head_before, bool same_text_before, FeatureKeys& keys) {
  const Described& m = all.list[i];
  const Word& w = all.sentences[m.at.sentence].words[m.at.head];
  const size_t first = keys.size();
  new_bias(keys);
  keys.add(101, {same_head_before, same_text_before});
  keys.add(102, {number(universal(w.deprel)), m.at.words.first == 0});
  keys.add(103, {number(m.at.type), m.number, m.group});
  keys.add(104, {distance_bucket(m.at.words.last - m.at.words.first), same_head_before});
  keys.add(105, {m.modifiers.empty(), m.at.words.last > m.at.head + 1});
  keys.add(106, m.head);
  keys.add(107, {distance_bucket(i)});
  keys.add(108, {number(w.xpos), number(w.deprel)});
  keys.cross(first, keys.size(), group_of(m));
}

}  // namespace relata::extract
