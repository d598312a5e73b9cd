#include "graph/file/schema.hpp"

#include <fmt/format.h>
#include <array>

#include "graph/store/bytes.hpp"
#include "graph/store/string_pool.hpp"

namespace relata::file {

namespace {

// Three groups: what the program reads (state, segment, change, edit, document), what any SQLite client may read beside
// it (sentence, mention, entity, entity_mention, fact, evidence), and the search indexes.
constexpr const char* kSchema = R"sql(
CREATE TABLE state(name TEXT PRIMARY KEY, value INTEGER NOT NULL) WITHOUT ROWID;
CREATE TABLE segment(number INTEGER PRIMARY KEY, name TEXT NOT NULL, part INTEGER NOT NULL, checksum INTEGER NOT NULL,
                     data BLOB NOT NULL, UNIQUE(name, part));
CREATE TABLE change(number INTEGER PRIMARY KEY, data BLOB NOT NULL, checksum INTEGER NOT NULL);
CREATE TABLE edit(thing TEXT NOT NULL, slot TEXT NOT NULL, value BLOB, readable TEXT, checksum INTEGER NOT NULL,
                  PRIMARY KEY(thing, slot)) WITHOUT ROWID;
CREATE TABLE document(number INTEGER PRIMARY KEY, id TEXT NOT NULL UNIQUE, title TEXT NOT NULL, date TEXT NOT NULL,
                      hash TEXT NOT NULL, bytes INTEGER NOT NULL, sentences INTEGER NOT NULL, mentions INTEGER NOT NULL,
                      facts INTEGER NOT NULL, content_checksum INTEGER NOT NULL, checksum INTEGER NOT NULL);
CREATE TABLE document_content(document INTEGER PRIMARY KEY, text TEXT NOT NULL, extraction BLOB NOT NULL);

CREATE TABLE sentence(number INTEGER PRIMARY KEY, document INTEGER NOT NULL, ordinal INTEGER NOT NULL,
                      begin INTEGER NOT NULL, end INTEGER NOT NULL, text TEXT NOT NULL, UNIQUE(document, ordinal));
CREATE TABLE mention(document INTEGER NOT NULL, ordinal INTEGER NOT NULL, sentence INTEGER NOT NULL, begin INTEGER NOT NULL,
                     end INTEGER NOT NULL, text TEXT NOT NULL, type TEXT NOT NULL, kind TEXT NOT NULL, chain INTEGER,
                     PRIMARY KEY(document, ordinal)) WITHOUT ROWID;
CREATE TABLE entity(node INTEGER PRIMARY KEY, name TEXT, type TEXT, aliases TEXT, mentions INTEGER, properties TEXT);
CREATE TABLE entity_mention(node INTEGER NOT NULL, document INTEGER NOT NULL, mention INTEGER NOT NULL,
                            PRIMARY KEY(node, document, mention)) WITHOUT ROWID;
CREATE TABLE fact(relationship INTEGER PRIMARY KEY, subject INTEGER NOT NULL, relation TEXT NOT NULL, object INTEGER NOT NULL,
                  confidence REAL, polarity TEXT, modality TEXT, properties TEXT);
CREATE INDEX fact_subject ON fact(subject);
CREATE INDEX fact_object ON fact(object);
CREATE TABLE evidence(relationship INTEGER NOT NULL, ordinal INTEGER NOT NULL, document INTEGER NOT NULL,
                      sentence INTEGER NOT NULL, subject_begin INTEGER, subject_end INTEGER, relation_begin INTEGER,
                      relation_end INTEGER, object_begin INTEGER, object_end INTEGER, rule TEXT, confidence REAL,
                      PRIMARY KEY(relationship, ordinal)) WITHOUT ROWID;

CREATE VIRTUAL TABLE name_index USING fts5(name, aliases, content='entity', content_rowid='node',
                                           tokenize="unicode61 remove_diacritics 2");
CREATE VIRTUAL TABLE sentence_index USING fts5(text, content='sentence', content_rowid='number',
                                               tokenize="unicode61 remove_diacritics 2");
)sql";

struct Field {
  const char* name;
  int64_t value;
};

std::array<Field, 10> fields_of(const FileState& s) {
  return {{{"generation", s.generation},
           {"segments", static_cast<int64_t>(s.segments)},
           {"changes", static_cast<int64_t>(s.changes)},
           {"change_count", s.change_count},
           {"change_bytes", s.change_bytes},
           {"documents", static_cast<int64_t>(s.documents)},
           {"document_count", s.document_count},
           {"edits", static_cast<int64_t>(s.edits)},
           {"text_generation", s.text_generation},
           {"graph_generation", s.graph_generation}}};
}

int64_t checksum_of(const FileState& s) {
  std::string bytes;
  for (const Field& field : fields_of(s)) put_fixed(bytes, static_cast<uint64_t>(field.value), 8);
  return static_cast<int64_t>(hash_bytes(bytes));
}

void assign(FileState& s, std::string_view name, int64_t v) {
  if (name == "generation") s.generation = v;
  if (name == "segments") s.segments = static_cast<uint64_t>(v);
  if (name == "changes") s.changes = static_cast<uint64_t>(v);
  if (name == "change_count") s.change_count = v;
  if (name == "change_bytes") s.change_bytes = v;
  if (name == "documents") s.documents = static_cast<uint64_t>(v);
  if (name == "document_count") s.document_count = v;
  if (name == "edits") s.edits = static_cast<uint64_t>(v);
  if (name == "text_generation") s.text_generation = v;
  if (name == "graph_generation") s.graph_generation = v;
}

Result<int64_t> pragma(Database& database, const char* sql) {
  Query query(database, sql);
  Result<bool> row = query.step();
  if (!row) return row.error();
  return *row ? query.integer(0) : 0;
}

}  // namespace

