#include "extract/tokenizer/boundaries.hpp"

#include <algorithm>

#include "common/utf8.hpp"

namespace relata::extract {

namespace {

CharClass classify_ascii(char32_t c) {
  if (c >= 'a' && c <= 'z') return CharClass::lower;
  if (c >= 'A' && c <= 'Z') return CharClass::upper;
  if (c >= '0' && c <= '9') return CharClass::digit;
  switch (c) {
    case ' ': case '\t': case '\n': case '\r': case '\v': case '\f': return CharClass::space;
    case '.': return CharClass::period;
    case ',': case ';': case ':': return CharClass::comma;
    case '!': case '?': return CharClass::end_mark;
    case '"': return CharClass::quote;
    case '\'': case '`': return CharClass::apostrophe;
    case '(': case '[': case '{': case '<': return CharClass::open;
    case ')': case ']': case '}': case '>': return CharClass::close;
    case '-': case '_': return CharClass::hyphen;
    default: return CharClass::symbol;
  }
}

CharClass classify(char32_t c) {
  if (c < 0x80) return classify_ascii(c);
  if (c == 0x2018 || c == 0x2019) return CharClass::apostrophe;
  if (c == 0x201C || c == 0x201D || c == 0xAB || c == 0xBB) return CharClass::quote;
  if (c >= 0x2010 && c <= 0x2015) return CharClass::hyphen;
  if (c == 0x2026) return CharClass::end_mark;
  if (utf8::is_space(c)) return CharClass::space;
  if (utf8::is_upper(c)) return CharClass::upper;
  if (utf8::is_lower(c)) return CharClass::lower;
  if (utf8::is_digit(c)) return CharClass::digit;
  if (utf8::is_letter(c)) return CharClass::other_letter;
  return utf8::is_punctuation(c) ? CharClass::symbol : CharClass::other;
}

bool is_space(CharClass c) { return c == CharClass::space; }
bool is_word(CharClass c) {
  return c == CharClass::upper || c == CharClass::lower || c == CharClass::digit || c == CharClass::other_letter || c == CharClass::other;
}
bool is_mark(CharClass c) { return !is_word(c) && !is_space(c); }
bool is_solid(CharClass c) { return !is_space(c); }
bool may_end_sentence(CharClass c) {
  return c == CharClass::period || c == CharClass::end_mark || c == CharClass::quote || c == CharClass::close || c == CharClass::apostrophe;
}

constexpr uint64_t mix(uint64_t h) {
  h ^= h >> 32;
  h *= 0xD6E8FEB86659FD93;
  h ^= h >> 32;
  return h;
}

// The farthest a feature looks: one endless word costs no more than a long one.
constexpr size_t kReach = 24;

// Collects the features of one place. Characters to the left count back from -1; to the right, behind any space, from 0.
class Features {
 public:
  Features(const CharSequence& text, size_t place, const SentenceState& state, std::vector<uint32_t>& out)
      : text_(text), place_(place), state_(state), out_(out), right_(ahead(place, is_space)), gap_(right_ > place) {}

  void run() {
    out_.clear();
    characters();
    words();
    if (gap_ || may_end_sentence(text_.classes[place_ - 1])) sentence_end();
    if (!gap_) run_context();
  }

 private:
  // A stretch of characters: a hash of it in lower case, its classes with runs counted once, its length up to nine.
  struct Part {
    uint64_t hash = 0;
    uint64_t shape = 0;
    size_t length = 0;
  };

  [[nodiscard]] size_t index(int k) const { return k < 0 ? place_ - static_cast<size_t>(-k) : right_ + static_cast<size_t>(k); }
  [[nodiscard]] bool inside(int k) const { return k < 0 ? place_ >= static_cast<size_t>(-k) : right_ + static_cast<size_t>(k) < text_.size(); }
  [[nodiscard]] uint64_t c(int k) const { return inside(k) ? text_.chars[index(k)] : 0; }
  [[nodiscard]] uint64_t t(int k) const { return inside(k) ? static_cast<uint64_t>(text_.classes[index(k)]) + 1 : 0; }

