#include "extract/pipeline/asides.hpp"

#include <algorithm>
#include <array>
#include <iterator>

#include "common/utf8.hpp"

namespace relata::extract {

namespace {

constexpr uint32_t kMostInBrackets = 5;   // words
constexpr uint32_t kMostInDashes = 25;
constexpr uint32_t kLeastAfterDashes = 2;

bool is_dash(const std::string& form) { return form == "—" || form == "–" || form == "--"; }

// A word of a name, an abbreviation or an amount.
bool is_label(const std::string& form) {
  static constexpr auto kUnits = std::to_array<std::string_view>({"million", "billion", "trillion", "percent", "yuan", "euros", "dollars", "bn", "m", "%", ":", "-", ".", ","});
  if (form.empty()) return false;
  const char32_t first = utf8::decode(form, 0).code_point;
  if (utf8::is_upper(first) || utf8::is_digit(first) || first == U'$' || first == U'€' || first == U'£' || first == U'¥' || first == U'~') return true;
  return std::find(kUnits.begin(), kUnits.end(), form) != kUnits.end();
}

struct Range {
  uint32_t first, last;  // with its signs
};

// The brackets from `open` on, if they hold a label and the sentence goes on behind them.
bool find_brackets(const Sentence& s, uint32_t open, Range& out) {
  const auto count = static_cast<uint32_t>(s.words.size());
  if (s.words[open].form != "(" && s.words[open].form != "-LRB-") return false;
  for (uint32_t w = open + 1; w < count && w <= open + kMostInBrackets + 1; ++w) {
    const std::string& form = s.words[w].form;
    if (form == ")" || form == "-RRB-") {
      out = {open, w + 1};
      return w > open + 1 && open > 0 && w + 2 < count;
    }
    if (!is_label(form)) return false;
  }
  return false;
}

bool find_dashes(const Sentence& s, Range& out) {
  std::vector<uint32_t> dashes;
  for (uint32_t w = 0; w < s.words.size(); ++w) {
    if (is_dash(s.words[w].form)) dashes.push_back(w);
  }
  if (dashes.size() != 2 || dashes[0] == 0) return false;
  out = {dashes[0], dashes[1] + 1};
  const uint32_t inside = dashes[1] - dashes[0] - 1;
  return inside >= 2 && inside <= kMostInDashes && s.words.size() > out.last + kLeastAfterDashes;
}

// The tokens that words [first, last) are; false if one lies across an end.
bool tokens_of(const Sentence& s, Range words, uint32_t& first, uint32_t& last) {
  first = last = static_cast<uint32_t>(s.tokens.size());
  for (uint32_t t = 0; t < s.tokens.size(); ++t) {
    if (s.tokens[t].first_word == words.first) first = t;
    if (s.tokens[t].last_word == words.last) last = t + 1;
  }
  return first < last && last < s.tokens.size() && last - first >= 3;
}

bool take(Sentence& s, Range range, uint32_t index, std::vector<Aside>& out) {
  Aside aside;
  uint32_t last_token = 0;
  if (!tokens_of(s, range, aside.first_token, last_token)) return false;
  aside.sentence = index;
  aside.first = range.first;
  const auto words = s.words.begin();
  const auto tokens = s.tokens.begin();
  aside.words.assign(words + range.first, words + range.last);
  aside.tokens.assign(tokens + aside.first_token, tokens + last_token);
  aside.inner.words.assign(aside.words.begin() + 1, aside.words.end() - 1);
  aside.inner.tokens.assign(aside.tokens.begin() + 1, aside.tokens.end() - 1);
  for (Token& t : aside.inner.tokens) {
    t.first_word -= range.first + 1;
    t.last_word -= range.first + 1;
  }
  aside.inner.span = cover(aside.inner.tokens.front().span, aside.inner.tokens.back().span);
  s.words.erase(words + range.first, words + range.last);
  s.tokens.erase(tokens + aside.first_token, tokens + last_token);
  const uint32_t removed = range.last - range.first;
  for (auto t = s.tokens.begin() + aside.first_token; t != s.tokens.end(); ++t) {
    t->first_word -= removed;
    t->last_word -= removed;
  }
  out.push_back(std::move(aside));
  return true;
}

// How the word that heads an aside hangs on the sentence: a participle on the noun before it, a clause on the sentence's root, a name on the
// word before it.
void hang(const Sentence& s, const Aside& aside, Word& root) {
  const uint32_t before = aside.first - 1;
  const bool nominal = s.words[before].upos == Upos::NOUN || s.words[before].upos == Upos::PROPN;
  const bool participle = root.xpos == Xpos::VBG || root.xpos == Xpos::VBN;
  const bool clause = root.upos == Upos::VERB && !participle;
  root.head = static_cast<int32_t>(before);
  root.deprel = participle && nominal ? Deprel::acl : Deprel::appos;
  if (!clause && (nominal || !participle)) return;
  root.deprel = Deprel::parataxis;
  for (uint32_t w = 0; w < s.words.size(); ++w) {
    const bool inside = w >= aside.first && w < aside.first + aside.words.size();
    if (!inside && s.words[w].head == kRoot) root.head = static_cast<int32_t>(w);
  }
}

void shift(Sentence& s, uint32_t first, uint32_t by) {
  for (Word& w : s.words) {
    if (w.head >= static_cast<int32_t>(first)) w.head += static_cast<int32_t>(by);
  }
  for (NameSpan& n : s.names) {
    if (n.first_word >= first) n.first_word += by;
    if (n.last_word > first) n.last_word = n.first_word < first ? first : n.last_word + by;
  }
  for (Token& t : s.tokens) {
    if (t.first_word < first) continue;
    t.first_word += by;
    t.last_word += by;
  }
}

void put_back_one(Sentence& s, Aside& aside) {
  const auto count = static_cast<uint32_t>(aside.words.size());
  shift(s, aside.first, count);
  int32_t root = kNoHead;
  for (uint32_t i = 0; i < aside.inner.words.size(); ++i) {
    aside.words[i + 1] = std::move(aside.inner.words[i]);
    Word& w = aside.words[i + 1];
    if (w.head >= 0) w.head += static_cast<int32_t>(aside.first) + 1;
    else root = static_cast<int32_t>(aside.first + 1 + i);
  }
  for (Word* sign : {&aside.words.front(), &aside.words.back()}) {
    sign->lemma = sign->form;
    sign->upos = Upos::PUNCT;
    sign->xpos = sign->form == "(" || sign->form == "-LRB-" ? Xpos::lrb : sign->form == ")" || sign->form == "-RRB-" ? Xpos::rrb : Xpos::colon;
    sign->deprel = Deprel::punct;
    sign->head = root;
  }
  s.words.insert(s.words.begin() + aside.first, std::make_move_iterator(aside.words.begin()), std::make_move_iterator(aside.words.end()));
  s.tokens.insert(s.tokens.begin() + aside.first_token, aside.tokens.begin(), aside.tokens.end());
  for (uint32_t w = aside.first; w < aside.first + count; ++w) {
    if (s.words[w].head == kRoot) hang(s, aside, s.words[w]);
  }
  for (const NameSpan& n : aside.inner.names) s.names.push_back({n.first_word + aside.first + 1, n.last_word + aside.first + 1, n.type});
  std::sort(s.names.begin(), s.names.end(), [](const NameSpan& a, const NameSpan& b) { return a.first_word < b.first_word; });
}

}  // namespace

std::vector<Aside> take_asides(std::vector<Sentence>& sentences) {
  std::vector<Aside> asides;
  for (uint32_t i = 0; i < sentences.size(); ++i) {
    Sentence& s = sentences[i];
    Range range{};
    for (auto w = static_cast<uint32_t>(s.words.size()); w-- > 0;) {
      if (w < s.words.size() && find_brackets(s, w, range)) take(s, range, i, asides);
    }
    if (find_dashes(s, range)) take(s, range, i, asides);
  }
  return asides;
}

void put_back(std::vector<Sentence>& sentences, std::vector<Aside>& asides) {
  for (auto aside = asides.rbegin(); aside != asides.rend(); ++aside) put_back_one(sentences[aside->sentence], *aside);
}

}  // namespace relata::extract
