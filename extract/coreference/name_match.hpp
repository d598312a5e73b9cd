#pragma once
// Names of one document that are one thing by their wording.

#include "extract/coreference/candidate.hpp"
#include "extract/coreference/chain_set.hpp"

namespace relata::extract {

// Merges names with one key; a name with its bracketed alias ("(KML)"); a surname with the only full name that ends with it; an
// acronym with the only name it abbreviates; "Huron" with "Huron Technologies" where no other name begins so.
void merge_names(const Analysis& analysis, ChainSet& chains);

}  // namespace relata::extract
