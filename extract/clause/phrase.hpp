#pragma once
// The words of an argument, from its head word.

#include <initializer_list>

#include "extract/clause/fact.hpp"

namespace relata::extract {

// The name that a title before it heads in the tree: "Ana" in "chairman Ana Reis" from "chairman"; else the word itself.
uint32_t name_head(const Tree& tree, uint32_t head);

// How much of what follows its head belongs to a phrase.
enum class Extent : uint8_t {
  core,  // complements with "of" alone; other prepositions start facts of their own
  full,  // all prepositional complements
};

// A noun phrase with what stands before its head and its prepositional complements; without relative clauses, participles,
// appositions, further conjuncts and the preposition that governs it.
Phrase noun_phrase(const Tree& tree, uint32_t head, Extent extent = Extent::core);
// The complement of a copula: likewise, without subject, auxiliaries and adjuncts of the clause.
Phrase complement_phrase(const Tree& tree, uint32_t head, Extent extent = Extent::core);
// Everything below the head but the words of `marker`; for clauses and adverbs.
Phrase whole_phrase(const Tree& tree, uint32_t head, const std::vector<uint32_t>& marker = {});
// The phrase of an argument, by its role.
Phrase argument_phrase(const Tree& tree, const Clause& clause, const Argument& argument, Extent extent = Extent::core);

// Punctuation at the edges, and next to words that were left out, goes; words in order.
std::vector<uint32_t> tidy(const Tree& tree, std::vector<uint32_t> words);

}  // namespace relata::extract
