#include "extract/tokenizer/tokenizer.hpp"

#include <algorithm>
#include <cstring>

#include "extract/tokenizer/multiword.hpp"

namespace relata::extract {

namespace {

constexpr size_t kMaxTokenChars = 1000;
constexpr size_t kMaxSentenceTokens = 1000;
constexpr size_t kMaxPieceBytes = size_t{1} << 18;  // a longer block is read in pieces, so memory does not grow with it

// Abbreviations that stand inside a name or before one. A sentence may end with the first group, but not before a lower-case
// letter, a comma or a bracket ("Orion Ltd. (ORN) fell"); never with the second ("Dr. Lane").
constexpr std::string_view kInsideNames[] = {"Ltd.", "Inc.", "Corp.", "Co.", "Bros.", "Jr.", "Sr.", "Cos.", "Plc."};
constexpr std::string_view kBeforeNames[] = {"Mr.", "Mrs.", "Ms.", "Dr.", "Prof.", "Gen.", "Sen.", "Rep.", "Gov.", "Lt.", "Capt.", "St."};

template <size_t N>
bool is_one_of(std::string_view form, const std::string_view (&list)[N]) {
  return std::find(std::begin(list), std::end(list), form) != std::end(list);
}

bool is_letter_or_digit(CharClass c) {
  return c == CharClass::upper || c == CharClass::lower || c == CharClass::digit || c == CharClass::other_letter;
}

bool may_be_in_address(CharClass c) { return c != CharClass::space && c != CharClass::quote && c != CharClass::other; }
bool is_mark_behind(CharClass c) {
  return c == CharClass::period || c == CharClass::comma || c == CharClass::end_mark || c == CharClass::apostrophe ||
         c == CharClass::open || c == CharClass::close;
}

// Cuts one piece of text into sentences.
class Cutter {
 public:
  Cutter(const BoundaryWeights& weights, std::string_view text, uint32_t base, std::vector<Sentence>& out)
      : weights_(weights), base_(base), text_(text), chars_(text), out_(out) {}

  void run() {
    size_t i = skip_space(0);
    while (i < chars_.size()) {
      const auto [end, cut] = token_end(i);
      add_token(i, end);
      advance(state_, chars_, i, end);
      i = skip_space(end);
      if (cut == Cut::sentence || sentence_.tokens.size() >= kMaxSentenceTokens) finish();
    }
    finish();
  }

 private:
  [[nodiscard]] size_t skip_space(size_t i) const {
    while (i < chars_.size() && chars_.classes[i] == CharClass::space) ++i;
    return i;
  }

  // The end of the web address that begins here, or `begin`. Marks behind an address are not its own.
  [[nodiscard]] size_t address_end(size_t begin) const {
    size_t scheme = begin;
    while (scheme < chars_.size() && scheme - begin < 8 && is_letter_or_digit(chars_.classes[scheme])) ++scheme;
    const auto at = [&](size_t i, char32_t c) { return i < chars_.size() && chars_.chars[i] == c; };
    const bool slashes = scheme > begin && at(scheme, U':') && at(scheme + 1, U'/') && at(scheme + 2, U'/');
    const bool www = scheme == begin + 3 && at(begin, U'w') && at(begin + 1, U'w') && at(begin + 2, U'w') && at(scheme, U'.');
    if (!slashes && !www) return begin;
    size_t end = scheme;
    while (end < chars_.size() && end - begin < kMaxTokenChars && may_be_in_address(chars_.classes[end])) ++end;
    while (end > scheme && is_mark_behind(chars_.classes[end - 1])) --end;
    return end > scheme + (slashes ? 3 : 1) ? end : begin;
  }

  std::pair<size_t, Cut> token_end(size_t begin) {
    if (const size_t end = address_end(begin); end > begin) return {end, address_cut(end)};
    for (size_t i = begin + 1; i < chars_.size(); ++i) {
      if (i - begin >= kMaxTokenChars) return {i, Cut::token};
      if (!is_candidate(chars_, i)) continue;
      const Cut cut = weights_.decide(chars_, i, state_, scratch_);
      if (cut == Cut::sentence && (inside_name(begin, i) || goes_on(i))) return {i, Cut::token};
      if (cut != Cut::join) return {i, cut};
    }
    return {chars_.size(), Cut::sentence};
  }

  [[nodiscard]] Cut address_cut(size_t end) {
    if (end >= chars_.size()) return Cut::sentence;
    const bool ends = is_candidate(chars_, end) && weights_.decide(chars_, end, state_, scratch_) == Cut::sentence;
    return ends && !goes_on(end) ? Cut::sentence : Cut::token;
  }

  // True where a sentence cannot end before `end`: on one line, between two words, behind a closing quotation mark that no other mark
  // precedes ("a “full-stack” AI leader") or behind the only word so far ("- ACM Research").
  [[nodiscard]] bool goes_on(size_t end) const {
    const size_t next = skip_space(end);
    if (next >= chars_.size() || next == end) return false;
    for (size_t i = end; i < next; ++i) {
      if (chars_.chars[i] == U'\n') return false;
    }
    size_t last = end - 1;
    while (last > 0 && chars_.classes[last] == CharClass::quote) --last;
    const bool words = is_letter_or_digit(chars_.classes[last]) && is_letter_or_digit(chars_.classes[next]);
    return words && (last + 1 < end || state_.tokens == 0 || opens_item_);
  }

