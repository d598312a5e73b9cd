#pragma once
// The extractions of many documents -> one graph: which mentions are one entity, what it is called, which facts say the
// same. A pure function of the set of extractions, whatever their order: they are taken in the order of their ids.

#include <span>

#include "common/curation.hpp"
#include "common/extraction.hpp"
#include "common/resolved.hpp"

namespace relata {

// `document` in the result indexes `extractions` as given; `curation` is what people decided. Requires distinct ids.
ResolvedGraph resolve(std::span<const DocumentExtraction> extractions, const Curation& curation = {});

}  // namespace relata
