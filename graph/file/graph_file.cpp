// Opening a file, its documents, and statements. Builds stand in build.cpp, search and check in their own files.
#include "graph/file/graph_file.hpp"

#include <fmt/format.h>
#include <filesystem>

#include "graph/file/change_codec.hpp"
#include "graph/file/client_tables.hpp"
#include "graph/file/edits.hpp"
#include "graph/file/graph_segments.hpp"
#include "graph/file/impl.hpp"
#include "graph/store/bytes.hpp"
#include "graph/store/string_pool.hpp"
#include "graph/store/state.hpp"

namespace relata {

namespace {

namespace fs = std::filesystem;
using file::Database;

constexpr uint64_t kSmallChanges = 256 * 1024;  // bytes of change rows that are never worth rewriting the columns
constexpr uint64_t kChangesShare = 4;           // rewritten when the rows pass a quarter of the columns

Result<void> check_path(const std::string& path, FileMode mode) {
  std::error_code ignored;
  const fs::file_status status = fs::status(path, ignored);
  if (status.type() == fs::file_type::not_found && mode != FileMode::create) {
    Error e = file_error(path, "does not exist");
    e.hint = "`relata build INPUT -o " + path + "` makes it";
    return e;
  }
  if (fs::is_directory(status)) return file_error(path, "is a folder, not a relata file");
  if (fs::exists(status) && !fs::is_regular_file(status)) return file_error(path, "is not a regular file");
  return {};
}

// A reader keeps one transaction open, so that all it reads is the state of the moment it opened the file.
Result<Database> open_for_reading(const std::string& path) {
  Result<Database> database = Database::open(path, Database::Access::read);
  if (!database) return database;
  if (database->run("BEGIN; SELECT count(*) FROM sqlite_schema").ok()) return database;
  const Error first = database->error("open");
  // A write-ahead log needs a file beside this one. In a folder where nothing may be made the file alone is the whole
  // state, if its last writer closed it.
  std::error_code ignored;
  if (fs::exists(path + "-wal", ignored) && fs::file_size(path + "-wal", ignored) != 0) return first;
  Result<Database> alone = Database::open(path, Database::Access::immutable);
  if (!alone) return alone;
  if (!alone->run("BEGIN; SELECT count(*) FROM sqlite_schema").ok()) return first;
  return alone;
}

Result<Database> open_for_writing(const std::string& path, FileMode mode) {
  Result<Database> database =
      Database::open(path, mode == FileMode::create ? Database::Access::create : Database::Access::write);
  if (!database) return database;
  // The kind of file is told before anything is written to it.
  const Result<int64_t> version = file::read_version(*database);
  if (!version) return version.error();
  if (*version == 0 && mode != FileMode::create) return file_error(path, "is not a relata file (it is empty)");
  // Pages are chosen before the first table is made. FULL: a commit is on the disk when it returns.
  if (*version == 0 && !database->run("PRAGMA page_size=8192")) return database->error("page_size");
  if (!database->run("PRAGMA journal_mode=WAL; PRAGMA synchronous=FULL")) return database->error("journal_mode");
  if (*version != 0) return database;
  file::Transaction transaction(*database);
  if (Result<void> begun = transaction.begin(); !begun) return begun.error();
  const Result<int64_t> again = file::read_version(*database);  // another process may have been quicker
  if (!again) return again.error();
  if (*again == 0) {
    if (Result<void> made = file::create_schema(*database); !made) return made.error();
  }
  if (Result<void> committed = transaction.commit(); !committed) return committed.error();
  return database;
}

Result<Database> open_database(const std::string& path, FileMode mode) {
  if (Result<void> usable = check_path(path, mode); !usable) return usable.error();
  Result<Database> database = mode == FileMode::read_only ? open_for_reading(path) : open_for_writing(path, mode);
  if (!database || mode != FileMode::read_only) return database;
  const Result<int64_t> version = file::read_version(*database);
  if (!version) return version.error();
  if (*version == 0) return file_error(path, "is not a relata file (it is empty)");
  return database;
}

uint64_t chained(uint64_t before, uint64_t checksum) {
  std::string bytes;
  put_fixed(bytes, before, 8);
  put_fixed(bytes, checksum, 8);
  return hash_bytes(bytes);
}

Result<void> replay_rows(const Database& database, const file::FileState& state, Graph& graph) {
  const Error damaged = file_error(database.path(), "is damaged: its recent changes are not what was written");
  uint64_t chain = 0;
  int64_t count = 0;
  file::Query query(database, "SELECT data FROM change ORDER BY number");
  while (true) {
    Result<bool> row = query.step();
    if (!row) return row.error();
    if (!*row) break;
    chain = chained(chain, hash_bytes(query.blob(0)));
    ++count;
    if (!file::replay_changes(query.blob(0), graph) || !graph.commit().ok()) return damaged;
  }
  if (chain != state.changes || count != state.change_count) return damaged;
  return {};
}

Result<int64_t> read_generation(const Database& database) {
  file::Query query(database, "SELECT value FROM state WHERE name = 'generation'");
  Result<bool> row = query.step();
  if (!row) return row.error();
  return *row ? query.integer(0) : -1;
}

}  // namespace

Error GraphFile::Impl::read_only_error() const {
  return file_error(path, "is open for reading only; nothing was changed");
}

Result<void> GraphFile::Impl::load() {
  const Result<file::FileState> read = file::read_state(database);
  if (!read) return read.error();
  state = *read;
  if (Result<void> loaded = segments.load(database, state.segments); !loaded) return loaded;
  Result<Graph> loaded = file::read_graph(database, segments);
  if (!loaded) return loaded.error();
  loaded->state().checks_schema = false;
  if (Result<void> replayed = replay_rows(database, state, *loaded); !replayed) return replayed;
  loaded->state().checks_schema = true;
  evidence.emplace(database, segments, state, [this] { return text_matches_graph(); });
  adopt(std::move(loaded).value());
  return {};
}

void GraphFile::Impl::adopt(Graph fresh) {
  graph = std::move(fresh);
  graph.attach(static_cast<ChangeSink*>(this));
  graph.attach(state.document_count > 0 ? &*evidence : nullptr);
  evidence->forget();
}

Result<void> GraphFile::Impl::unchanged() const {
  const Result<int64_t> generation = read_generation(database);
  if (!generation) return generation.error();
  if (*generation == state.generation) return {};
  Error e = file_error(path, "was changed by another process since it was opened; nothing was changed now");
  e.hint = "open it again";
  return e;
}

Result<void> GraphFile::Impl::text_matches_graph() const {
  if (!build && mode != FileMode::read_only) {
    if (Result<void> same = unchanged(); !same) return same;
  }
  if (state.text_generation == state.graph_generation) return {};
  Error e = file_error(path, "holds documents that are newer than its graph, because a build was interrupted");
  e.hint = "run `relata build` again";
  return e;
}

Result<void> GraphFile::Impl::write(const Graph&, std::span<const Change> changes) {
  if (build) return file_error(path, "cannot take a statement while it is being built");
  return in_transaction([&] { return write_statement(changes); });
}

Result<void> GraphFile::Impl::write_statement(std::span<const Change> changes) {
  const std::string data = file::encode_changes(graph, changes);
  const uint64_t checksum = hash_bytes(data);
  file::Query row(database, "INSERT INTO change(data, checksum) VALUES(?, ?)");
  if (Result<void> written = row.bind_blob(data).bind(static_cast<int64_t>(checksum)).run(); !written) return written;
  state.changes = chained(state.changes, checksum);
  state.change_bytes += static_cast<int64_t>(data.size());
  ++state.change_count;
  if (state.document_count > 0) {
    const Result<const file::TextLinks*> links = evidence->links();
    if (!links) return links.error();
    if (Result<void> written = file::write_edits(database, state, file::edits_of(graph, changes, **links)); !written)
      return written;
  }
  return file::update_client_tables(database, graph, changes);
}

// Rewrites the columns when the rows of changes have grown long. If that fails, the rows stay and say the same.
void GraphFile::Impl::committed(Graph&) {
  const auto bytes = static_cast<uint64_t>(state.change_bytes);
  if (build || bytes < kSmallChanges || bytes * kChangesShare < segments.total_bytes()) return;
  const Result<void> rewritten = in_transaction([this] { return write_graph_segments(); });
  static_cast<void>(rewritten.ok());
}

Result<void> GraphFile::Impl::write_graph_segments() {
  if (Result<void> written = file::write_graph(database, segments, graph); !written) return written;
  state.changes = 0;
  state.change_count = 0;
  state.change_bytes = 0;
  return database.run("DELETE FROM change");
}

GraphFile::GraphFile(std::unique_ptr<Impl> impl) : impl_(std::move(impl)) {}
GraphFile::GraphFile(GraphFile&&) noexcept = default;
GraphFile& GraphFile::operator=(GraphFile&&) noexcept = default;
GraphFile::~GraphFile() {
  if (impl_) rollback_build();
}

Result<GraphFile> GraphFile::open(const std::string& path, FileMode mode) {
  Result<Database> database = open_database(path, mode);
  if (!database) return database.error();
  auto impl = std::make_unique<Impl>();
  impl->path = path;
  impl->mode = mode;
  impl->database = std::move(database).value();
  if (Result<void> loaded = impl->load(); !loaded) return loaded.error();
  return GraphFile(std::move(impl));
}

const std::string& GraphFile::path() const { return impl_->path; }
bool GraphFile::writable() const { return impl_->mode != FileMode::read_only; }
Graph& GraphFile::graph() { return impl_->graph; }
const Graph& GraphFile::graph() const { return impl_->graph; }

Result<std::vector<DocumentEntry>> GraphFile::documents() const {
  auto list = file::list_documents(impl_->database, impl_->state);
  if (!list) return list.error();
  std::vector<DocumentEntry> entries;
  for (auto& entry : *list) entries.push_back(std::move(entry.second));
  return entries;
}

Result<std::optional<std::string>> GraphFile::document_hash(std::string_view id) const {
  file::Query query(impl_->database, "SELECT hash FROM document WHERE id = ?");
  const Result<bool> row = query.bind(id).step();
  if (!row) return row.error();
  return *row ? std::optional<std::string>(query.text(0)) : std::nullopt;
}

Result<std::optional<std::string>> GraphFile::document_text(std::string_view id) const {
  const Result<std::optional<int64_t>> number = file::find_document(impl_->database, id);
  if (!number) return number.error();
  if (!*number) return std::optional<std::string>();
  Result<file::StoredDocument> document = file::read_document(impl_->database, **number);
  if (!document) return document.error();
  return std::optional<std::string>(std::move(document->text));
}

Result<void> GraphFile::for_each_extraction(const std::function<Result<void>(DocumentExtraction)>& take) const {
  const auto list = file::list_documents(impl_->database, impl_->state);
  if (!list) return list.error();
  for (const auto& entry : *list) {
    Result<file::StoredDocument> document = file::read_document(impl_->database, entry.first);
    if (!document) return document.error();
    if (Result<void> taken = take(std::move(document->extraction)); !taken) return taken;
  }
  return {};
}

Result<void> GraphFile::put_document(const DocumentSource& source, const DocumentExtraction& extraction) {
  impl_->evidence->forget();
  return impl_->in_transaction(
      [&] { return file::insert_document(impl_->database, impl_->state, source, extraction); });
}

Result<bool> GraphFile::remove_document(std::string_view id) {
  impl_->evidence->forget();
  bool removed = false;
  const Result<void> done = impl_->in_transaction([&]() -> Result<void> {
    const Result<bool> erased = file::erase_document(impl_->database, impl_->state, id);
    if (!erased) return erased.error();
    removed = *erased;
    return {};
  });
  if (!done) return done.error();
  return removed;
}

Result<bool> GraphFile::text_is_newer_than_graph() const {
  return impl_->state.text_generation != impl_->state.graph_generation;
}

}  // namespace relata
