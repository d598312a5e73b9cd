#include "graph/file/evidence_tables.hpp"

#include <algorithm>

#include "graph/file/search.hpp"
#include "graph/file/text_maps.hpp"

namespace relata::file {

namespace {

constexpr size_t kRecentDocuments = 16;

}  // namespace

void EvidenceTables::forget() {
  links_.reset();
  dates_.reset();
  owners_.reset();
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
    list.emplace_back(Map{{"name", Value(merge.name)},
                          {"into", Value(merge.into)},
                          {"reason", Value(merge.reason)},
                          {"score", Value(merge.score_thousandths / 1000.0)}});
  }
  return list;
}

Result<List> EvidenceTables::documents() const {
  const auto entries = list_documents(*database_, *state_);
  if (!entries) return entries.error();
  List list;
  for (const auto& row : *entries) {
    const DocumentEntry& e = row.second;
    Map map{{"id", Value(e.id)}, {"title", Value(e.title)}, {"sentences", Value(int64_t{e.sentences})}};
    if (!e.date.empty()) map.emplace("date", Value(e.date));
    list.emplace_back(std::move(map));
  }
  return list;
}

Result<List> EvidenceTables::why(RelationshipId relationship) const {
  if (Result<void> current = current_(); !current) return current.error();
  const Result<const TextLinks*> all = links();
  if (!all) return all.error();
  List list;
  for (const Reference& reference : (*all)->evidence.find(relationship.value)) {
    const Result<const StoredDocument*> text = document(reference.document);
    if (!text) return text.error();
    if (reference.index >= (*text)->extraction.facts.size())
      return file_error(database_->path(), "is damaged: a fact is missing");
    list.emplace_back(why_map(**text, (*text)->extraction.facts[reference.index]));
  }
  return list;
}

Result<const std::vector<FactOwner>*> EvidenceTables::owners() const {
  if (!owners_) {
    const Result<const TextLinks*> all = links();
    if (!all) return all.error();
    owners_ = owners_of_facts((*all)->evidence);
  }
  return &*owners_;
}

Result<List> EvidenceTables::considered(std::string_view wanted, uint32_t offset) const {
  if (Result<void> current = current_(); !current) return current.error();
  const Result<std::optional<int64_t>> number = find_document(*database_, wanted);
  if (!number) return number.error();
  if (!*number) return List{};
  const Result<const StoredDocument*> text = document(static_cast<uint32_t>(**number));
  if (!text) return text.error();
  const Result<const std::vector<FactOwner>*> owner = owners();
  if (!owner) return owner.error();
  return considered_maps(**text, offset, **owner, (*links())->unused);
}

Result<List> EvidenceTables::search_sentences(std::string_view text, uint32_t limit) const {
  const Result<std::vector<ScoredSentence>> hits = find_sentences(*database_, text, limit);
  if (!hits) return hits.error();
  List list;
  for (const auto& [hit, score] : *hits) {
    Map map{{"document", Value(hit.document)}, {"sentence", Value(hit.sentence)}, {"score", Value(score)}};
    put_span(map, "begin", "end", {hit.begin, hit.end});
    list.emplace_back(std::move(map));
  }
  return list;
}

Result<List> EvidenceTables::search_names(std::string_view text, uint32_t limit) const {
  const Result<std::vector<NameHit>> hits = find_names(*database_, text, limit);
  if (!hits) return hits.error();
  List list;
  for (const NameHit& hit : *hits) list.emplace_back(Map{{"node", Value(hit.node)}, {"score", Value(hit.score)}});
  return list;
}

Result<std::string> EvidenceTables::first_stated(RelationshipId relationship) const {
  const Result<const TextLinks*> all = links();
  if (!all) return all.error();
  if (!dates_) {
    const auto entries = list_documents(*database_, *state_);
    if (!entries) return entries.error();
    dates_.emplace();
    for (const auto& [number, entry] : *entries) {
      if (!entry.date.empty()) dates_->emplace(static_cast<uint32_t>(number), entry.date);
    }
  }
  std::string first;
  for (const Reference& reference : (*all)->evidence.find(relationship.value)) {
    const auto date = dates_->find(reference.document);
    if (date != dates_->end() && (first.empty() || date->second < first)) first = date->second;
  }
  return first;
}

}  // namespace relata::file
