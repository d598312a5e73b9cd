#include "graph/file/evidence_tables.hpp"

#include <algorithm>

namespace relata::file {

namespace {

constexpr size_t kRecentDocuments = 16;

Value number(uint32_t v) { return Value(static_cast<int64_t>(v)); }

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

const char* kind_name(MentionKind kind) {
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
  map.emplace("kind", Value(kind_name(mention.kind)));
  return map;
}

}  // namespace

void EvidenceTables::forget() {
  links_.reset();
  recent_.clear();
}

Result<const TextLinks*> EvidenceTables::links() const {
  if (!links_) {
    Result<TextLinks> read = TextLinks::read(*database_, *segments_);
    if (!read) return read.error();
    links_ = std::move(read).value();
  }
  return &*links_;
}

Result<const StoredDocument*> EvidenceTables::document(uint32_t wanted) const {
  const auto at =
      std::find_if(recent_.begin(), recent_.end(), [&](const StoredDocument& d) { return d.number == wanted; });
  if (at != recent_.end()) {
    recent_.splice(recent_.begin(), recent_, at);
    return &recent_.front();
  }
  Result<StoredDocument> read = read_document(*database_, wanted);
  if (!read) return read.error();
  recent_.push_front(std::move(read).value());
  if (recent_.size() > kRecentDocuments) recent_.pop_back();
  return &recent_.front();
}

Result<List> EvidenceTables::evidence(RelationshipId relationship) const {
  if (Result<void> current = current_(); !current) return current.error();
  const Result<const TextLinks*> all = links();
  if (!all) return all.error();
  List list;
  for (const Reference& reference : (*all)->evidence.find(relationship.value)) {
    const Result<const StoredDocument*> text = document(reference.document);
    if (!text) return text.error();
    if (reference.index >= (*text)->extraction.facts.size())
      return file_error(database_->path(), "is damaged: a fact is missing");
    list.emplace_back(fact_map(**text, (*text)->extraction.facts[reference.index]));
  }
  return list;
}

Result<List> EvidenceTables::mentions(NodeId node) const {
  if (Result<void> current = current_(); !current) return current.error();
  const Result<const TextLinks*> all = links();
  if (!all) return all.error();
  List list;
  for (const Reference& reference : (*all)->mentions.find(node.value)) {
    const Result<const StoredDocument*> text = document(reference.document);
    if (!text) return text.error();
    if (reference.index >= (*text)->extraction.mentions.size())
      return file_error(database_->path(), "is damaged: a mention is missing");
    list.emplace_back(mention_map(**text, (*text)->extraction.mentions[reference.index]));
  }
  return list;
}

Result<List> EvidenceTables::merges(NodeId node) const {
  const Result<const TextLinks*> all = links();
  if (!all) return all.error();
  List list;
  const auto at = (*all)->merges.find(node.value);
  if (at == (*all)->merges.end()) return list;
  for (const Merge& merge : at->second) {
    list.emplace_back(Map{{"name", Value(merge.name)}, {"into", Value(merge.into)}, {"reason", Value(merge.reason)}});
  }
  return list;
}

Result<List> EvidenceTables::documents() const {
  const auto entries = list_documents(*database_, *state_);
  if (!entries) return entries.error();
  List list;
  for (const auto& row : *entries) {
    const DocumentEntry& e = row.second;
    Map map{{"id", Value(e.id)}, {"title", Value(e.title)}, {"sentences", number(e.sentences)}};
    if (!e.date.empty()) map.emplace("date", Value(e.date));
    list.emplace_back(std::move(map));
  }
  return list;
}

}  // namespace relata::file
