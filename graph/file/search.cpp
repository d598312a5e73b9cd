// Full-text search over names and sentences (FTS5).
#include "graph/file/search.hpp"

#include "common/utf8.hpp"
#include "graph/file/impl.hpp"

namespace relata::file {

namespace {

// The words of `text`, each quoted, so that nothing in it is read as FTS5's own query language.
std::string match_expression(std::string_view text) {
  std::string expression;
  std::string word;
  const auto flush = [&] {
    if (word.empty()) return;
    if (!expression.empty()) expression += ' ';
    expression += '"' + word + '"';
    word.clear();
  };
  for (size_t at = 0; at < text.size();) {
    const utf8::Decoded d = utf8::decode(text, at);
    if (d.valid && (utf8::is_letter(d.code_point) || utf8::is_digit(d.code_point))) {
      word += text.substr(at, d.size);
    } else {
      flush();
    }
    at += d.size;
  }
  flush();
  return expression;
}

}  // namespace

Result<std::vector<NameHit>> find_names(const Database& database, std::string_view text, uint32_t limit) {
  std::vector<NameHit> found;
  const std::string expression = match_expression(text);
  if (expression.empty()) return found;
  Query query(database, "SELECT rowid, rank FROM name_index WHERE name_index MATCH ? ORDER BY rank, rowid LIMIT ?");
  query.bind(std::string_view(expression)).bind(int64_t{limit});
  while (true) {
    const Result<bool> row = query.step();
    if (!row) return row.error();
    if (!*row) return found;
    found.push_back({NodeId(static_cast<uint32_t>(query.integer(0))), -query.floating(1)});
  }
}

Result<std::vector<ScoredSentence>> find_sentences(const Database& database, std::string_view text, uint32_t limit) {
  std::vector<ScoredSentence> found;
  const std::string expression = match_expression(text);
  if (expression.empty()) return found;
  Query query(
      database,
      "SELECT d.id, s.begin, s.end, s.text, i.rank FROM sentence_index AS i JOIN sentence AS s ON s.number = i.rowid "
      "JOIN document AS d ON d.number = s.document WHERE sentence_index MATCH ? ORDER BY i.rank, d.id, s.begin LIMIT "
      "?");
  query.bind(std::string_view(expression)).bind(int64_t{limit});
  while (true) {
    const Result<bool> row = query.step();
    if (!row) return row.error();
    if (!*row) return found;
    found.push_back({{std::string(query.text(0)), static_cast<uint32_t>(query.integer(1)),
                      static_cast<uint32_t>(query.integer(2)), std::string(query.text(3))},
                     -query.floating(4)});
  }
}

}  // namespace relata::file

namespace relata {

Result<std::vector<NodeId>> GraphFile::search_names(std::string_view text, uint32_t limit) const {
  const Result<std::vector<file::NameHit>> hits = file::find_names(impl_->database, text, limit);
  if (!hits) return hits.error();
  std::vector<NodeId> found;
  for (const file::NameHit& hit : *hits) {
    if (impl_->graph.exists(hit.node)) found.push_back(hit.node);
  }
  return found;
}

Result<std::vector<SentenceHit>> GraphFile::search_sentences(std::string_view text, uint32_t limit) const {
  Result<std::vector<file::ScoredSentence>> hits = file::find_sentences(impl_->database, text, limit);
  if (!hits) return std::move(hits).error();
  std::vector<SentenceHit> found;
  for (file::ScoredSentence& hit : *hits) found.push_back(std::move(hit.hit));
  return found;
}

}  // namespace relata
