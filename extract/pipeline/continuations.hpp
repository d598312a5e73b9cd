#pragma once
// List items that go on with a sentence begun above them, or with their own label:
//
//   The plan will allow the yard to:         The yard will allow ... to build ferries.
//   - Build ferries.
//   - Nautis: Building tugs                  Nautis is building tugs.
//
// Such an item has no subject by itself. It is read a second time as one sentence with what it continues; where each word really stands is
// kept beside it.

#include <vector>

#include "extract/document/document.hpp"
#include "extract/pipeline/sentences.hpp"

namespace relata::extract {

struct WordPlace {
  uint32_t sentence = kNoIndex;  // index into DocumentSentences::sentences; kNoIndex for an added "is"
  uint32_t word = kNoIndex;
};

struct Continuation {
  Sentence sentence;               // unparsed
  std::vector<WordPlace> places;   // a word each
  uint32_t item = 0;               // the sentence of the list item
};

// In the order of the items. Needs no tags.
std::vector<Continuation> continuations_of(const Document& document, const DocumentSentences& all);

}  // namespace relata::extract
