#include "graph/file/decisions.hpp"

#include <algorithm>
#include <optional>

#include "graph/file/schema.hpp"
#include "graph/file/sqlite.hpp"
#include "graph/store/bytes.hpp"
#include "graph/store/string_pool.hpp"
#include "graph/store/value_codec.hpp"

namespace relata {

namespace {

using file::Database;
using file::FileState;
using file::Query;

constexpr std::string_view kCuration = "curation\t";

std::string thing_of(const Decision& d) { return std::string(kCuration) + d.kind + "\t" + d.name; }

// As all rows of the table have it: over thing, slot and value.
uint64_t checksum_of(std::string_view thing, std::string_view slot, std::string_view value) {
  std::string bytes;
  for (std::string_view text : {thing, slot, value}) put_text(bytes, text);
  return hash_bytes(bytes);
}

Result<std::optional<int64_t>> find(Database& database, const Decision& d) {
  Query query(database, "SELECT checksum FROM edit WHERE thing = ? AND slot = ?");
  const std::string thing = thing_of(d);
  const Result<bool> row = query.bind(std::string_view(thing)).bind(std::string_view(d.value)).step();
  if (!row) return row.error();
  return *row ? std::optional<int64_t>(query.integer(0)) : std::nullopt;
}

Result<void> add(Database& database, FileState& state, const Decision& d) {
  const std::string thing = thing_of(d);
  const std::string value = encode_value(Value(true));
  const uint64_t checksum = checksum_of(thing, d.value, value);
  Query put(database, "INSERT INTO edit(thing, slot, value, readable, checksum) VALUES(?, ?, ?, ?, ?)");
  put.bind(std::string_view(thing)).bind(std::string_view(d.value)).bind_blob(value).bind(std::string_view("true"));
  state.edits += checksum;
  return put.bind(static_cast<int64_t>(checksum)).run();
}

Result<void> take_away(Database& database, FileState& state, const Decision& d, int64_t checksum) {
  const std::string thing = thing_of(d);
  Query erase(database, "DELETE FROM edit WHERE thing = ? AND slot = ?");
  state.edits -= static_cast<uint64_t>(checksum);
  return erase.bind(std::string_view(thing)).bind(std::string_view(d.value)).run();
}

Result<size_t> change(Database& database, FileState& state, const std::vector<Decision>& decisions, bool take_back) {
  size_t changed = 0;
  for (const Decision& d : decisions) {
    const auto before = find(database, d);
    if (!before) return before.error();
    if (before->has_value() != take_back) continue;
    const Result<void> done = take_back ? take_away(database, state, d, **before) : add(database, state, d);
    if (!done) return done.error();
    ++changed;
  }
  return changed;
}

// A relata file of this version.
Result<Database> open(const std::string& path, Database::Access access) {
  Result<Database> database = Database::open(path, access);
  if (!database) return database;
  const Result<int64_t> version = file::read_version(*database);
  if (!version) return version.error();
  if (*version == 0) return file_error(path, "is no graph file yet");
  return database;
}

}  // namespace

Result<std::vector<Decision>> stored_decisions(const std::string& path) {
  const Result<Database> database = open(path, Database::Access::read);
  if (!database) return database.error();
  std::vector<Decision> decisions;
  Query query(*database, "SELECT thing, slot FROM edit WHERE thing >= 'curation' AND thing < 'curatioo' ORDER BY thing, slot");
  while (true) {
    const Result<bool> row = query.step();
    if (!row) return row.error();
    if (!*row) return decisions;
    const std::string_view rest = query.text(0).substr(kCuration.size());
    const size_t tab = std::min(rest.find('\t'), rest.size());
    Decision d{std::string(rest.substr(0, tab)), std::string(rest.substr(std::min(tab + 1, rest.size()))), std::string(query.text(1))};
    if (!check_decision(d)) return file_error(path, "is damaged: a decision about names is none");
    decisions.push_back(std::move(d));
  }
}

Result<size_t> store_decisions(const std::string& path, const std::vector<Decision>& decisions, bool take_back) {
  for (const Decision& d : decisions) {
    if (Result<void> ok = check_decision(d); !ok) return ok.error();
  }
  Result<Database> database = open(path, Database::Access::write);
  if (!database) return database.error();
  file::Transaction transaction(*database);
  if (Result<void> begun = transaction.begin(); !begun) return begun.error();
  Result<FileState> state = file::read_state(*database);
  if (!state) return state.error();
  const Result<size_t> changed = change(*database, *state, decisions, take_back);
  if (!changed || *changed == 0) return changed;
  ++state->generation;
  ++state->text_generation;
  if (Result<void> written = file::write_state(*database, *state); !written) return written.error();
  if (Result<void> done = transaction.commit(); !done) return done.error();
  return changed;
}

}  // namespace relata