  template <class... Parts>
  void add(uint64_t name, Parts... parts) {
    uint64_t h = name * 2 + (gap_ ? 1 : 0) + 0x9E3779B97F4A7C15;
    ((h = mix(h * 31 + static_cast<uint64_t>(parts))), ...);
    out_.push_back(static_cast<uint32_t>(mix(h) >> 32));
  }

  void characters() {
    add(1);
    add(2, c(-1));
    add(3, c(0));
    add(4, c(-1), c(0));
    add(5, c(-2), c(-1), c(0));
    add(6, c(-1), c(0), c(1));
    add(7, c(-2), c(-1), c(0), c(1));
    add(8, t(-3), t(-2), t(-1), t(0), t(1), t(2));
    add(9, t(-2), c(-1), t(0), t(1));
    add(10, t(-2), t(-1), c(0), t(1));
    add(11, t(-1), t(0));
    add(12, t(-4), t(-3), t(-2), c(-1), t(0), t(1), t(2), t(3));
  }

  [[nodiscard]] Part part(size_t begin, size_t end) const {
    Part p;
    uint64_t last = 99;
    for (size_t i = begin; i < end; ++i) {
      p.hash = mix(p.hash * 31 + utf8::to_lower(text_.chars[i]));
      const auto cls = static_cast<uint64_t>(text_.classes[i]);
      if (cls != last) p.shape = p.shape * 17 + cls + 1;
      last = cls;
    }
    p.length = std::min<size_t>(end - begin, 9);
    return p;
  }
  using Test = bool (*)(CharClass);
  [[nodiscard]] size_t back(size_t from, Test test) const {
    size_t i = from;
    while (i > 0 && from - i < kReach && test(text_.classes[i - 1])) --i;
    return i;
  }
  [[nodiscard]] size_t ahead(size_t from, Test test) const {
    size_t i = from;
    while (i < text_.size() && i - from < kReach && test(text_.classes[i])) ++i;
    return i;
  }

  // The word and the marks behind it to the left, the marks and the word behind them to the right.
  void words() {
    const size_t left_marks = back(place_, is_mark);
    const size_t right_marks = ahead(right_, is_mark);
    right_end_ = ahead(right_marks, is_word);
    left_word_ = part(back(left_marks, is_word), left_marks);
    left_marks_ = part(left_marks, place_);
    right_marks_ = part(right_, right_marks);
    right_word_ = part(right_marks, right_end_);
    add(20, left_word_.hash, left_marks_.hash);
    add(21, right_marks_.hash, right_word_.hash);
    add(22, left_marks_.hash, right_marks_.hash, right_word_.shape, left_word_.shape);
    add(23, left_word_.hash, left_marks_.hash, right_marks_.hash, right_word_.shape);
    add(24, left_word_.shape, left_marks_.hash, right_marks_.hash, right_word_.hash);
    add(25, left_word_.length, left_marks_.hash, right_marks_.hash, right_word_.shape);
    add(26, left_word_.hash, right_word_.hash);
    add(27, left_word_.hash, left_marks_.hash, c(0));
  }

  // What tells whether a sentence ends: who stands on both sides, how long the sentence already is, open quotes and brackets.
  void sentence_end() {
    const size_t length = std::min<size_t>(state_.tokens, 40);
    const size_t bucket = length < 6 ? length : 6 + length / 8;
    const uint64_t nested = (state_.inside_quotes ? 1U : 0U) + (state_.brackets > 0 ? 2U : 0U);
    const size_t spaces = std::min<size_t>(right_ - place_, 4);
    add(30, c(-1), bucket);
    add(31, c(-1), t(0), t(1), nested);
    add(32, c(-1), t(0), t(1), bucket);
    add(33, right_word_.hash, right_marks_.hash, c(-1));
    add(34, right_word_.hash, t(-1), left_word_.shape);
    add(35, spaces, c(-1), t(0));
    add(36, left_word_.hash, t(0), c(-1));
    add(37, left_word_.hash, right_word_.hash, c(-1));
    add(38, spaces, left_word_.shape, right_word_.shape, c(-1));
    add(44, state_.tokens == 0, left_word_.shape, left_marks_.hash, t(0));  // "1." and "A." that open a list item
    neighbours(bucket);
  }

