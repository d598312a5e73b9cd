#pragma once
// What stands in brackets or between dashes inside a sentence is no part of its structure: "its artificial intelligence (AI) spending",
// "This approach - building both - pays". It is taken out before the parser reads the sentence, read by itself, and put back below the word
// before it.
// Taken out: brackets around a name, an abbreviation or an amount, and what stands between the only two dashes of a sentence. Left alone:
// brackets around other words ("(he said so)"), which may be a sentence of their own, one dash alone, and what ends the sentence.

#include <cstdint>
#include <vector>

#include "extract/sentence/sentence.hpp"

namespace relata::extract {

struct Aside {
  uint32_t sentence = 0;
  uint32_t first = 0;        // where its first word stood
  uint32_t first_token = 0;
  std::vector<Word> words;   // with the brackets or dashes
  std::vector<Token> tokens;
  Sentence inner;            // without them; to be parsed
};

// Takes the asides out of sentences whose tokens are given, the last one of each first.
std::vector<Aside> take_asides(std::vector<Sentence>& sentences);
// Puts them back, the last taken first. Requires that the sentences and the asides' inner sentences are parsed.
void put_back(std::vector<Sentence>& sentences, std::vector<Aside>& asides);

}  // namespace relata::extract
