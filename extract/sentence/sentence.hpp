#pragma once
// One sentence, which each stage fills in further: the tokenizer makes tokens, words and spans; the parser adds tags,
// lemmas, heads, relations and names. Everything after it (clauses, coreference) only reads it.
//
// As in Universal Dependencies, a token is what stands in the text ("don't") and a word is what syntax sees ("do", "n't").
// Nearly always a token is one word. Plain data: indices instead of pointers, words counted from 0, byte spans into the
// document's text.

#include <cstdint>
#include <string>
#include <vector>

#include "common/extraction.hpp"
#include "common/span.hpp"
#include "extract/sentence/tags.hpp"

namespace relata::extract {

inline constexpr int32_t kRoot = -1;    // the head of a sentence's root
inline constexpr int32_t kNoHead = -2;  // not parsed yet

struct Word {
  std::string form;
  std::string lemma;     // empty until tagged
  std::string features;  // UD FEATS "Number=Sing|Tense=Past", or empty
  Upos upos = Upos::unknown;
  Xpos xpos = Xpos::unknown;
  Deprel deprel = Deprel::unknown;
  int32_t head = kNoHead;  // index of a word of this sentence, kRoot or kNoHead
  Span span;               // its own bytes; where a token's words are not pieces of it, the token's
};

struct Token {
  Span span;                // bytes of the document
  uint32_t first_word = 0;  // words [first_word, last_word)
  uint32_t last_word = 0;
  bool space_after = true;  // false: the next token follows without white space (SpaceAfter=No)
  [[nodiscard]] bool multiword() const { return last_word - first_word > 1; }
};

// A name or a value with its type, found by the model, a gazetteer or a pattern. They do not overlap.
struct NameSpan {
  uint32_t first_word = 0;  // words [first_word, last_word)
  uint32_t last_word = 0;
  EntityType type = EntityType::concept_;
};

struct Sentence {
  Span span;  // bytes of the document, from the first token's begin to the last token's end
  std::vector<Token> tokens;
  std::vector<Word> words;
  std::vector<NameSpan> names;  // in the order of their words
};

// The children of every word, in order: children.of(i) lists the words whose head is i; of(kRoot) the root(s).
class Children {
 public:
  explicit Children(const Sentence& sentence);
  struct Range {
    const uint32_t* first;
    const uint32_t* last;
    [[nodiscard]] const uint32_t* begin() const { return first; }
    [[nodiscard]] const uint32_t* end() const { return last; }
    [[nodiscard]] bool empty() const { return first == last; }
  };
  [[nodiscard]] Range of(int32_t head) const;

 private:
  std::vector<uint32_t> offsets_;  // offsets_[h + 1] .. offsets_[h + 2]: children of word h; [0] .. [1]: of the root
  std::vector<uint32_t> children_;
};

}  // namespace relata::extract
