#pragma once
// The documents of a graph file for the writers of formats/, and back into a file.

#include "formats/graph_import.hpp"
#include "formats/stored_text.hpp"
#include "graph/file/graph_file.hpp"

namespace relata::tools {

// `file` must outlive what is returned.
formats::TextWalk texts_of(const GraphFile& file);

// Puts documents that came with an import into the file, and makes their graph.
class TextImport {
 public:
  explicit TextImport(GraphFile& file) : file_(file) {}

  // Stores a document; all of them are one transaction.
  Result<void> put(const formats::StoredText& text);
  [[nodiscard]] bool any() const { return count_ > 0; }

  // Resolves the documents and adds what the import says was made by hand, so that the file's graph says what `imported` says. False
  // if that cannot be, since the graph was changed by hand where it speaks of text, or made by another version: then the file is empty again.
  Result<bool> finish(formats::ImportSummary& imported);

 private:
  Result<void> take_back();
  Result<bool> add_handmade(formats::ImportSummary& imported);
  GraphFile& file_;
  uint64_t count_ = 0;
};

}  // namespace relata::tools
