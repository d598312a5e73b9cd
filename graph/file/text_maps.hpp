#pragma once
// Facts and mentions of a stored document as maps, as queries see them (graph/store/evidence.hpp has the keys).

#include "graph/file/documents.hpp"

namespace relata::file {

void put_span(Map& map, const char* begin, const char* end, Span span);
Map sentence_map(const StoredDocument& document, uint32_t sentence);  // the keys that every piece of text has
Map fact_map(const StoredDocument& document, const Fact& fact);
Map mention_map(const StoredDocument& document, const Mention& mention);
std::string_view name_of(MentionKind kind);

}  // namespace relata::file
