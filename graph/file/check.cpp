// Everything that can be wrong with a file, found without changing it.
#include "graph/file/change_codec.hpp"
#include "graph/file/edits.hpp"
#include "graph/file/graph_segments.hpp"
#include "graph/file/impl.hpp"

namespace relata {

namespace {

using file::Database;
using file::Query;

void note(std::vector<std::string>& complaints, const Error& e) {
  std::string text = e.message;
  for (const Note& n : e.notes) text += "; " + n.message;
  complaints.push_back(std::move(text));
}

// SQLite's own check of pages, rows and indexes.
void check_pages(const Database& database, std::vector<std::string>& complaints) {
  Query query(database, "PRAGMA integrity_check(20)");
  while (true) {
    const Result<bool> row = query.step();
    if (!row) return note(complaints, row.error());
    if (!*row) return;
    if (query.text(0) != "ok") complaints.emplace_back("SQLite finds: " + std::string(query.text(0)));
  }
}

void check_documents(const Database& database, const file::FileState& state, std::vector<std::string>& complaints) {
  const auto list = file::list_documents(database, state);
  if (!list) return note(complaints, list.error());
  for (const auto& entry : *list) {
    const Result<file::StoredDocument> document = file::read_document(database, entry.first);
    if (!document) note(complaints, document.error());
  }
}

void check_columns(const Database& database, const file::FileState& state, std::vector<std::string>& complaints) {
  file::Segments segments;
  if (Result<void> loaded = segments.load(database, state.segments); !loaded) return note(complaints, loaded.error());
  const Result<Graph> graph = file::read_graph(database, segments);
  if (!graph) note(complaints, graph.error());
  const Result<file::TextLinks> links = file::TextLinks::read(database, segments);
  if (!links) note(complaints, links.error());
  const Result<std::vector<file::Edit>> edits = file::read_edits(database, state);
  if (!edits) note(complaints, edits.error());
}

Result<int64_t> count(const Database& database, const char* sql) {
  Query query(database, sql);
  const Result<bool> row = query.step();
  if (!row) return row.error();
  return *row ? query.integer(0) : 0;
}

// The client tables follow the graph.
void check_client_tables(const Database& database, const Graph& graph, std::vector<std::string>& complaints) {
  const LabelId entity = graph.find_label("Entity");
  int64_t facts = 0;
  for (RelationshipId r : graph.relationships()) {
    const bool is_fact =
        entity.valid() && graph.has_label(graph.source(r), entity) && graph.has_label(graph.target(r), entity);
    facts += is_fact ? 1 : 0;
  }
  const auto entities = entity.valid() ? static_cast<int64_t>(graph.node_count(entity)) : 0;
  const std::pair<const char*, int64_t> expected[] = {{"SELECT count(*) FROM entity", entities},
                                                      {"SELECT count(*) FROM fact", facts}};
  for (const auto& [sql, wanted] : expected) {
    const Result<int64_t> rows = count(database, sql);
    if (!rows) return note(complaints, rows.error());
    if (*rows != wanted) complaints.emplace_back("the tables entity and fact do not follow the graph");
  }
}

void check_search(Database& database, std::vector<std::string>& complaints) {
  for (const char* sql : {"INSERT INTO name_index(name_index) VALUES('integrity-check')",
                          "INSERT INTO sentence_index(sentence_index) VALUES('integrity-check')"}) {
    if (Result<void> sound = database.run(sql); !sound) note(complaints, sound.error());
  }
}

}  // namespace

Result<std::vector<std::string>> GraphFile::check() const {
  std::vector<std::string> complaints;
  Impl& f = *impl_;
  if (Result<void> same = f.mode == FileMode::read_only ? Result<void>() : f.unchanged(); !same) return same.error();
  check_pages(f.database, complaints);
  check_documents(f.database, f.state, complaints);
  check_columns(f.database, f.state, complaints);
  check_client_tables(f.database, f.graph, complaints);
  if (f.mode != FileMode::read_only) check_search(f.database, complaints);  // FTS5's check is written as an insert
  return complaints;
}

}  // namespace relata
