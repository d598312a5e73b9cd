#pragma once
// What a graph got from text, as JSON Lines: its facts, its entities, its mentions. docs/formats.md describes the fields.

#include <iosfwd>

#include "common/error.hpp"
#include "formats/graph_order.hpp"
#include "graph/store/graph.hpp"

namespace relata::formats {

// A line for each relationship between nodes made from text: subject, relation, object, subject_type, object_type, confidence,
// polarity, modality, qualifiers {attribution, amount, time, place}, evidence [{document, sentence, begin, end, ...}].
// Errors: those of reading evidence.
Result<void> write_facts(const Graph& graph, const GraphOrder& order, std::ostream& out);

// A line for each node made from text that is no value: name, type, aliases, mentions (their number).
Result<void> write_entities(const Graph& graph, const GraphOrder& order, std::ostream& out);

// A line for each mention, ordered by document and place: document, begin, end (bytes of its text), text, entity.
// Errors: those of reading evidence. A graph without text has none.
Result<void> write_mentions(const Graph& graph, const GraphOrder& order, std::ostream& out);

// A list of evidence maps as JSON: of each map `document`, `sentence`, `begin`, `end` first, then its other members.
std::string evidence_json(const List& evidence);

}  // namespace relata::formats
