#pragma once
// CoNLL-U, in and out (https://universaldependencies.org/format.html): ten tab-separated columns, a blank line after each
// sentence. Read: words, multiword tokens, SpaceAfter=No; empty nodes (8.1) and enhanced dependencies are skipped.

#include <string>
#include <string_view>
#include <vector>

#include "common/error.hpp"
#include "extract/sentence/sentence.hpp"

namespace relata::extract {

// A sentence of a CoNLL-U file with what its comments say. Its spans point into `text`, which is its tokens joined by
// the spaces that SpaceAfter leaves.
struct ConlluSentence {
  Sentence sentence;
  std::string text;
  std::vector<std::string> comments;      // without the leading "# "
  std::vector<std::string> misc;          // MISC of each word, "_" where empty
  bool new_document = false;              // "# newdoc" stands before it
  bool new_paragraph = false;             // "# newpar" stands before it, or newdoc
};

// Every sentence of a file's content. Errors of kind data with the span of the line: too few columns, an id out of order,
// a head that is no word of the sentence. `name` is the file's name, for messages.
Result<std::vector<ConlluSentence>> read_conllu(std::string_view content, const std::string& name);

// Appends the sentence in CoNLL-U. Columns without content are "_". `text` is the document's text: surface forms are taken
// from it by the tokens' spans; white space inside a token is written as one space. Comment lines are the caller's.
void write_conllu(const Sentence& sentence, std::string_view text, std::string& out);

}  // namespace relata::extract
