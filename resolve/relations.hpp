#pragma once
// Canonical relations: one type for one meaning and direction. Wordings are kept with the facts.

#include <string>
#include <string_view>

namespace relata {

struct CanonicalRelation {
  std::string name;
  bool inverted = false;  // subject and object change places: "is_owned_by" is "owns" the other way round
};

// The canonical form of a relation's candidate name: strict synonyms ("purchases" -> "buys") and inverses
// ("is_acquired_by" -> "acquires"); anything else stays as it is.
CanonicalRelation canonical_relation(std::string_view name);

// True if "A relation B" says the same as "B relation A": partners_with, competes_with.
bool is_symmetric(std::string_view relation);

}  // namespace relata
