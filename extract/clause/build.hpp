#pragma once
// The parts of clause building; each is a function of the tree and a predicate. Used by find_clauses alone.

#include <vector>

#include "extract/clause/clause.hpp"

namespace relata::extract {

inline constexpr uint32_t kMaxChain = 8;  // verbs above one another in "wants to try to begin to ..."

// subjects.cpp
struct Subjects {
  std::vector<uint32_t> heads;
  SubjectOrigin origin = SubjectOrigin::own;
};
Subjects subjects_of(const Tree& tree, uint32_t predicate);
// The predicate's own subject child (nsubj, nsubj:pass, csubj), or kNoIndex.
uint32_t own_subject(const Tree& tree, uint32_t predicate);
// The noun a relative clause or a participle modifies; kNoIndex for other predicates.
uint32_t antecedent(const Tree& tree, uint32_t predicate);
// The verb an infinitive or gerund `predicate` is controlled by and shares its subject with; kNoIndex if there is none.
uint32_t subject_governor(const Tree& tree, uint32_t predicate);

// verb_group.cpp: fills in group, verbs, copular, passive, reduced, reported_object.
void fill_group(const Tree& tree, Clause& clause);
// Fills in lead and wording_only, where an infinitive or a marked gerund continues another clause.
void fill_lead(const Tree& tree, Clause& clause);
// A copula and its complement; not a verb below a copula ("the aim is to build").
bool is_copular(const Tree& tree, uint32_t predicate);
// An infinitive's "to" or a gerund's conjunction or preposition; empty for others and for finite clauses.
std::vector<uint32_t> nonfinite_marker(const Tree& tree, uint32_t predicate);
bool is_passive(const Tree& tree, uint32_t predicate);
// For "announced plans to open" from "open": the noun "plans"; else kNoIndex.
uint32_t governing_noun(const Tree& tree, uint32_t predicate);
// The same where the infinitive hangs on the verb ("announced [plans] [to open ...]"): a noun of intention as its object.
uint32_t intention_between(const Tree& tree, uint32_t predicate);
// The words of a noun phrase that is quoted inside a relation: without what follows its head but a complement of measure.
std::vector<uint32_t> bare_phrase(const Tree& tree, uint32_t head);

// arguments.cpp: fills in arguments and the type.
void fill_arguments(const Tree& tree, Clause& clause);

// status.cpp: fills in polarity, modality, attribution, unreal.
void fill_status(const Tree& tree, Clause& clause);

}  // namespace relata::extract
