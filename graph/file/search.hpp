#pragma once
// Full-text search over names and sentences (SQLite's FTS5), with scores: BM25, larger is better.

#include <string_view>
#include <vector>

#include "graph/file/graph_file.hpp"
#include "graph/file/sqlite.hpp"

namespace relata::file {

struct NameHit {
  NodeId node;
  double score = 0;
};
struct ScoredSentence {
  SentenceHit hit;
  double score = 0;
};

// Best first; see GraphFile::search_names and search_sentences. A node of the index may have been deleted by the
// statement that is open.
Result<std::vector<NameHit>> find_names(const Database& database, std::string_view text, uint32_t limit);
Result<std::vector<ScoredSentence>> find_sentences(const Database& database, std::string_view text, uint32_t limit);

}  // namespace relata::file
