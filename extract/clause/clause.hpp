#pragma once
// The clauses of a sentence: a predicate, its subjects, its arguments, and what is said about its truth. One clause
// structure serves both granularities of facts. Clause types after Del Corro & Gemulla, ClausIE (WWW 2013), section 3.
//
// in:  a parsed sentence (a Tree)
// out: clauses in the order of their predicates; everything is an index of a word of the sentence

#include <cstdint>
#include <vector>

#include "common/extraction.hpp"
#include "extract/clause/tree.hpp"

namespace relata::extract {

enum class ClauseType : uint8_t {
  sv,           // The market opened.
  sva,          // The plant stands in Porto.
  svc,          // The plant is old.
  svo,          // The firm builds ships.
  svoo,         // The firm gave them a ship.
  svoa,         // The firm moved the ship to Porto.
  svoc,         // They called the ship Aurora.
  existential,  // There is a plant in Porto.
};

enum class Role : uint8_t {
  object,
  indirect_object,
  complement,  // of a copula or of a verb like "call", "become"
  oblique,     // with a preposition, or bare: "last year"
  agent,       // of a passive, with "by"
  adverbial,   // an adverb
  clause,      // a clause as argument: "said that ..."
};

struct Argument {
  Role role = Role::object;
  uint32_t head = kNoIndex;
  std::vector<uint32_t> marker;  // preposition or conjunction: {in}, {because, of}; may be empty
  uint32_t group = 0;            // arguments that are coordinated with each other share the number
};

// Where a clause has its subject from.
enum class SubjectOrigin : uint8_t {
  own,           // it stands in the clause
  coordination,  // shared with the verb it is coordinated with
  control,       // of an infinitive or a gerund: the subject or object of the governing verb
  participle,    // "firms building ships": the noun
  adverbial,     // "Having sold it, the firm ...": the subject of the main clause
  relative,      // "who": the antecedent
};

std::string_view name_of(SubjectOrigin origin);

struct Clause {
  ClauseType type = ClauseType::sv;
  uint32_t head = kNoIndex;           // the predicate: a verb, or the complement of a copula
  std::vector<uint32_t> subjects;     // heads, one for each conjunct
  SubjectOrigin origin = SubjectOrigin::own;
  std::vector<uint32_t> lead;         // words of the main clause before them, where an infinitive or a marked gerund continues it:
                                      // "opened a yard to" build ships; for the wording, not for the name
  bool wording_only = false;          // too indirect for the graph: "led to the cost of building ships"
  std::vector<uint32_t> group;        // the words of the relation, in order: "has", "not", "planned", "to", "open"
  std::vector<uint32_t> verbs;        // the content words among them, outermost first: "planned", "open"
  bool copular = false;
  bool passive = false;               // of the last verb
  bool reduced = false;               // a participle without auxiliary after a noun or beside a clause
  bool reported_object = false;       // the group holds a noun phrase: "announced plans to open"
  std::vector<Argument> arguments;
  Polarity polarity = Polarity::affirmed;
  Modality modality = Modality::asserted;
  uint32_t attribution = kNoIndex;    // head of the phrase that names the speaker
  bool unreal = false;                // question, condition, command, denied or doubted: no fact
};

// All clauses that have a subject and a predicate.
std::vector<Clause> find_clauses(const Tree& tree);

// A predicate: a verb that heads a clause, or the complement of a copula.
bool is_predicate(const Tree& tree, uint32_t word);

}  // namespace relata::extract
