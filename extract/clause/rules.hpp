#pragma once
// The rules: each knows one construction and adds the facts that it states. A rule lives in a file of its own, which names
// the construction and gives a sentence on which it fires and one on which it must not; tests/extract/clause runs both.

#include <string>
#include <string_view>
#include <vector>

#include "extract/clause/fact.hpp"
#include "extract/clause/phrase.hpp"

namespace relata::extract {

// A clause with what several rules need of it.
struct ClauseView {
  const Tree& tree;
  const Clause& clause;
  std::vector<FactQualifier> qualifiers;  // adjuncts of the clause
};
ClauseView view_of(const Tree& tree, const Clause& clause);

// A fact of the clause about one of its subjects: subject, polarity, modality, speaker, adjuncts filled in.
ClauseFact begin_fact(const ClauseView& view, uint32_t subject, std::string_view rule, Extent extent = Extent::core);
// Adds the fact unless its subject or object has no words, repeats the other, or there are too many already.
void add_fact(std::vector<ClauseFact>& facts, ClauseFact fact);

// The key of an adjunct by its preposition and the type of its noun; empty if it is none, but an argument to its verb.
std::string_view qualifier_key(const Tree& tree, uint32_t head, const std::vector<uint32_t>& marker);
// An oblique that frames or compares rather than relates ("for investors, ...", "despite", "than"): wording, no relation.
bool is_framing(const Tree& tree, const Clause& clause, const Argument& argument);
bool is_temporal(const Tree& tree, uint32_t head);
bool is_question(const Tree& tree);  // the whole sentence
// "than", "despite", "instead of": a phrase behind it is compared or set aside.
bool is_comparing(std::string_view preposition);
// The object of a verb that says something about it rather than does something to it: "keeps the price low", "wants Ana to sing".
bool is_embedded(const ClauseView& view, uint32_t object);
// The amount is that of all subjects together: "collectively", "a combined $ 2 million".
bool is_collective_amount(const Tree& tree, const ClauseFact& fact);
// A clause whose content is another clause: "said on Monday that ...", "agreed in May to sell": when and where it was said is no fact.
bool is_report(const ClauseView& view);
// The name with the adjective that the verb gives its object: "keeps" -> "keeps_low".
std::string with_object(const ClauseView& view, std::string name);
// A bare noun that makes one verb with a light one: "takes place", "keeps pace".
bool is_idiom(const ClauseView& view, uint32_t object);

// Rules over a clause.
void rule_object(const ClauseView& view, std::vector<ClauseFact>& facts);              // builds ships
void rule_indirect_object(const ClauseView& view, std::vector<ClauseFact>& facts);     // gave them a ship
void rule_complement(const ClauseView& view, std::vector<ClauseFact>& facts);          // is a shipyard; became the owner; called it Aurora
void rule_oblique(const ClauseView& view, std::vector<ClauseFact>& facts);             // stands in Porto
void rule_object_oblique(const ClauseView& view, std::vector<ClauseFact>& facts);      // moved the ship to Porto
void rule_agent(const ClauseView& view, std::vector<ClauseFact>& facts);               // was built by the firm
void rule_noun_chain(const ClauseView& view, std::vector<ClauseFact>& facts);          // opened a plant for ships; is the owner of it
void rule_small_clause(const ClauseView& view, std::vector<ClauseFact>& facts);        // called the ship Aurora: it is called so
void rule_clause_argument(const ClauseView& view, std::vector<ClauseFact>& facts);     // said that ...; plans to grow
void rule_existential(const ClauseView& view, std::vector<ClauseFact>& facts);         // there is a plant in Porto

// Rules over the whole tree; their facts are implied.
void rule_apposition(const Tree& tree, std::vector<ClauseFact>& facts);                // the firm, a shipyard,
void rule_title(const Tree& tree, std::vector<ClauseFact>& facts);                     // chairman Ana Reis
void rule_possessive(const Tree& tree, std::vector<ClauseFact>& facts);                // the firm's ships
void rule_listing(const Tree& tree, std::vector<ClauseFact>& facts);                   // ships such as the Aurora

}  // namespace relata::extract
