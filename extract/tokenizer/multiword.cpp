#include "extract/tokenizer/multiword.hpp"

#include <algorithm>
#include <array>
#include <string>

namespace relata::extract {

namespace {

struct Whole {
  std::string_view token;  // lower case
  size_t first;            // bytes of its first word
};

// Contractions without an apostrophe. Those that are also other words ("its", "wont", "ill", "were") are left alone.
constexpr Whole kWholes[] = {
    {"cannot", 3},  {"gonna", 3},   {"wanna", 3},    {"gotta", 3}, {"outta", 3}, {"dont", 2},   {"cant", 2},   {"didnt", 3},
    {"doesnt", 4},  {"isnt", 2},    {"wasnt", 3},    {"arent", 3}, {"werent", 4}, {"havent", 4}, {"hasnt", 3},  {"hadnt", 3},
    {"couldnt", 5}, {"wouldnt", 5}, {"shouldnt", 6}, {"im", 1},    {"ive", 1},   {"youre", 3},  {"theyre", 4}, {"youve", 3},
    {"weve", 2},    {"theyve", 4},  {"youll", 3},    {"itll", 2},  {"thats", 4}, {"hes", 2},    {"shes", 3},   {"whats", 4},
};

// What may follow "it is" or "you are" but no possessive. In lower case: "its A shares" are shares.
constexpr std::string_view kNeverPossessed[] = {
    "a",    "an",     "the",    "this", "that", "my", "his", "her",     "our",     "their",   "not",      "been",
    "just", "also",   "really", "like", "in",   "on", "for", "from",    "between", "nothing", "because",  "getting",
    "so",   "simply", "too",    "to",   "why",  "what", "how", "where", "you",     "probably", "definitely",
};

constexpr std::array<std::string_view, 7> kEndings = {"s", "re", "ve", "ll", "d", "m", "t"};

// A form for comparing: ASCII in lower case, curly and grave apostrophes as '.
struct Plain {
  std::string text;
  std::vector<uint32_t> offsets;  // byte in the form of each byte of text
};

Plain plain(std::string_view form) {
  Plain p;
  for (size_t i = 0; i < form.size();) {
    const bool curly = form.substr(i, 3) == "\xE2\x80\x99";
    p.offsets.push_back(static_cast<uint32_t>(i));
    if (curly || form[i] == '`') p.text += '\'';
    else p.text += form[i] >= 'A' && form[i] <= 'Z' ? static_cast<char>(form[i] + 32) : form[i];
    i += curly ? 3 : 1;
  }
  return p;
}

bool is_digit(char c) { return c >= '0' && c <= '9'; }
bool is_letter(char c) { return (c >= 'a' && c <= 'z') || (c & 0x80) != 0; }

// The index in the plain text where the second word begins, or 0.
size_t second_word(const std::string& text) {
  for (const Whole& w : kWholes) {
    if (w.token == text) return w.first;
  }
  const size_t mark = text.rfind('\'');
  if (mark == std::string::npos || mark == 0) return 0;
  const char before = text[mark - 1];
  const std::string_view ending = std::string_view(text).substr(mark + 1);
  if (ending.empty()) return before == 's' && text.size() > 3 ? mark : 0;  // "parents'"
  if (std::find(kEndings.begin(), kEndings.end(), ending) == kEndings.end()) return 0;
  if (ending == "t") return before == 'n' && mark >= 2 ? mark - 1 : 0;  // "do|n't"
  if (is_digit(before)) return 0;                                      // "the 60's"
  return is_letter(before) || before == '.' || before == ')' ? mark : 0;
}

bool never_possessed(std::string_view form) {
  return std::find(std::begin(kNeverPossessed), std::end(kNeverPossessed), form) != std::end(kNeverPossessed);
}

// The bytes of the first of two words that the token is, read with the form behind it ("" at the end of a sentence or before a
// hyphen), or 0.
size_t first_in_context(const std::string& token, bool opens_sentence, std::string_view following) {
  if (token == "its" && never_possessed(following)) return 2;
  if (token == "your" && (never_possessed(following) || following == "welcome")) return 3;
  if (token == "lets" && opens_sentence && !following.empty()) return 3;
  return 0;
}

void split_word(size_t at, Word& word, std::vector<Word>& words) {
  const auto index = static_cast<size_t>(&word - words.data());
  Word second = word;
  second.form = word.form.substr(at);
  second.span.begin = word.span.begin + static_cast<uint32_t>(at);
  word.span.end = second.span.begin;
  word.form.resize(at);
  words.insert(words.begin() + static_cast<std::ptrdiff_t>(index) + 1, std::move(second));
}

}  // namespace

void append_word(std::string_view form, Span span, std::vector<Word>& words) {
  Word word;
  word.form = form;
  word.span = span;
  words.push_back(std::move(word));
}

void append_words(std::string_view form, Span span, std::vector<Word>& words) {
  constexpr size_t kLongest = 64;  // no contraction is longer
  size_t at = 0;
  if (form.size() >= 2 && form.size() <= kLongest) {
    const Plain p = plain(form);
    if (const size_t second = second_word(p.text); second != 0) at = p.offsets[second];
  }
  if (at == 0) return append_word(form, span, words);
  const auto cut = span.begin + static_cast<uint32_t>(at);
  append_word(form.substr(0, at), {span.begin, cut}, words);
  append_word(form.substr(at), {cut, span.end}, words);
}

void split_in_context(std::string_view text, uint32_t base, Sentence& sentence) {
  constexpr size_t kLongest = 4;  // bytes of the contractions
  const auto form_of = [&](const Token& t) { return Span{t.span.begin - base, t.span.end - base}.of(text); };
  uint32_t inserted = 0;
  for (size_t i = 0; i < sentence.tokens.size(); ++i) {
    Token& token = sentence.tokens[i];
    token.first_word += inserted;
    token.last_word += inserted;
    if (token.span.end - token.span.begin > kLongest || i + 1 >= sentence.tokens.size() || token.last_word - token.first_word != 1) continue;
    const Token& next = sentence.tokens[i + 1];
    const bool compound = i + 2 < sentence.tokens.size() && !next.space_after && form_of(sentence.tokens[i + 2]) == "-";
    const size_t first = first_in_context(plain(form_of(token)).text, i == 0, compound ? std::string_view() : form_of(next));
    if (first == 0) continue;
    split_word(first, sentence.words[token.first_word], sentence.words);
    ++token.last_word;
    ++inserted;
  }
}

}  // namespace relata::extract
