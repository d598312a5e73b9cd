#include "graph/file/documents.hpp"

#include "graph/file/extraction_codec.hpp"
#include "graph/file/text_maps.hpp"
#include "graph/store/bytes.hpp"
#include "graph/store/string_pool.hpp"

namespace relata::file {

namespace {

constexpr const char* kColumns =
    "number, id, title, date, hash, bytes, sentences, mentions, facts, content_checksum, checksum";

uint64_t content_checksum(std::string_view text, std::string_view extraction) {
  std::string both;
  put_fixed(both, hash_bytes(text), 8);
  put_fixed(both, hash_bytes(extraction), 8);
  return hash_bytes(both);
}

uint64_t entry_checksum(int64_t number, const DocumentEntry& e, uint64_t content) {
  std::string bytes;
  put_fixed(bytes, static_cast<uint64_t>(number), 8);
  for (const std::string* text : {&e.id, &e.title, &e.date, &e.hash}) put_text(bytes, *text);
  for (uint64_t v : {e.bytes, uint64_t{e.sentences}, uint64_t{e.mentions}, uint64_t{e.facts}, content})
    put_varint(bytes, v);
  return hash_bytes(bytes);
}

Error damaged(const Database& database, std::string_view id) {
  return file_error(database.path(), "is damaged: the document '" + std::string(id) + "' is not what was written");
}

Result<void> insert_sentences(Database& database, int64_t document, std::string_view text,
                              const DocumentExtraction& extraction) {
  Query row(database, "INSERT INTO sentence(document, ordinal, begin, end, text) VALUES(?, ?, ?, ?, ?)");
  Query index(database, "INSERT INTO sentence_index(rowid, text) VALUES(?, ?)");
  for (size_t i = 0; i < extraction.sentences.size(); ++i) {
    const Span span = extraction.sentences[i].span;
    const std::string_view words = span.of(text);
    row.bind(document).bind(static_cast<int64_t>(i)).bind(int64_t{span.begin}).bind(int64_t{span.end}).bind(words);
    if (Result<void> written = row.run(); !written) return written;
    if (Result<void> written = index.bind(database.last_row()).bind(words).run(); !written) return written;
  }
  return {};
}

Result<void> insert_mentions(Database& database, int64_t document, const DocumentExtraction& extraction) {
  Query row(database, "INSERT INTO mention VALUES(?, ?, ?, ?, ?, ?, ?, ?, ?)");
  for (size_t i = 0; i < extraction.mentions.size(); ++i) {
    const Mention& m = extraction.mentions[i];
    row.bind(document)
        .bind(static_cast<int64_t>(i))
        .bind(int64_t{m.sentence})
        .bind(int64_t{m.span.begin})
        .bind(int64_t{m.span.end});
    row.bind(std::string_view(m.text)).bind(label_of(m.type)).bind(name_of(m.kind));
    if (m.chain == kNoIndex) {
      row.bind_null();
    } else {
      row.bind(int64_t{m.chain});
    }
    if (Result<void> written = row.run(); !written) return written;
  }
  return {};
}

// The row itself and its content.
Result<int64_t> insert_rows(Database& database, FileState& state, const DocumentSource& source,
                            const DocumentExtraction& e) {
  Query number_query(database, "SELECT coalesce(max(number), 0) + 1 FROM document");
  if (Result<bool> row = number_query.step(); !row) return row.error();
  const int64_t number = number_query.integer(0);
  const std::string extraction = encode_extraction(e);
  const uint64_t content = content_checksum(source.text, extraction);
  const DocumentEntry entry{source.id,
                            source.title,
                            source.date,
                            source.hash,
                            source.text.size(),
                            static_cast<uint32_t>(e.sentences.size()),
                            static_cast<uint32_t>(e.mentions.size()),
                            static_cast<uint32_t>(e.facts.size())};
  const uint64_t checksum = entry_checksum(number, entry, content);
  Query row(database, std::string("INSERT INTO document(") + kColumns + ") VALUES(?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)");
  row.bind(number);
  for (const std::string* text : {&entry.id, &entry.title, &entry.date, &entry.hash}) row.bind(std::string_view(*text));
  for (uint64_t v :
       {entry.bytes, uint64_t{entry.sentences}, uint64_t{entry.mentions}, uint64_t{entry.facts}, content, checksum}) {
    row.bind(static_cast<int64_t>(v));
  }
  if (Result<void> written = row.run(); !written) return written.error();
  Query blob(database, "INSERT INTO document_content(document, text, extraction) VALUES(?, ?, ?)");
  if (Result<void> written = blob.bind(number).bind(std::string_view(source.text)).bind_blob(extraction).run();
      !written)
    return written.error();
  state.documents += checksum;
  ++state.document_count;
  return number;
}

// Reads the current row of a query over kColumns; the document's content checksum goes to `content`.
Result<std::pair<int64_t, DocumentEntry>> read_entry(const Database& database, const Query& q, uint64_t& content,
                                                     uint64_t& checksum) {
  DocumentEntry e;
  const int64_t number = q.integer(0);
  e.id = q.text(1);
  e.title = q.text(2);
  e.date = q.text(3);
  e.hash = q.text(4);
  e.bytes = static_cast<uint64_t>(q.integer(5));
  e.sentences = static_cast<uint32_t>(q.integer(6));
  e.mentions = static_cast<uint32_t>(q.integer(7));
  e.facts = static_cast<uint32_t>(q.integer(8));
  content = static_cast<uint64_t>(q.integer(9));
  checksum = static_cast<uint64_t>(q.integer(10));
  if (checksum != entry_checksum(number, e, content)) return damaged(database, e.id);
  return std::pair(number, std::move(e));
}

Result<void> erase_rows(Database& database, int64_t number) {
  Query unindex(database,
                "INSERT INTO sentence_index(sentence_index, rowid, text) SELECT 'delete', number, text FROM sentence "
                "WHERE document = ?");
  if (Result<void> done = unindex.bind(number).run(); !done) return done;
  for (const char* sql : {"DELETE FROM sentence WHERE document = ?", "DELETE FROM mention WHERE document = ?",
                          "DELETE FROM document_content WHERE document = ?", "DELETE FROM document WHERE number = ?"}) {
    if (Result<void> done = Query(database, sql).bind(number).run(); !done) return done;
  }
  return {};
}

}  // namespace

Result<void> insert_document(Database& database, FileState& state, const DocumentSource& source,
                             const DocumentExtraction& extraction) {
  if (!consistent(extraction) || source.id != extraction.id) {
    Error e;
    e.message = "the extraction of the document '" + source.id + "' contradicts itself";
    return e;
  }
  if (Result<bool> erased = erase_document(database, state, source.id); !erased) return erased.error();
  const Result<int64_t> number = insert_rows(database, state, source, extraction);
  if (!number) return number.error();
  if (Result<void> done = insert_sentences(database, *number, source.text, extraction); !done) return done;
  if (Result<void> done = insert_mentions(database, *number, extraction); !done) return done;
  ++state.text_generation;
  return {};
}

Result<bool> erase_document(Database& database, FileState& state, std::string_view id) {
  Query query(database, std::string("SELECT ") + kColumns + " FROM document WHERE id = ?");
  Result<bool> row = query.bind(id).step();
  if (!row || !*row) return row;
  uint64_t content = 0;
  uint64_t checksum = 0;
  const auto entry = read_entry(database, query, content, checksum);
  if (!entry) return entry.error();
  query.reset();
  if (Result<void> erased = erase_rows(database, entry->first); !erased) return erased.error();
  state.documents -= checksum;
  --state.document_count;
  ++state.text_generation;
  return true;
}

Result<std::vector<std::pair<int64_t, DocumentEntry>>> list_documents(const Database& database,
                                                                      const FileState& state) {
  std::vector<std::pair<int64_t, DocumentEntry>> list;
  uint64_t sum = 0;
  Query query(database, std::string("SELECT ") + kColumns + " FROM document ORDER BY id");
  while (true) {
    Result<bool> row = query.step();
    if (!row) return row.error();
    if (!*row) break;
    uint64_t content = 0;
    uint64_t checksum = 0;
    auto entry = read_entry(database, query, content, checksum);
    if (!entry) return entry.error();
    list.push_back(std::move(entry).value());
    sum += checksum;
  }
  if (sum != state.documents || static_cast<int64_t>(list.size()) != state.document_count) {
    return file_error(database.path(), "is damaged: its list of documents is not what was written");
  }
  return list;
}

Result<std::optional<int64_t>> find_document(const Database& database, std::string_view id) {
  Query query(database, "SELECT number FROM document WHERE id = ?");
  Result<bool> row = query.bind(id).step();
  if (!row) return row.error();
  return *row ? std::optional<int64_t>(query.integer(0)) : std::nullopt;
}

Result<StoredDocument> read_document(const Database& database, int64_t number) {
  StoredDocument document;
  document.number = number;
  Query head(database, std::string("SELECT ") + kColumns + " FROM document WHERE number = ?");
  Result<bool> row = head.bind(number).step();
  if (!row) return row.error();
  if (!*row) return file_error(database.path(), "is damaged: a document is missing");
  uint64_t content = 0;
  uint64_t checksum = 0;
  auto entry = read_entry(database, head, content, checksum);
  if (!entry) return entry.error();
  document.entry = std::move(entry->second);
  Query body(database, "SELECT text, extraction FROM document_content WHERE document = ?");
  row = body.bind(number).step();
  if (!row) return row.error();
  if (!*row || content != content_checksum(body.text(0), body.blob(1))) return damaged(database, document.entry.id);
  document.text = body.text(0);
  std::optional<DocumentExtraction> extraction = decode_extraction(body.blob(1));
  if (!extraction) return damaged(database, document.entry.id);
  document.extraction = std::move(*extraction);
  return document;
}

}  // namespace relata::file
