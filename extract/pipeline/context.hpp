#pragma once
// What a document is about: the organisation a bare title belongs to ("chief executive Ana Reis" in an article on Vela).

#include "common/extraction.hpp"
#include "extract/coreference/mentions.hpp"
#include "extract/document/document.hpp"
#include "extract/pipeline/document_facts.hpp"

namespace relata::extract {

class DocumentContext {
 public:
  DocumentContext(const Document& document, const DocumentSentences& sentences, const Mentions& mentions, const Naming& naming);

  // The last mention before `mention`, or else the first one, of the organisation the document is about. kNoIndex if it is about none: an
  // organisation counts if a heading or the first sentence names it, it is named three times, and more often than any other.
  [[nodiscard]] uint32_t organisation_before(uint32_t mention) const;

 private:
  std::vector<uint32_t> mentions_of_it_;  // ascending
};

}  // namespace relata::extract
