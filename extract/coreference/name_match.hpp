#pragma once
// Names of one document that are one thing by their wording.

#include <string>
#include <string_view>

#include "extract/coreference/candidate.hpp"
#include "extract/coreference/chain_set.hpp"

namespace relata::extract {

// A name for comparing: case folded, curly apostrophes straight, corporate suffixes behind it gone ("Kim Mills Holding Ltd." ->
// "kim mills"), but never the whole name.
std::string name_key(std::string_view name);

// Merges names with one key; a name with its bracketed alias ("(KML)"); a surname with the only full name that ends with it; an
// acronym with the only name it abbreviates; "Huron" with "Huron Technologies" where no other name begins so.
void merge_names(const Analysis& analysis, ChainSet& chains);

}  // namespace relata::extract
