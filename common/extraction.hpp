#pragma once
// What one document gives, as plain data: the seam between extraction (which makes it), the file (which stores it before
// anything is resolved) and resolution (which turns the extractions of many documents into one graph).
// All spans are bytes of the document's kept text.

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "common/span.hpp"
#include "common/value.hpp"

namespace relata {

inline constexpr uint32_t kNoIndex = 0xFFFFFFFF;

// The type label of an entity's node. The last five are values: a node of one fact alone, never shared.
enum class EntityType : uint8_t { concept_, organization, person, place, product, event, work, money, quantity, percent, date, duration };
constexpr bool is_literal(EntityType t) { return t >= EntityType::money; }
std::string_view label_of(EntityType t);                        // "Organization"; "Concept" for concept_
bool entity_type_from(std::string_view label, EntityType& out);  // false if there is no such type

enum class Polarity : uint8_t { affirmed, negated };
enum class Modality : uint8_t { asserted, planned, intended, agreed, possible, claimed, projected, estimated, expected, obligation, conditional };
std::string_view name_of(Polarity p);
std::string_view name_of(Modality m);
bool polarity_from(std::string_view name, Polarity& out);
bool modality_from(std::string_view name, Modality& out);

enum class MentionKind : uint8_t {
  name,     // "Alibaba Group Holding Ltd.", "CEO Eddie Wu" (the name is "Eddie Wu")
  nominal,  // "the Chinese tech giant", "custom chips"
  pronoun,  // "it", "which", "its"
  literal,  // "$53 billion", "2025", "26%"
};

// A stretch of text that stands for one thing.
struct Mention {
  Span span;                  // the noun phrase, without relative clauses and appositions
  Span head;                  // its head word; for a name the whole name
  std::string text;           // how a node of it would be named: no leading determiner, no possessor's pronoun, one line
  EntityType type = EntityType::concept_;
  MentionKind kind = MentionKind::nominal;
  uint32_t sentence = 0;      // index into DocumentExtraction::sentences
  // Mentions with one chain number are one thing of this document. kNoIndex: a nominal that means a kind ("custom chips"),
  // known by its name alone across documents; any other mention stands alone.
  uint32_t chain = kNoIndex;
  bool generic = false;       // may stand in evidence but not name a node: "it", "the company", a URL, a byline
  std::vector<std::string> aliases;  // further names given on the spot: the ticker of "Alibaba Group Holding Ltd. (BABA)"
  Map properties;             // literals, parsed: amount, currency, value, unit, low, high, approximate
};

// An adjunct of a fact. `key` is one of: amount, time, place, manner, purpose, reason, source, instrument, topic, other.
struct Qualifier {
  std::string key;
  std::string preposition;      // "in"; empty for a bare adverbial
  std::string text;
  uint32_t mention = kNoIndex;  // into DocumentExtraction::mentions
};

struct Fact {
  uint32_t sentence = 0;  // index into DocumentExtraction::sentences
  uint32_t subject = 0;   // indices into DocumentExtraction::mentions
  uint32_t object = 0;
  std::string relation;   // candidate of the canonical name: "builds", "partners_with", "is_ceo_of"
  std::string phrase;     // wording: "is building"
  Span relation_span;     // the verb or the word that carries the relation
  Polarity polarity = Polarity::affirmed;
  Modality modality = Modality::asserted;
  uint32_t attribution = kNoIndex;  // the mention of who says it
  std::vector<Qualifier> qualifiers;
  bool implied = false;   // no clause states it: apposition, title, possessive
  std::string rule;       // name of the rule that found it
  uint16_t confidence_thousandths = 500;
};

// Why a fact that a rule read off a sentence is not told of the document, or told by the document is not in the graph.
enum class DropReason : uint8_t {
  unreal,           // a question, a condition, what somebody denies
  wording,          // one end is a clause or an adverb: nothing a node could stand for
  long_relation,    // a chain of words too long to be a relation
  unnamed_subject,  // an end that names nothing and stands for nothing that has a name: "it", "the company"
  unnamed_object,
  value_subject,    // an amount or a date is nothing to tell of
  itself,           // both ends are one thing
  idea,             // an implied "has" or "is" of an idea: "its strategy"
  repeated,         // the sentence says it twice
  time_only,        // the clause's other facts carry its date as a qualifier
  thinner,          // another fact of the same clause says the same and more
};
std::string_view name_of(DropReason r);       // "unreal"; for files and data
std::string_view explanation_of(DropReason r);  // a clause for people: "one end names nothing"

// A fact that was considered and not kept.
struct DroppedFact {
  uint32_t sentence = 0;  // index into DocumentExtraction::sentences
  Span subject;           // the words of its ends; empty where an end was not found
  Span object;
  std::string relation;   // as in Fact
  std::string rule;
  DropReason reason = DropReason::unreal;
};

struct SentenceRecord {
  Span span;
  uint8_t block_kind = 0;  // extract/document's BlockKind, as a number
};

struct DocumentExtraction {
  std::string id;     // DESIGN section 3: JSON Lines `id`, else path relative to the INPUT given, '/'-separated
  std::string title;  // may be empty
  std::string date;   // ISO 8601, or empty
  std::vector<SentenceRecord> sentences;
  std::vector<Mention> mentions;
  std::vector<Fact> facts;
  std::vector<DroppedFact> dropped;  // in the order of their sentences
};

}  // namespace relata
