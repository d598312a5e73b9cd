#include "graph/file/text_maps.hpp"

namespace relata::file {

namespace {

Value number(uint32_t v) { return Value(static_cast<int64_t>(v)); }

}  // namespace

void put_span(Map& map, const char* begin, const char* end, Span span) {
  map.emplace(begin, number(span.begin));
  map.emplace(end, number(span.end));
}

// The keys that every piece of text has.
Map sentence_map(const StoredDocument& document, uint32_t sentence) {
  const Span span = document.extraction.sentences[sentence].span;
  Map map;
  map.emplace("document", Value(document.entry.id));
  map.emplace("sentence", Value(span.of(document.text)));
  put_span(map, "begin", "end", span);
  return map;
}

Map fact_map(const StoredDocument& document, const Fact& fact) {
  const std::vector<Mention>& mentions = document.extraction.mentions;
  Map map = sentence_map(document, fact.sentence);
  put_span(map, "subject_begin", "subject_end", mentions[fact.subject].span);
  put_span(map, "relation_begin", "relation_end", fact.relation_span);
  put_span(map, "object_begin", "object_end", mentions[fact.object].span);
  map.emplace("rule", Value(fact.rule));
  map.emplace("confidence", Value(fact.confidence_thousandths / 1000.0));
  return map;
}

std::string_view name_of(MentionKind kind) {
  switch (kind) {
    case MentionKind::name:
      return "name";
    case MentionKind::nominal:
      return "nominal";
    case MentionKind::pronoun:
      return "pronoun";
    case MentionKind::literal:
      return "literal";
  }
  return "";
}

Map mention_map(const StoredDocument& document, const Mention& mention) {
  Map map = sentence_map(document, mention.sentence);
  map.emplace("text", Value(mention.span.of(document.text)));
  put_span(map, "mention_begin", "mention_end", mention.span);
  map.emplace("kind", Value(name_of(mention.kind)));
  return map;
}

}  // namespace relata::file
