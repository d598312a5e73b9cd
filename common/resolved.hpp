#pragma once
// The graph that many extractions give, as plain data: the seam between resolution (which makes it) and the store and
// the file (which hold it). Entities and facts stand in a canonical order that depends on the extractions alone.

#include <cstdint>
#include <string>
#include <vector>

#include "common/extraction.hpp"

namespace relata {

// Names one mention of one document.
struct MentionReference {
  uint32_t document = 0;  // index into the extractions that were resolved
  uint32_t mention = 0;   // index into that extraction's mentions
};

// Why two names are one node; it can be shown and undone.
struct Merge {
  std::string name;    // the name that was merged in
  std::string into;    // the canonical name
  std::string reason;  // "case", "corporate suffix", "ticker", "surname", "coreference"
  uint16_t score_thousandths = 1000;  // how sure the reason is
};

struct ResolvedEntity {
  std::string name;                  // canonical
  EntityType type = EntityType::concept_;
  std::vector<std::string> aliases;  // other names, sorted, without `name`
  std::vector<MentionReference> mentions;
  Map properties;                    // literals: amount, currency, value, unit ...
  std::vector<Merge> merges;
};

// One sentence behind a fact.
struct ResolvedEvidence {
  uint32_t document = 0;
  uint32_t fact = 0;  // index into that extraction's facts: sentence, spans, rule stand there
};

struct ResolvedFact {
  uint32_t subject = 0;  // indices into ResolvedGraph::entities
  uint32_t object = 0;
  std::string relation;  // canonical
  std::string phrase;    // the commonest wording
  uint16_t confidence_thousandths = 0;
  Polarity polarity = Polarity::affirmed;
  Modality modality = Modality::asserted;
  std::string attribution;  // canonical name of who says it; empty if nobody
  std::string amount;       // wordings; empty if not stated
  std::string time;
  std::string place;
  bool implied = false;
  std::vector<ResolvedEvidence> evidence;  // at least one
};

// A fact of a document that is no relationship.
struct UnusedFact {
  uint32_t document = 0;
  uint32_t fact = 0;  // index into that extraction's facts
  DropReason reason = DropReason::itself;
};

struct ResolvedGraph {
  std::vector<ResolvedEntity> entities;
  std::vector<ResolvedFact> facts;
  std::vector<UnusedFact> unused;  // in the order of documents and facts
};

}  // namespace relata
