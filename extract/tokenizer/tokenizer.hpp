#pragma once
// Raw text to sentences of tokens and words with byte spans. The cuts are learned (boundaries.hpp, training.hpp); the words
// of a multiword token are found by rule (multiword.hpp).

#include <cstdint>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "common/error.hpp"
#include "extract/model/model_file.hpp"
#include "extract/sentence/sentence.hpp"
#include "extract/tokenizer/boundaries.hpp"

namespace relata::extract {

inline constexpr std::string_view kTokenizerSection = "tokenizer";
inline constexpr uint32_t kTokenizerFormat = 2;  // the section begins with this and the number of bits, 16 bits each

// What a feature says for the end of a token and for that of a sentence, against what else may be: no end inside a run of
// characters, the end of a token alone before a space. `mark` is a part of the feature's hash, so that a feature that was
// never learned rarely finds the weights of another one.
struct BoundaryRow {
  uint8_t mark = 0;
  int8_t token = 0;
  int8_t sentence = 0;
};
inline constexpr uint8_t mark_of(uint32_t feature) { return static_cast<uint8_t>(feature); }

// The weights of the cut classifier: 2^bucket_bits rows, found by the upper bits of a feature's hash.
struct BoundaryWeights {
  unsigned bucket_bits = 0;
  std::span<const BoundaryRow> rows;
  // The best cut at candidate i. Ties go to the smaller cut.
  [[nodiscard]] Cut decide(const CharSequence& text, size_t i, const SentenceState& state, std::vector<uint32_t>& scratch) const;
};

// Safe to share between threads. Keeps the model's mapping alive.
class Tokenizer {
 public:
  // Error of kind file when the model has no tokenizer or one of another shape.
  static Result<Tokenizer> load(const ModelFile& model);

  // Appends the sentences of `block`, a part of the document's valid UTF-8 text across whose borders no sentence runs (a
  // paragraph, a heading, a bullet). Line breaks inside it count as spaces. Every character that is not white space is in
  // exactly one token. Tokens of more than 1,000 characters and sentences of more than 1,000 tokens are cut.
  void tokenize(std::string_view text, Span block, std::vector<Sentence>& out) const;

 private:
  Tokenizer() = default;
  ModelFile model_;
  BoundaryWeights weights_;
};

// A sentence of given tokens, each one word unless `split_multiword`. Its spans point into `text`, which is replaced by the
// tokens joined with single spaces.
Sentence sentence_of_tokens(std::span<const std::string_view> tokens, bool split_multiword, std::string& text);

}  // namespace relata::extract
