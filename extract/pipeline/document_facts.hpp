#pragma once
// From the facts of single sentences to the facts of a document: arguments become mentions, pronouns and phrases like "the
// company" are kept only where their chain has a name, adjuncts become qualifiers.

#include <vector>

#include "common/extraction.hpp"
#include "extract/coreference/mentions.hpp"
#include "extract/document/document.hpp"
#include "extract/pipeline/continuations.hpp"
#include "extract/pipeline/naming_mentions.hpp"
#include "extract/pipeline/sentences.hpp"

namespace relata::extract {

struct DocumentFacts {
  std::vector<Fact> facts;
  std::vector<DroppedFact> dropped;  // what the rules found and is not told, in the order of the sentences
};
// `continuations` are parsed. Their facts are told of the item's sentence.
DocumentFacts document_facts(const Document& document, const DocumentSentences& sentences, const std::vector<Continuation>& continuations,
                             const Mentions& mentions);

// Facts of a table with a header: the first cell of a row is the subject, the header of a column the relation.
void add_table_facts(const Document& document, const DocumentSentences& sentences, const Mentions& mentions, std::vector<Fact>& facts);

}  // namespace relata::extract
