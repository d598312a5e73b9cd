#pragma once
// The way from nodes and relationships back to the text they come from. graph/file implements it over its tables;
// a graph that was not made from text has none (Graph::evidence() is then null).

#include <cstdint>
#include <string_view>

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

  // Why other names became this node: maps with `name`, `into`, `reason`, `score` (how sure the reason is, 0 to 1).
  virtual Result<List> merges(NodeId node) const = 0;

  // Why a relationship is there: the maps of evidence(), each with
  //   `subject`, `object`   the words of the text that are its ends
  //   `relation`            the relation as the sentence's rule named it, before it got its canonical name
  //   `phrase`, `implied`   its wording; true if no clause states it (an apposition, a title, a possessive)
  //   `subject_chain`, `object_chain`    what stands for the same thing in this document, in reading order: maps with `text`, `kind`,
  //                         `begin`, `end`; the mention itself among them. At most 100.
  // merges() of its two nodes tells which names were joined to call them what they are called.
  virtual Result<List> why(RelationshipId) const { return List{}; }

  // What the rules read off the sentence that covers byte `offset` of a document: maps with `document`, `sentence`, `begin`, `end`,
  // `subject`, `relation`, `object`, `rule`, and `outcome`: "fact" (then `relationship`) or "dropped" (then `reason`, a name of
  // common/extraction.hpp's DropReason, and `explanation`, a clause for people) or "removed" (by hand). Empty where there is no such
  // sentence.
  virtual Result<List> considered(std::string_view, uint32_t) const { return List{}; }

  // The sentences, or the nodes by their names and aliases, that hold all words of `text`, best first by BM25; words are compared
  // without case and accents. Maps with `document`, `begin`, `end`, `sentence`, `score`; with `node`, `score`.
  virtual Result<List> search_sentences(std::string_view, uint32_t /*limit*/) const { return List{}; }
  virtual Result<List> search_names(std::string_view, uint32_t /*limit*/) const { return List{}; }

  // The date of the earliest dated document that states a relationship, ISO 8601, maybe without month or day; empty when none
  // is known.
  virtual Result<std::string> first_stated(RelationshipId) const { return std::string(); }

  // All documents ordered by id: maps with `id`, `title`, `date` (absent when unknown), `sentences` (their number).
  virtual Result<List> documents() const = 0;
};

}  // namespace relata
