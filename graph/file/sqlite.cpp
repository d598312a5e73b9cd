#include "graph/file/sqlite.hpp"

#include <fmt/format.h>
#include <sqlite3.h>

namespace relata::file {

namespace {

constexpr int kBusyMilliseconds = 5000;

// What SQLite's result code means to whoever owns the file.
std::string_view reason(int code) {
  switch (code & 0xFF) {
    case SQLITE_NOTADB:
      return "is not a relata file";
    case SQLITE_CORRUPT:
      return "is damaged";
    case SQLITE_FULL:
      return "cannot be written: the disk is full";
    case SQLITE_READONLY:
      return "cannot be written: it or its folder is read-only";
    case SQLITE_PERM:
    case SQLITE_AUTH:
      return "cannot be opened: permission denied";
    case SQLITE_BUSY:
    case SQLITE_LOCKED:
      return "is being written by another process";
    case SQLITE_CANTOPEN:
      return "cannot be opened";
    case SQLITE_IOERR:
      return "cannot be read or written: input/output error";
    case SQLITE_NOMEM:
      return "cannot be opened: out of memory";
    case SQLITE_TOOBIG:
      return "cannot hold something so large";
    default:
      return "cannot be used";
  }
}

std::string percent_encoded(const std::string& path) {
  std::string out;
  for (char c : path) {
    const bool plain = (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c == '/' ||
                       c == '.' || c == '-' || c == '_';
    out += plain ? std::string(1, c) : fmt::format("%{:02X}", static_cast<unsigned char>(c));
  }
  return out;
}

int flags_of(Database::Access access) {
  switch (access) {
    case Database::Access::read:
      return SQLITE_OPEN_READONLY;
    case Database::Access::write:
      return SQLITE_OPEN_READWRITE;
    case Database::Access::create:
      return SQLITE_OPEN_READWRITE | SQLITE_OPEN_CREATE;
    case Database::Access::immutable:
      return SQLITE_OPEN_READONLY | SQLITE_OPEN_URI;
  }
  return SQLITE_OPEN_READONLY;
}

}  // namespace

void Database::Close::operator()(sqlite3* handle) const { sqlite3_close_v2(handle); }

Result<Database> Database::open(const std::string& path, Access access) {
  Database database;
  database.path_ = path;
  sqlite3* handle = nullptr;
  // A path that begins with "file:" is still a path: only the immutable form is written as a URI, with all else
  // escaped.
  const std::string name = access == Access::immutable ? "file:" + percent_encoded(path) + "?immutable=1" : path;
  const int code = sqlite3_open_v2(name.c_str(), &handle, flags_of(access) | SQLITE_OPEN_NOMUTEX, nullptr);
  database.handle_.reset(handle);
  if (code != SQLITE_OK) return file_error(path, std::string(reason(code)));
  // SQLite is content with less than was asked for; a writer is not.
  const bool writes = access == Access::write || access == Access::create;
  if (writes && sqlite3_db_readonly(handle, "main") == 1) return file_error(path, std::string(reason(SQLITE_READONLY)));
  sqlite3_extended_result_codes(handle, 1);
  sqlite3_busy_timeout(handle, kBusyMilliseconds);
  sqlite3_db_config(handle, SQLITE_DBCONFIG_TRUSTED_SCHEMA, 0, nullptr);
  return database;
}

Result<void> Database::run(const char* sql) {
  if (sqlite3_exec(handle(), sql, nullptr, nullptr, nullptr) != SQLITE_OK) return error(sql);
  return {};
}

Error Database::error(std::string_view doing) const {
  const int code = sqlite3_extended_errcode(handle());
  Error e = file_error(path_, std::string(reason(code)));
  const std::string_view first_line = doing.substr(0, doing.find('\n'));
  e.notes.push_back(
      {fmt::format("SQLite says: {} (code {}, in: {})", sqlite3_errmsg(handle()), code, first_line.substr(0, 60)),
       std::nullopt});
  return e;
}

int64_t Database::last_row() const { return sqlite3_last_insert_rowid(handle()); }

void Query::Finalize::operator()(sqlite3_stmt* statement) const { sqlite3_finalize(statement); }

Query::Query(const Database& database, std::string_view sql) : database_(&database) {
  sqlite3_stmt* statement = nullptr;
  failed_ =
      sqlite3_prepare_v2(database.handle(), sql.data(), static_cast<int>(sql.size()), &statement, nullptr) != SQLITE_OK;
  statement_.reset(statement);
}

Query& Query::bind(int64_t v) {
  failed_ = failed_ || sqlite3_bind_int64(statement_.get(), next_++, v) != SQLITE_OK;
  return *this;
}
Query& Query::bind(double v) {
  failed_ = failed_ || sqlite3_bind_double(statement_.get(), next_++, v) != SQLITE_OK;
  return *this;
}
Query& Query::bind(std::string_view text) {
  const char* data = text.data() == nullptr ? "" : text.data();
  failed_ = failed_ ||
            sqlite3_bind_text64(statement_.get(), next_++, data, text.size(), SQLITE_STATIC, SQLITE_UTF8) != SQLITE_OK;
  return *this;
}
Query& Query::bind_blob(std::string_view bytes) {
  const char* data = bytes.data() == nullptr ? "" : bytes.data();
  failed_ = failed_ || sqlite3_bind_blob64(statement_.get(), next_++, data, bytes.size(), SQLITE_STATIC) != SQLITE_OK;
  return *this;
}
Query& Query::bind_null() {
  failed_ = failed_ || sqlite3_bind_null(statement_.get(), next_++) != SQLITE_OK;
  return *this;
}

Result<bool> Query::step() {
  if (failed_) return database_->error("prepare");
  const int code = sqlite3_step(statement_.get());
  if (code == SQLITE_ROW) return true;
  if (code == SQLITE_DONE) return false;
  Error e = database_->error(sqlite3_sql(statement_.get()));
  sqlite3_reset(statement_.get());
  return e;
}

Result<void> Query::run() {
  while (true) {
    Result<bool> row = step();
    if (!row) return row.error();
    if (!*row) break;
  }
  reset();
  return {};
}

void Query::reset() {
  sqlite3_reset(statement_.get());
  next_ = 1;
}

int64_t Query::integer(int column) const { return sqlite3_column_int64(statement_.get(), column); }
double Query::floating(int column) const { return sqlite3_column_double(statement_.get(), column); }
bool Query::is_null(int column) const { return sqlite3_column_type(statement_.get(), column) == SQLITE_NULL; }

std::string_view Query::text(int column) const {
  const auto* data = reinterpret_cast<const char*>(sqlite3_column_text(statement_.get(), column));
  return data == nullptr ? std::string_view()
                         : std::string_view(data, static_cast<size_t>(sqlite3_column_bytes(statement_.get(), column)));
}

std::string_view Query::blob(int column) const {
  const auto* data = static_cast<const char*>(sqlite3_column_blob(statement_.get(), column));
  return data == nullptr ? std::string_view()
                         : std::string_view(data, static_cast<size_t>(sqlite3_column_bytes(statement_.get(), column)));
}

Transaction::~Transaction() {
  if (open_) sqlite3_exec(database_->handle(), "ROLLBACK", nullptr, nullptr, nullptr);
}

Result<void> Transaction::begin() {
  if (Result<void> begun = database_->run("BEGIN IMMEDIATE"); !begun) return begun;
  open_ = true;
  return {};
}

Result<void> Transaction::commit() {
  if (Result<void> committed = database_->run("COMMIT"); !committed) return committed;
  open_ = false;
  return {};
}

}  // namespace relata::file
