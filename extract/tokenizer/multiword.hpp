#pragma once
// A token's words. English contractions and possessives are tokens of two words in Universal Dependencies ("don't" is "do"
// and "n't", "NASA's" is "NASA" and "'s"); which tokens are, is a closed set of endings and of whole words.

#include <string_view>
#include <vector>

#include "common/span.hpp"
#include "extract/sentence/sentence.hpp"

namespace relata::extract {

// Appends the words of the token `form`, which stands at `span`.
void append_words(std::string_view form, Span span, std::vector<Word>& words);

// Cuts contractions written without an apostrophe that are also other words, where the next token tells which they are: "its a pity"
// is "it" and "s", "its price" stays. `base` is where `text` begins among the offsets of the sentence.
void split_in_context(std::string_view text, uint32_t base, Sentence& sentence);

// Appends the token as one word.
void append_word(std::string_view form, Span span, std::vector<Word>& words);

}  // namespace relata::extract
