#pragma once
// The way from nodes and relationships back to the text they come from. graph/file implements it over its tables;
// a graph that was not made from text has none (Graph::evidence() is then null).

#include "common/error.hpp"
#include "common/ids.hpp"
#include "common/value.hpp"

namespace relata {

class EvidenceSource {
 public:
  virtual ~EvidenceSource() = default;

  // The sentences behind a relationship, ordered by document and place: a list of maps with the keys `document` (its
  // id), `sentence` (its text), `begin`, `end` (of the sentence), `subject_begin`, `subject_end`, `relation_begin`,
  // `relation_end`, `object_begin`, `object_end`, `rule`, `confidence`. Places are bytes of the document's kept text.
  // A relationship a user made gives the empty list.
  virtual Result<List> evidence(RelationshipId relationship) const = 0;

  // The mentions of a node, ordered by document and place: maps with `document`, `sentence`, `begin`, `end` (of the
  // sentence), `text`, `mention_begin`, `mention_end`, `kind` ("name", "nominal", "pronoun", "literal").
  virtual Result<List> mentions(NodeId node) const = 0;

  // Why other names became this node: maps with `name`, `into`, `reason`.
  virtual Result<List> merges(NodeId node) const = 0;

  // All documents ordered by id: maps with `id`, `title`, `date` (absent when unknown), `sentences` (their number).
  virtual Result<List> documents() const = 0;
};

}  // namespace relata
