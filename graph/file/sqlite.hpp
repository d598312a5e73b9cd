#pragma once
// The one door to SQLite: a connection and a prepared statement that give Results. Nothing outside graph/file includes
// it.

#include <cstdint>
#include <memory>
#include <string>
#include <string_view>

#include "common/error.hpp"

struct sqlite3;
struct sqlite3_stmt;

namespace relata::file {

// A connection. Move-only; statements must end before it does.
class Database {
 public:
  enum class Access {
    read,
    write,
    create,
    immutable
  };  // immutable: the file alone, for folders where nothing may be written
  static Result<Database> open(const std::string& path, Access access);
  Database() = default;

  Result<void> run(const char* sql);                        // one or more statements without results
  [[nodiscard]] Error error(std::string_view doing) const;  // of the last call that failed
  [[nodiscard]] const std::string& path() const { return path_; }
  [[nodiscard]] sqlite3* handle() const { return handle_.get(); }
  [[nodiscard]] int64_t last_row() const;

 private:
  struct Close {
    void operator()(sqlite3* handle) const;
  };
  std::unique_ptr<sqlite3, Close> handle_;
  std::string path_;
};

// A prepared statement. A failure to prepare or to bind is told by the next step().
class Query {
 public:
  Query(const Database& database, std::string_view sql);

  Query& bind(int64_t v);  // to the next parameter, from the first on; after reset() again from the first
  Query& bind(double v);
  Query& bind(std::string_view text);  // not copied: must live until the next step() or reset()
  Query& bind_blob(std::string_view bytes);
  Query& bind_null();

  Result<bool> step();  // true: there is a row
  Result<void> run();   // steps to the end and resets
  void reset();

  [[nodiscard]] int64_t integer(int column) const;
  [[nodiscard]] double floating(int column) const;
  [[nodiscard]] bool is_null(int column) const;
  [[nodiscard]] std::string_view text(int column) const;  // valid until the next step
  [[nodiscard]] std::string_view blob(int column) const;

 private:
  struct Finalize {
    void operator()(sqlite3_stmt* statement) const;
  };
  const Database* database_;
  std::unique_ptr<sqlite3_stmt, Finalize> statement_;
  int next_ = 1;
  bool failed_ = false;
};

// A transaction that is taken back unless it is committed.
class Transaction {
 public:
  explicit Transaction(Database& database) : database_(&database) {}
  Transaction(const Transaction&) = delete;
  Transaction& operator=(const Transaction&) = delete;
  ~Transaction();
  Result<void> begin();  // waits for another writer, at most the busy timeout
  Result<void> commit();

 private:
  Database* database_;
  bool open_ = false;
};

}  // namespace relata::file
