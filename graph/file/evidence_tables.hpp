#pragma once
// The sentences behind nodes and relationships, read from the stored documents.

#include <functional>
#include <list>
#include <map>
#include <optional>

#include "graph/file/documents.hpp"
#include "graph/file/explain.hpp"
#include "graph/file/text_links.hpp"
#include "graph/store/evidence.hpp"

namespace relata::file {

class EvidenceTables : public EvidenceSource {
 public:
  // `current` says before every answer whether file and graph still belong together.
  using Check = std::function<Result<void>()>;
  EvidenceTables(const Database& database, const Segments& segments, const FileState& state, Check current)
      : database_(&database), segments_(&segments), state_(&state), current_(std::move(current)) {}

  Result<List> evidence(RelationshipId relationship) const override;
  Result<List> mentions(NodeId node) const override;
  Result<List> merges(NodeId node) const override;
  Result<List> search_sentences(std::string_view text, uint32_t limit) const override;
  Result<List> search_names(std::string_view text, uint32_t limit) const override;
  Result<std::string> first_stated(RelationshipId relationship) const override;
  Result<List> documents() const override;
  Result<List> why(RelationshipId relationship) const override;
  Result<List> considered(std::string_view document, uint32_t offset) const override;

  // The links, read at the first call.
  Result<const TextLinks*> links() const;
  void forget();  // after graph or documents were replaced

 private:
  Result<const StoredDocument*> document(uint32_t number) const;
  Result<const std::vector<FactOwner>*> owners() const;

  const Database* database_;
  const Segments* segments_;
  const FileState* state_;
  Check current_;
  mutable std::optional<TextLinks> links_;
  mutable std::optional<std::map<uint32_t, std::string>> dates_;  // by document number, where known
  mutable std::optional<std::vector<FactOwner>> owners_;  // made at the first call
  mutable std::list<StoredDocument> recent_;  // the last few, newest first: neighbouring facts share documents
};

}  // namespace relata::file
