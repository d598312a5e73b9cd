#pragma once
// The documents of a file: their text, what each gave, and the tables any SQLite client may read of them.

#include <functional>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "common/error.hpp"
#include "common/extraction.hpp"
#include "graph/file/graph_file.hpp"
#include "graph/file/schema.hpp"
#include "graph/file/sqlite.hpp"

namespace relata::file {

// A document as the file holds it.
struct StoredDocument {
  int64_t number = 0;
  DocumentEntry entry;
  std::string text;
  DocumentExtraction extraction;
};

// Writers require an open transaction and bring `state` up to date; the caller writes it.
Result<void> insert_document(Database& database, FileState& state, const DocumentSource& source,
                             const DocumentExtraction& extraction);
Result<bool> erase_document(Database& database, FileState& state, std::string_view id);

// All documents by id. An error if they are not what was written.
Result<std::vector<std::pair<int64_t, DocumentEntry>>> list_documents(const Database& database, const FileState& state);
// Text and extraction, checked.
Result<StoredDocument> read_document(const Database& database, int64_t number);
Result<std::optional<int64_t>> find_document(const Database& database, std::string_view id);

}  // namespace relata::file
