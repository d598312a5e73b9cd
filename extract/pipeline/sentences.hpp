#pragma once
// A document's blocks as sentences: which sentence stands in which block, and what may be made of it.

#include <vector>

#include "extract/coreference/mentions.hpp"
#include "extract/document/document.hpp"
#include "extract/sentence/sentence.hpp"
#include "extract/tokenizer/tokenizer.hpp"

namespace relata::extract {

struct DocumentSentences {
  std::vector<Sentence> sentences;         // in the order of the text
  std::vector<SentenceContext> contexts;   // parallel
  std::vector<uint32_t> blocks;            // parallel: index into Document::blocks
  std::vector<uint32_t> cells;             // parallel: the cell of a table row, else kNoIndex
};

// The sentences that are analysed. Blocks that give no facts have none; a table row has one or more a cell.
DocumentSentences sentences_of(const Document& document, const Tokenizer& tokenizer);

// Every sentence of the text, whatever its block: no character that is not white space is lost.
std::vector<Sentence> all_sentences_of(const Document& document, const Tokenizer& tokenizer);

}  // namespace relata::extract
