#pragma once
// Facts as the clauses of one sentence give them: still words of the sentence, not yet mentions of a document.
//
// A fact prints at two granularities. `fine`: a triple an argument, with the words between inside the relation ("opened a
// plant in ; Porto"). `nary`: a tuple a clause. Beside the wording stand what the graph needs: the canonical relation,
// its direction, polarity, modality, speaker, adjuncts.

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "common/extraction.hpp"
#include "extract/clause/clause.hpp"

namespace relata::extract {

struct Phrase {
  uint32_t head = kNoIndex;
  std::vector<uint32_t> words;  // in the order of printing
};

// A verb that no word of the sentence is, printed before the relation's words.
enum class AddedVerb : uint8_t { none, is, are, has, have };
std::string_view text_of(AddedVerb verb);  // "" for none

struct FactQualifier {
  std::string_view key;          // amount, time, place, manner, purpose, reason, source, instrument, topic, other
  std::vector<uint32_t> marker;  // preposition; empty for a bare adverbial
  Phrase phrase;
};

struct ClauseFact {
  Phrase subject;
  AddedVerb added = AddedVerb::none;
  std::vector<uint32_t> relation;    // in the order of printing
  std::vector<Phrase> objects;       // fine: one. nary: at least one
  std::string name;                  // canonical relation, from subject to object, or the other way if `inverted`
  std::string full_name;             // with the object that `name` leaves to another fact ("opens_in", "opens_yard_in"); else empty
  bool inverted = false;             // the graph's subject is the object here: "was built by"
  Polarity polarity = Polarity::affirmed;
  Modality modality = Modality::asserted;
  uint32_t attribution = kNoIndex;   // head word of the speaker
  std::vector<FactQualifier> qualifiers;
  bool implied = false;              // no clause states it
  bool unreal = false;               // question, condition, denial: printed for no graph
  bool wording_only = false;         // a clause or an adverb as argument: nothing a node could stand for
  bool reading = false;              // nary: a triple of what a tuple of the clause says already, for its own sake
  bool context_object = false;       // the object is for the document to tell: the company of "chairman Ana Reis"
  std::string_view rule;             // name of the construction
  SubjectOrigin origin = SubjectOrigin::own;
  uint32_t clause = kNoIndex;        // head of the clause; kNoIndex for what no clause states
  uint32_t anchor = kNoIndex;        // the word that carries the relation: the verb, the role, the noun of a light verb
  double confidence = 0.5;           // 0 to 1
};

// All facts of a sentence, one triple an argument, in the order of their clauses. At most kMaxFacts.
inline constexpr size_t kMaxFacts = 400;
std::vector<ClauseFact> fine_facts(const Tree& tree);

// The same clauses, one tuple a clause and subject. Behind them, with little confidence, the triples of fine_facts that no tuple repeats
// word for word: other readings of the same clauses.
std::vector<ClauseFact> nary_facts(const Tree& tree);

}  // namespace relata::extract
