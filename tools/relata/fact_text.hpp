#pragma once
// A relationship in words, with the sentences behind it; for people who write no queries.

#include <cstdint>
#include <iosfwd>
#include <string>

#include "common/error.hpp"
#include "graph/store/graph.hpp"

namespace relata::tools {

// "is_ceo_of" as "is ceo of".
std::string relation_words(std::string_view type);

// What qualifies a fact, in brackets: " (planned; said by Eddie Wu; time: in 2025)"; empty for a plain affirmed fact.
std::string qualification(const Graph& graph, RelationshipId relationship);

// What a node is called, on one line: its name, or all of it if it has none.
std::string thing_name(const Graph& graph, NodeId node);

// "Alibaba builds Qwen (planned)".
std::string fact_line(const Graph& graph, RelationshipId relationship);

// How the words that a sentence is quoted for are shown.
enum class Marking : uint8_t { none, brackets, underline };

// The sentence of a piece of evidence or of a mention (maps as in graph/store/evidence.hpp) on one line, with subject, relation and
// object, or the mention, marked.
std::string marked_sentence(const Map& evidence, Marking marking);

// Up to `limit` pieces of evidence or mentions, each on a line with its document; then how many more there are.
void write_marked(const List& evidence, size_t limit, Marking marking, std::string_view indent, std::ostream& out);

// Up to `limit` sentences, each on a line with its document; then how many more there are. Errors: those of reading evidence.
Result<void> write_sentences(const Graph& graph, RelationshipId relationship, size_t limit, std::string_view indent, std::ostream& out);

}  // namespace relata::tools