Result<void> create_schema(Database& database) {
  if (Result<void> made = database.run(kSchema); !made) return made;
  const std::string marks =
      fmt::format("PRAGMA application_id={}; PRAGMA user_version={};", kApplicationId, kFormatVersion);
  if (Result<void> marked = database.run(marks.c_str()); !marked) return marked;
  return write_state(database, FileState());
}

Result<int64_t> read_version(Database& database) {
  const Result<int64_t> application = pragma(database, "PRAGMA application_id");
  if (!application) return application;
  const Result<int64_t> tables = pragma(database, "SELECT count(*) FROM sqlite_schema");
  if (!tables) return tables;
  if (*application == 0 && *tables == 0) return 0;
  if (*application != kApplicationId)
    return file_error(database.path(), "is not a relata file (another program's SQLite database)");
  const Result<int64_t> version = pragma(database, "PRAGMA user_version");
  if (!version) return version;
  if (*version > kFormatVersion) {
    Error e = file_error(database.path(),
                         fmt::format("has format version {}, newer than this program's {}", *version, kFormatVersion));
    e.hint = "open it with a newer relata";
    return e;
  }
  if (*version < 1) return file_error(database.path(), "is damaged: it has no format version");
  return *version;
}

Result<FileState> read_state(const Database& database) {
  FileState state;
  int64_t checksum = 0;
  Query query(database, "SELECT name, value FROM state");
  while (true) {
    Result<bool> row = query.step();
    if (!row) return row.error();
    if (!*row) break;
    if (query.text(0) == "checksum") checksum = query.integer(1);
    assign(state, query.text(0), query.integer(1));
  }
  if (checksum != checksum_of(state))
    return file_error(database.path(), "is damaged: the description of its state does not add up");
  return state;
}

Result<void> write_state(Database& database, const FileState& state) {
  Query query(database, "INSERT OR REPLACE INTO state(name, value) VALUES(?, ?)");
  for (const Field& field : fields_of(state)) {
    if (Result<void> written = query.bind(std::string_view(field.name)).bind(field.value).run(); !written)
      return written;
  }
  return query.bind(std::string_view("checksum")).bind(checksum_of(state)).run();
}

}  // namespace relata::file
