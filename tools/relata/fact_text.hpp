#pragma once
// A relationship in words, with the sentences behind it; for people who write no queries.

#include <iosfwd>
#include <string>

#include "common/error.hpp"
#include "graph/store/graph.hpp"

namespace relata::tools {

// "is_ceo_of" as "is ceo of".
std::string relation_words(std::string_view type);

// What qualifies a fact, in brackets: " (planned; said by Eddie Wu; time: in 2025)"; empty for a plain affirmed fact.
std::string qualification(const Graph& graph, RelationshipId relationship);

// Up to `limit` sentences, each on a line with its document; then how many more there are. Errors: those of reading evidence.
Result<void> write_sentences(const Graph& graph, RelationshipId relationship, size_t limit, std::string_view indent, std::ostream& out);

}  // namespace relata::tools