  // True where the token [begin, end) is an abbreviation after which this sentence goes on.
  [[nodiscard]] bool inside_name(size_t begin, size_t end) const {
    const std::string_view form = Span{chars_.offsets[begin], chars_.offsets[end]}.of(text_);
    const size_t next = skip_space(end);
    if (next >= chars_.size() || !form.ends_with('.')) return false;
    const CharClass k = chars_.classes[next];
    const bool goes_on = k == CharClass::lower || k == CharClass::open || k == CharClass::comma;
    return is_one_of(form, kBeforeNames) ? goes_on || k == CharClass::upper : goes_on && is_one_of(form, kInsideNames);
  }

  void add_token(size_t begin, size_t end) {
    Token token;
    const Span local{chars_.offsets[begin], chars_.offsets[end]};
    token.span = {base_ + local.begin, base_ + local.end};
    token.first_word = static_cast<uint32_t>(sentence_.words.size());
    token.space_after = end >= chars_.size() || chars_.classes[end] == CharClass::space;
    append_words(local.of(text_), token.span, sentence_.words);
    token.last_word = static_cast<uint32_t>(sentence_.words.size());
    sentence_.tokens.push_back(token);
    const CharClass first = chars_.classes[begin];
    opens_item_ = sentence_.tokens.size() == 1 && end == begin + 1 && (first == CharClass::hyphen || first == CharClass::symbol);
  }

  void finish() {
    if (!sentence_.tokens.empty()) {
      sentence_.span = {sentence_.tokens.front().span.begin, sentence_.tokens.back().span.end};
      split_in_context(text_, base_, sentence_);
      out_.push_back(std::move(sentence_));
    }
    sentence_ = {};
    state_ = {};
    opens_item_ = false;
  }

  const BoundaryWeights& weights_;
  uint32_t base_;
  std::string_view text_;
  CharSequence chars_;
  std::vector<Sentence>& out_;
  SentenceState state_;
  Sentence sentence_;
  bool opens_item_ = false;  // the sentence is so far the sign of a list item
  std::vector<uint32_t> scratch_;
};

// The end of the first piece of `text`: at a space near the limit, else at a character's border.
size_t piece_end(std::string_view text) {
  if (text.size() <= kMaxPieceBytes) return text.size();
  const size_t space = text.rfind(' ', kMaxPieceBytes);
  if (space != std::string_view::npos && space > kMaxPieceBytes / 2) return space;
  size_t end = kMaxPieceBytes;
  while (end > kMaxPieceBytes - 4 && (text[end] & 0xC0) == 0x80) --end;
  return end;
}

}  // namespace

Cut BoundaryWeights::decide(const CharSequence& text, size_t i, const SentenceState& state, std::vector<uint32_t>& scratch) const {
  boundary_features(text, i, state, scratch);
  int32_t token = 0;
  int32_t sentence = 0;
  for (const uint32_t feature : scratch) {
    const BoundaryRow& row = rows[feature >> (32 - bucket_bits)];
    if (row.mark != mark_of(feature)) continue;
    token += row.token;
    sentence += row.sentence;
  }
  if (is_gap(text, i)) return sentence > 0 ? Cut::sentence : Cut::token;
  if (sentence > token && sentence > 0) return Cut::sentence;
  return token > 0 ? Cut::token : Cut::join;
}

Result<Tokenizer> Tokenizer::load(const ModelFile& model) {
  static_assert(sizeof(BoundaryRow) == 3 && alignof(BoundaryRow) == 1);
  const auto bytes = model.section(kTokenizerSection);
  uint32_t head = 0;
  if (bytes.size() >= sizeof head) std::memcpy(&head, bytes.data(), sizeof head);
  const uint32_t bits = head & 0xFFFF;
  const bool fits = head >> 16 == kTokenizerFormat && bits > 0 && bits <= 24 && bytes.size() == sizeof head + (sizeof(BoundaryRow) << bits);
  if (!fits) return file_error(model.path(), "the model has no tokenizer that this program reads");
  Tokenizer tokenizer;
  tokenizer.model_ = model;
  tokenizer.weights_.bucket_bits = bits;
  tokenizer.weights_.rows = {reinterpret_cast<const BoundaryRow*>(bytes.data() + sizeof head), size_t{1} << bits};
  return tokenizer;
}

void Tokenizer::tokenize(std::string_view text, Span block, std::vector<Sentence>& out) const {
  std::string_view rest = block.of(text);
  uint32_t base = block.begin;
  while (!rest.empty()) {
    const size_t end = piece_end(rest);
    Cutter(weights_, rest.substr(0, end), base, out).run();
    rest.remove_prefix(end);
    base += static_cast<uint32_t>(end);
  }
}

Sentence sentence_of_tokens(std::span<const std::string_view> tokens, bool split_multiword, std::string& text) {
  Sentence sentence;
  text.clear();
  for (const std::string_view form : tokens) {
    if (!text.empty()) text += ' ';
    Token token;
    token.span.begin = static_cast<uint32_t>(text.size());
    text += form;
    token.span.end = static_cast<uint32_t>(text.size());
    token.first_word = static_cast<uint32_t>(sentence.words.size());
    if (split_multiword) append_words(form, token.span, sentence.words);
    else append_word(form, token.span, sentence.words);
    token.last_word = static_cast<uint32_t>(sentence.words.size());
    sentence.tokens.push_back(token);
  }
  sentence.span = {0, static_cast<uint32_t>(text.size())};
  if (split_multiword) split_in_context(text, 0, sentence);
  return sentence;
}

}  // namespace relata::extract
