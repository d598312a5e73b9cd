#pragma once
// What the models of referring.hpp are asked about: shared by the finder and by relata-train, which fits them.

#include <string>
#include <unordered_map>

#include "extract/coreference/linear_model.hpp"
#include "extract/coreference/referring.hpp"

namespace relata::extract {

inline constexpr size_t kFarthest = 60;     // expressions back among which an antecedent is sought
inline constexpr size_t kLongestSentence = 500;  // words; a longer one is a list or data, and gives no expressions
inline constexpr size_t kMostAlike = 12;    // the last of those with the same head word, however far back

// The tables that relata-train coreference writes; sorted by key.
std::span<const FeatureWeight> head_weights();
std::span<const FeatureWeight> pair_weights();

// How often a document has each lemma as the head of a phrase of its own, not before another noun.
using LemmaCounts = std::unordered_map<std::string, uint32_t>;
LemmaCounts count_lemmas(std::span<const Sentence> sentences);

// True for words that can head a referring expression at all.
bool may_refer(const Word& word);
// Does word `i` head a referring expression?
void head_features(const Sentence& sentence, const Children& children, uint32_t i, const LemmaCounts& counts, FeatureKeys& keys);
// Do `i` and its conjuncts together head one more ("Kim and Sandy")? Asked only where has_conjuncts.
bool has_conjuncts(const Sentence& sentence, const Children& children, uint32_t i);
void group_features(const Sentence& sentence, const Children& children, uint32_t i, FeatureKeys& keys);

// The words of the expression that `head` heads; with its conjuncts if `group`.
WordRange referring_words(const Sentence& sentence, const Children& children, uint32_t head, bool group);

// An expression as far as its own words tell.
struct Described {
  enum class Kind : uint8_t { name, definite, demonstrative, possessed, indefinite, bare, number, first, second, third, relative, pronoun };
  Referring at;
  Kind kind = Kind::bare;
  uint8_t number = 0;       // 0 unknown, 1 singular, 2 plural
  uint8_t gender = 0;       // 0 unknown, 'm', 'f', 'n'
  bool group = false;
  std::string head;         // its head's lemma, in small letters
  std::string text;         // its words in small letters, without articles before and what follows a relative pronoun
  std::string last;         // the last word of the name it is, else its head
  std::vector<std::string> modifiers;  // words before the head, small letters
};
Described describe(const Sentence& sentence, const Children& children, const Referring& at, bool group);

// A document's expressions, in order, with what their ranks and counts need.
struct Expressions {
  std::span<const Sentence> sentences;
  std::vector<Described> list;
  std::vector<uint32_t> first_like;  // the first expression with the same text
  std::vector<uint32_t> seen;        // how many before it have the same text
};
Expressions find_expressions(std::span<const Sentence> sentences, const LinearModel& heads);

// As find_referring, with models of one's own.
std::vector<Referring> find_referring(std::span<const Sentence> sentences, const LinearModel& heads, const LinearModel& pairs);

// The earlier expressions that expression `i` may go back to, latest first.
std::vector<uint32_t> antecedents_of(const Expressions& all, uint32_t i, const std::unordered_map<std::string, std::vector<uint32_t>>& by_head);
// The one feature that every going back to nothing has.
void new_bias(FeatureKeys& keys);
// That expression `i` goes back to `a`; that it goes back to none.
void pair_features(const Expressions& all, uint32_t i, uint32_t a, FeatureKeys& keys);
void new_features(const Expressions& all, uint32_t i, bool same_head_before, bool same_text_before, FeatureKeys& keys);

}  // namespace relata::extract
