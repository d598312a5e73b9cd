#pragma once
// Facts of all documents that say the same become one relationship with all their evidence.

#include <span>
#include <vector>

#include "common/extraction.hpp"
#include "common/resolved.hpp"
#include "resolve/entities.hpp"

namespace relata {

struct FactTable {
  std::vector<ResolvedFact> facts;  // in the order of their first evidence
  std::vector<UnusedFact> unused;   // those that no relationship is made of, in the order of documents and facts
};

// Adds to `table.entities` the values that objects and subjects of facts are, one entity a fact, and gives the merged facts. A fact is
// not used when no node may stand for one of its ends, or both ends are one thing.
FactTable resolve_facts(std::span<const DocumentExtraction> extractions, const std::vector<uint32_t>& order, const Curation& curation, EntityTable& table);

}  // namespace relata
