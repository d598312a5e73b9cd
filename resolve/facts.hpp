#pragma once
// Facts of all documents that say the same become one relationship with all their evidence.

#include <span>
#include <vector>

#include "common/extraction.hpp"
#include "common/resolved.hpp"
#include "resolve/entities.hpp"

namespace relata {

// Adds to `table.entities` the values that objects and subjects of facts are, one entity a fact, and gives the merged facts in the
// order of their first evidence. A fact is dropped when a node may stand for neither of its ends, or both ends are one thing.
std::vector<ResolvedFact> resolve_facts(std::span<const DocumentExtraction> extractions, const std::vector<uint32_t>& order, EntityTable& table);

}  // namespace relata
