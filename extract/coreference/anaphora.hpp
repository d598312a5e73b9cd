#pragma once
// Pronouns and definite nominals to what they stand for, in reading order.
//
// A salience score after Lappin & Leass (1994): what was mentioned lately, as a subject, by its name and often is likely to be
// meant. Departures: entities keep scores over three sentences only, the whole document's frequency counts a little, and
// nothing is linked unless the best candidate is clearly ahead of the second: a wrong link makes a false fact, a missing one
// loses one.

#include "extract/coreference/candidate.hpp"
#include "extract/coreference/chain_set.hpp"

namespace relata::extract {

// Links relative pronouns to the noun their clause modifies, appositions and "the Ab3 model" to the name in them.
void link_by_structure(const Analysis& analysis, ChainSet& chains);

// Links personal pronouns and definite nominals backwards.
void link_backwards(const Analysis& analysis, ChainSet& chains);

}  // namespace relata::extract
