#pragma once
// The canonical name of a relation: the head verb in the third person singular present, then the verb it governs, particle,
// noun, preposition, in snake_case: "builds", "partners_with", "is_ceo_of", "plans_to_open_in". A passive without its agent
// keeps its voice: "is_based_in".

#include <string>
#include <vector>

#include "extract/clause/clause.hpp"

namespace relata::extract {

// The name of a clause's verbs alone. `active`: the passive is turned round ("was built by" -> "builds").
std::string verb_name(const Tree& tree, const Clause& clause, bool active = false);

// `name` with the preposition's words behind it.
std::string with_marker(const Tree& tree, std::string name, const std::vector<uint32_t>& marker);

// "a number of ships" is some ships; "the number of the ships" is a number.
bool is_measuring(const Tree& tree, uint32_t noun);
// What a noun of measure measures: "ships" from "hundreds" in "hundreds of ships", through further ones; else the noun itself.
uint32_t measured(const Tree& tree, uint32_t noun);

// `name` with a noun behind it; roles keep their modifiers: "is" + "chief technology officer" -> "is_chief_technology_officer".
std::string with_noun(const Tree& tree, std::string name, uint32_t noun);

// A word of a name: lower case, "-" as "_", other signs gone.
std::string name_part(std::string_view word);

}  // namespace relata::extract
