#pragma once
// Where the name in a noun phrase begins and ends.

#include "extract/coreference/candidate.hpp"

namespace relata::extract {

// The words of the name that the phrase of `head` is or contains as its head; empty if the head is no name. Titles before it, "the",
// possessors and common nouns ("tech giant") stay outside; pieces joined by hyphens ("T", "-", "Head") inside.
WordRange name_range(const Analysis& analysis, uint32_t sentence, uint32_t head, WordRange phrase);

// The name given in brackets right behind word `last` - 1: "(BABA)", "(NYSE: BABA)", "(Pingtouge)"; empty if there is none or it is a place,
// a number or a sentence.
WordRange bracketed_name(const Sentence& sentence, uint32_t last);

// True for a word that begins with a capital or digit.
bool begins_like_name(std::string_view form);

}  // namespace relata::extract
