// Full-text search over names and sentences (FTS5).
#include "common/utf8.hpp"
#include "graph/file/impl.hpp"

namespace relata {

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

Result<std::vector<NodeId>> GraphFile::search_names(std::string_view text, uint32_t limit) const {
  std::vector<NodeId> found;
  const std::string expression = match_expression(text);
  if (expression.empty()) return found;
  file::Query query(impl_->database,
                    "SELECT rowid FROM name_index WHERE name_index MATCH ? ORDER BY rank, rowid LIMIT ?");
  query.bind(std::string_view(expression)).bind(int64_t{limit});
  while (true) {
    const Result<bool> row = query.step();
    if (!row) return row.error();
    if (!*row) return found;
    const NodeId node(static_cast<uint32_t>(query.integer(0)));
    if (impl_->graph.exists(node)) found.push_back(node);
  }
}

Result<std::vector<SentenceHit>> GraphFile::search_sentences(std::string_view text, uint32_t limit) const {
  std::vector<SentenceHit> found;
  const std::string expression = match_expression(text);
  if (expression.empty()) return found;
  file::Query query(
      impl_->database,
      "SELECT d.id, s.begin, s.end, s.text FROM sentence_index AS i JOIN sentence AS s ON s.number = i.rowid "
      "JOIN document AS d ON d.number = s.document WHERE sentence_index MATCH ? ORDER BY i.rank, d.id, s.begin LIMIT "
      "?");
  query.bind(std::string_view(expression)).bind(int64_t{limit});
  while (true) {
    const Result<bool> row = query.step();
    if (!row) return row.error();
    if (!*row) return found;
    found.push_back({std::string(query.text(0)), static_cast<uint32_t>(query.integer(1)),
                     static_cast<uint32_t>(query.integer(2)), std::string(query.text(3))});
  }
}

}  // namespace relata
