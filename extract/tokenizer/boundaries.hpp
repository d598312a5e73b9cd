#pragma once
// Where a text may be cut, and what a classifier sees there.
//
// A text is cut by a linear classifier over candidate places (after the character classifiers of Elephant, Evang et al. 2013,
// and UDPipe, Straka et al. 2016; unlike there, only places where the kind of character changes are asked, so the letters
// inside a word cost nothing). Each place gets one of three answers: join, a token ends, a sentence ends.

#include <cstddef>
#include <cstdint>
#include <string_view>
#include <vector>

namespace relata::extract {

enum class Cut : uint8_t { join, token, sentence };
inline constexpr size_t kCuts = 3;

// What matters of a character.
enum class CharClass : uint8_t {
  upper, lower, digit, space, period, comma, end_mark, quote, apostrophe, open, close, hyphen, symbol, other_letter, other,
};

// A piece of text as code points, so that features can look around freely.
struct CharSequence {
  std::vector<char32_t> chars;
  std::vector<CharClass> classes;
  std::vector<uint32_t> offsets;  // byte offset of each character, and one more for the end
  explicit CharSequence(std::string_view text);
  [[nodiscard]] size_t size() const { return chars.size(); }
};

// What has happened since the last sentence end; features depend on it.
struct SentenceState {
  uint32_t tokens = 0;
  bool inside_quotes = false;
  int brackets = 0;
};

// True where the text may be cut between characters i - 1 and i; requires 0 < i < size. Never after a space.
bool is_candidate(const CharSequence& text, size_t i);
// At a gap (character i is a space) a token always ends; the question is only whether the sentence does.
inline bool is_gap(const CharSequence& text, size_t i) { return text.classes[i] == CharClass::space; }

// Fills `out` with the hashes of the features that hold at candidate i.  The first one holds at every candidate of its kind (gap or not).
void boundary_features(const CharSequence& text, size_t i, const SentenceState& state, std::vector<uint32_t>& out);

// Brings the state past the token of characters [from, to).
void advance(SentenceState& state, const CharSequence& text, size_t from, size_t to);

}  // namespace relata::extract
