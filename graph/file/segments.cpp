#include "graph/file/segments.hpp"

#include <bit>
#include <cstring>

#include "graph/store/bytes.hpp"
#include "graph/store/string_pool.hpp"

namespace relata::file {

static_assert(std::endian::native == std::endian::little, "columns are written as they stand in memory, little-endian");

namespace {

constexpr size_t kPartBytes = size_t{1} << 20;

// Four independent lanes, so that the processor works on them at once: columns are hashed as fast as they are read.
uint64_t wide_hash(std::string_view bytes) {
  constexpr uint64_t kOdd = 0x9E3779B97F4A7C15;
  uint64_t lane[4] = {1, 2, 3, 4};
  size_t at = 0;
  for (; at + 32 <= bytes.size(); at += 32) {
    for (size_t i = 0; i < 4; ++i) {
      uint64_t word = 0;
      std::memcpy(&word, bytes.data() + at + 8 * i, 8);
      lane[i] = std::rotl((lane[i] ^ word) * kOdd, 29);
    }
  }
  std::string rest(bytes.substr(at));
  for (uint64_t l : lane) put_fixed(rest, l, 8);
  return hash_bytes(rest);
}

}  // namespace

uint64_t part_checksum(std::string_view name, uint64_t part, std::string_view bytes) {
  std::string all(name);
  put_fixed(all, part, 8);
  put_fixed(all, bytes.size(), 8);
  put_fixed(all, wide_hash(bytes), 8);
  return hash_bytes(all);
}

Error Segments::damaged(const Database& database, const std::string& name) {
  return file_error(database.path(), "is damaged: the column '" + name + "' is not what was written");
}

Result<void> Segments::load(const Database& database, uint64_t expected) {
  list_.clear();
  Query query(database, "SELECT number, name, part, checksum, length(data) FROM segment ORDER BY name, part");
  while (true) {
    Result<bool> row = query.step();
    if (!row) return row.error();
    if (!*row) break;
    std::vector<Part>& parts = list_[std::string(query.text(1))];
    if (static_cast<uint64_t>(query.integer(2)) != parts.size()) return damaged(database, std::string(query.text(1)));
    parts.push_back(
        {query.integer(0), static_cast<uint64_t>(query.integer(4)), static_cast<uint64_t>(query.integer(3))});
  }
  if (checksum() != expected)
    return file_error(database.path(), "is damaged: its list of columns is not what was written");
  return {};
}

uint64_t Segments::checksum() const {
  std::string bytes;
  for (const auto& [name, parts] : list_) {
    put_text(bytes, name);
    for (const Part& part : parts) {
      put_fixed(bytes, part.bytes, 8);
      put_fixed(bytes, part.checksum, 8);
    }
  }
  return hash_bytes(bytes);
}

uint64_t Segments::size(const std::string& name) const {
  uint64_t total = 0;
  const auto at = list_.find(name);
  if (at == list_.end()) return 0;
  for (const Part& part : at->second) total += part.bytes;
  return total;
}

uint64_t Segments::total_bytes() const {
  uint64_t total = 0;
  for (const auto& entry : list_) total += size(entry.first);
  return total;
}

std::vector<std::string> Segments::names() const {
  std::vector<std::string> names;
  for (const auto& entry : list_) names.push_back(entry.first);
  return names;
}

Result<void> Segments::erase(Database& database, const std::string& name) {
  list_.erase(name);
  return Query(database, "DELETE FROM segment WHERE name = ?").bind(std::string_view(name)).run();
}

Result<void> Segments::remove_with_prefix(Database& database, const std::string& prefix) {
  for (const std::string& name : names()) {
    if (!name.starts_with(prefix)) continue;
    if (Result<void> erased = erase(database, name); !erased) return erased;
  }
  return {};
}

Result<void> Segments::put(Database& database, const std::string& name, std::string_view bytes) {
  if (Result<void> erased = erase(database, name); !erased) return erased;
  if (bytes.empty()) return {};
  std::vector<Part>& parts = list_[name];
  Query query(database, "INSERT INTO segment(name, part, checksum, data) VALUES(?, ?, ?, ?)");
  for (size_t at = 0; at < bytes.size(); at += kPartBytes) {
    const std::string_view data = bytes.substr(at, kPartBytes);
    const uint64_t sum = part_checksum(name, parts.size(), data);
    query.bind(std::string_view(name))
        .bind(static_cast<int64_t>(parts.size()))
        .bind(static_cast<int64_t>(sum))
        .bind_blob(data);
    if (Result<void> written = query.run(); !written) return written;
    parts.push_back({database.last_row(), data.size(), sum});
  }
  return {};
}

Result<void> Segments::read_into(const Database& database, const std::string& name, char* to) const {
  const auto at = list_.find(name);
  if (at == list_.end()) return {};
  Query query(database, "SELECT data FROM segment WHERE number = ?");
  for (size_t i = 0; i < at->second.size(); ++i) {
    const Part& part = at->second[i];
    Result<bool> row = query.bind(part.row).step();
    if (!row) return row.error();
    const std::string_view data = *row ? query.blob(0) : std::string_view();
    if (data.size() != part.bytes || part_checksum(name, i, data) != part.checksum) return damaged(database, name);
    std::memcpy(to, data.data(), data.size());
    to += data.size();
    query.reset();
  }
  return {};
}

Result<std::string> Segments::get(const Database& database, const std::string& name) const {
  std::string bytes(size(name), '\0');
  if (Result<void> read = read_into(database, name, bytes.data()); !read) return read.error();
  return bytes;
}

}  // namespace relata::file
