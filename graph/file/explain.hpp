#pragma once
// Why facts are there, and what became of everything that was read off a sentence; as maps (graph/store/evidence.hpp has the keys).

#include <span>
#include <vector>

#include "graph/file/documents.hpp"
#include "graph/file/text_links.hpp"

namespace relata::file {

// Which relationship a fact of a document became.
struct FactOwner {
  Reference fact;
  uint32_t relationship = 0;
};

// The evidence the other way round, ordered by document and fact.
std::vector<FactOwner> owners_of_facts(const LinkTable& evidence);

// One piece of evidence with the words, the chains and the wording behind it; without the merges of the nodes.
Map why_map(const StoredDocument& document, const Fact& fact);

// What the rules read off the sentence that covers byte `offset`.
List considered_maps(const StoredDocument& document, uint32_t offset, std::span<const FactOwner> owners,
                     std::span<const Unused> unused);

}  // namespace relata::file
