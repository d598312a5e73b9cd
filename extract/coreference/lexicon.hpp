#pragma once
// Closed lists of English that mentions and chains ask: classes of nouns, cues in names, places, pronouns. Lists of kinds of words
// and of the world's countries; no firms, no products, no people.

#include <cstdint>
#include <string_view>

#include "common/extraction.hpp"

namespace relata::extract {

// The kind of thing a common noun's lemma names: "chipmaker" an organization, "analyst" a person, "model" a product ...;
// concept_ where the list does not say.
EntityType class_of_noun(std::string_view lemma);

// The type that the last word of a name shows: "University" organization, "Summit" event, "River" place; concept_ if none.
EntityType class_of_name_word(std::string_view word);

// "Mr.", "CEO", "President": stands before or behind a person's name and is no part of it.
bool is_title(std::string_view word);
// A country, continent, region of the world, or their short form ("U.S.", "EU").
bool is_place_name(std::string_view name);
// The place that an adjective of nationality belongs to: "Chinese" -> "China"; empty if it is none.
std::string_view place_of_adjective(std::string_view adjective);

// 'm', 'f', or 0 where the given name does not tell or is not known.
char gender_of_given_name(std::string_view name);

// An abbreviation of a common noun ("AI", "GPU", "GDP"): a kind, though it is written like a name.
bool is_common_abbreviation(std::string_view word);

// Nouns that refer back or to the text itself and name nothing when they stand alone ("move", "announcement", "thing").
bool is_empty_noun(std::string_view lemma);
// Those of them that say nothing without a complement in the plural, either ("plans", "results").
bool is_abstract_noun(std::string_view lemma);
// Nouns formed from verbs or for relations, whose meaning lies in their prepositional complement ("partnership with ...").
bool is_relational_noun(std::string_view lemma);

}  // namespace relata::extract