  // The word after the next ("Jan. 5 was" against "Jan. He was") and the word before the last.
  void neighbours(size_t bucket) {
    const size_t next = ahead(right_end_, is_space);
    const Part following = part(next, ahead(next, is_solid));
    const size_t last = back(place_, is_solid);
    const size_t before = back(last, is_space);
    const Part earlier = part(back(before, is_solid), before);
    const Part current = part(last, place_);
    add(39, right_word_.hash, following.hash);
    add(40, c(-1), right_word_.shape, following.shape, bucket < 4);
    add(41, c(-1), t(0), right_word_.length, following.shape);
    add(42, earlier.shape, current.shape, c(0));
    add(43, earlier.hash, c(-1), t(0));
    add(45, current.hash, t(0));
    add(46, earlier.hash, current.hash, right_word_.shape);
  }

  // The stretch without spaces around the place: URLs, e-mail addresses, numbers.
  void run_context() {
    const size_t begin = back(place_, is_solid);
    const size_t end = ahead(place_, is_solid);
    uint64_t kind = 0;
    for (size_t i = begin; i < end; ++i) {
      const auto at = [&](size_t k) { return i + k < end ? text_.chars[i + k] : U' '; };
      if (at(0) == '@') kind |= 1;
      if (at(0) == '/' && at(1) == '/') kind |= 2;
      if (at(0) == 'w' && at(1) == 'w' && at(2) == 'w' && at(3) == '.') kind |= 4;
    }
    const Part left = part(begin, place_);
    const Part right = part(place_, end);
    add(50, kind, c(-1), c(0), t(1));
    add(51, kind, end == place_ + 1, c(0), t(-1));
    add(52, left.shape, right.shape);
    add(53, left.hash, c(0));
    add(54, right.hash, c(-1));
    add(55, left.hash, right.hash);
    add(56, kind, place_ - begin < 2, end - place_ < 2, c(-1), c(0));
  }

  const CharSequence& text_;
  size_t place_;
  const SentenceState& state_;
  std::vector<uint32_t>& out_;
  size_t right_;          // first character behind the place that is no space
  bool gap_;
  size_t right_end_ = 0;  // end of the word there
  Part left_word_, left_marks_, right_marks_, right_word_;
};

}  // namespace

CharSequence::CharSequence(std::string_view text) {
  chars.reserve(text.size());
  classes.reserve(text.size());
  offsets.reserve(text.size() + 1);
  for (size_t i = 0; i < text.size();) {
    const auto d = utf8::decode(text, i);
    chars.push_back(d.code_point);
    classes.push_back(classify(d.code_point));
    offsets.push_back(static_cast<uint32_t>(i));
    i += d.size;
  }
  offsets.push_back(static_cast<uint32_t>(text.size()));
}

bool is_candidate(const CharSequence& text, size_t i) {
  const CharClass left = text.classes[i - 1];
  const CharClass right = text.classes[i];
  if (is_space(left)) return false;
  if (is_space(right)) return true;
  if (!is_word(left) || !is_word(right)) return true;
  return (left == CharClass::digit) != (right == CharClass::digit);
}

void boundary_features(const CharSequence& text, size_t i, const SentenceState& state, std::vector<uint32_t>& out) {
  Features(text, i, state, out).run();
}

void advance(SentenceState& state, const CharSequence& text, size_t from, size_t to) {
  ++state.tokens;
  for (size_t i = from; i < to; ++i) {
    const CharClass k = text.classes[i];
    if (k == CharClass::quote) state.inside_quotes = text.chars[i] == 0x201C || (text.chars[i] != 0x201D && !state.inside_quotes);
    if (k == CharClass::open) ++state.brackets;
    if (k == CharClass::close && state.brackets > 0) --state.brackets;
  }
}

}  // namespace relata::extract
