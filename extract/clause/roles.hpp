#pragma once
// What someone is of an organisation: "head of Vela", "Vela's chief engineer", "Vela CEO".

#include <string_view>
#include <vector>

#include "extract/clause/fact.hpp"

namespace relata::extract {

// Adds "`person` is ROLE of ORGANISATION" for each organisation the phrase of `role` names by "of", a possessive or a
// compound. False if it names none or `role` is no role.
bool add_role_facts(const Tree& tree, uint32_t person, uint32_t role, std::string_view rule, std::vector<ClauseFact>& facts,
                    unsigned depth = 0);

}  // namespace relata::extract
