#pragma once
// One SQLite file, `*.relata`: the text of documents, what each of them gave, and the graph. docs/file-format.md says
// what stands where.
//
// Opening reads the graph into memory, without resolving or parsing anything. While it is open the graph and the file
// say the same: Graph::commit() returns only when the statement's changes are in the file, in one transaction, on disk.
// After a crash at any instant the file holds exactly what was acknowledged.
//
//   auto file = GraphFile::open("news.relata", FileMode::create);
//   file->begin_build();
//   file->put_document(source, extraction);            // for every new or changed document
//   file->for_each_extraction(...);                    // all of them, in order of id
//   file->replace_text_graph(resolved);                // what resolution made of them
//   file->commit_build();                              // or, on the way out of an error, nothing: it is taken back
//
// Several processes may read beside one that writes; a reader sees the state of the moment it opened the file. A second
// writer waits five seconds and then gets an error. Not thread safe; readers of graph() follow Graph's own rules.
//
// All errors are of kind file (with the path as source) unless a function says otherwise.

#include <cstdint>
#include <functional>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "common/error.hpp"
#include "common/extraction.hpp"
#include "common/resolved.hpp"
#include "graph/store/evidence.hpp"
#include "graph/store/graph.hpp"

namespace relata {

enum class FileMode {
  read_only,   // the file must exist; the folder may be read-only
  read_write,  // the file must exist
  create,      // made if it is missing
};

// A document as it was read, beside what extraction found in it.
struct DocumentSource {
  std::string id;     // as in DocumentExtraction
  std::string title;  // may be empty
  std::string date;   // ISO 8601, or empty
  std::string hash;   // of the bytes it was read from; tells whether it changed
  std::string text;   // the kept text (UTF-8), into which all spans point
};

// A line of the list of documents.
struct DocumentEntry {
  std::string id;
  std::string title;
  std::string date;
  std::string hash;
  uint64_t bytes = 0;  // of the kept text
  uint32_t sentences = 0;
  uint32_t mentions = 0;
  uint32_t facts = 0;
};

// What replace_text_graph found of the changes people made by hand.
struct ReplayReport {
  uint32_t edits_applied = 0;
  uint32_t edits_waiting = 0;  // what they were about is not in the text now; they are kept
  uint32_t nodes_kept = 0;     // made by hand, or no longer in the text but needed by something made by hand
  uint32_t relationships_kept = 0;
};

struct SentenceHit {
  std::string document;
  uint32_t begin = 0;  // bytes of its text
  uint32_t end = 0;
  std::string sentence;
};

class GraphFile {
 public:
  // Opens or makes a file and loads its graph. Errors: missing, not a relata file, of a newer format version, damaged,
  // not permitted, busy.
  static Result<GraphFile> open(const std::string& path, FileMode mode);
  GraphFile(GraphFile&&) noexcept;
  GraphFile& operator=(GraphFile&&) noexcept;
  ~GraphFile();  // takes back a build that was not committed

  [[nodiscard]] const std::string& path() const;
  [[nodiscard]] bool writable() const;
  // The reference stays the same as long as the file is open; ids change when a build or compact() replaces the graph.
  // In a read-only file a statement that changes something fails at its commit.
  [[nodiscard]] Graph& graph();
  [[nodiscard]] const Graph& graph() const;

  // --- documents ---
  [[nodiscard]] Result<std::vector<DocumentEntry>> documents() const;                         // by id
  [[nodiscard]] Result<std::optional<std::string>> document_hash(std::string_view id) const;  // nothing: not stored
  [[nodiscard]] Result<std::optional<std::string>> document_text(std::string_view id) const;
  // One after the other in order of id (of their bytes), each as it was put. An error of `take` ends the walk.
  Result<void> for_each_extraction(const std::function<Result<void>(DocumentExtraction)>& take) const;
  // Stores a document and what it gave, in place of what was stored under its id. Does not touch the graph: that is
  // replace_text_graph's. Outside of a build it is a transaction of its own.
  Result<void> put_document(const DocumentSource& source, const DocumentExtraction& extraction);
  Result<bool> remove_document(std::string_view id);  // false: there was none
  // True if documents came, changed or went since the graph was made from them (a build that was killed half-way).
  [[nodiscard]] Result<bool> text_is_newer_than_graph() const;

  // --- builds ---
  // Everything until commit_build() is one transaction. Builds do not nest.
  Result<void> begin_build();
  Result<void> commit_build();
  void rollback_build();  // the file and graph() are again what they were before
  // Makes the graph anew from what resolution gave for the stored extractions, numbered in order of id. What people
  // made by hand stays: nodes and relationships they created, and their changes of what comes from text (by name and
  // type).
  Result<ReplayReport> replace_text_graph(const ResolvedGraph& resolved);
  // Puts `graph` in place of the graph; for imports. Documents and their evidence stay only if there are none: a file
  // with documents gives an error.
  Result<void> replace_graph(Graph graph);
  // Writes the whole state anew: dense ids, no delta, no free pages.
  Result<void> compact();

  // --- search (FTS5) ---
  // Nodes whose name or alias holds all words of `text`, best first. Words are compared without case and accents.
  [[nodiscard]] Result<std::vector<NodeId>> search_names(std::string_view text, uint32_t limit) const;
  [[nodiscard]] Result<std::vector<SentenceHit>> search_sentences(std::string_view text, uint32_t limit) const;

  // Everything that can be wrong with the file: one sentence each; empty if it is sound.
  [[nodiscard]] Result<std::vector<std::string>> check() const;

 private:
  struct Impl;
  explicit GraphFile(std::unique_ptr<Impl> impl);
  std::unique_ptr<Impl> impl_;
};

}  // namespace relata
