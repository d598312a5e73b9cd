#pragma once
// Named strings of bytes in a file, in checksummed parts of about a megabyte: the columns of the graph.

#include <cstdint>
#include <map>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "common/error.hpp"
#include "graph/file/sqlite.hpp"
#include "graph/store/array.hpp"

namespace relata::file {

class Segments {
 public:
  // Reads which segments there are. `expected` is FileState::segments: an error if they do not add up to it.
  Result<void> load(const Database& database, uint64_t expected);
  [[nodiscard]] uint64_t checksum() const;  // over the list
  [[nodiscard]] uint64_t total_bytes() const;
  [[nodiscard]] bool has(const std::string& name) const { return list_.contains(name); }
  [[nodiscard]] std::vector<std::string> names() const;

  // Each requires an open transaction.
  Result<void> put(Database& database, const std::string& name, std::string_view bytes);
  template <class T>
  Result<void> put_array(Database& database, const std::string& name, std::span<const T> values) {
    return put(database, name, {reinterpret_cast<const char*>(values.data()), values.size_bytes()});
  }
  Result<void> remove_with_prefix(Database& database, const std::string& prefix);

  // A missing segment is empty. An error if its bytes are not those that were put.
  Result<std::string> get(const Database& database, const std::string& name) const;
  template <class T>
  Result<Array<T>> get_array(const Database& database, const std::string& name) const {
    const uint64_t bytes = size(name);
    if (bytes % sizeof(T) != 0) return damaged(database, name);
    Array<T> values(bytes / sizeof(T));
    if (Result<void> read = read_into(database, name, reinterpret_cast<char*>(values.data())); !read)
      return read.error();
    return values;
  }

 private:
  struct Part {
    int64_t row = 0;
    uint64_t bytes = 0;
    uint64_t checksum = 0;
  };
  [[nodiscard]] uint64_t size(const std::string& name) const;
  Result<void> read_into(const Database& database, const std::string& name, char* to) const;
  static Error damaged(const Database& database, const std::string& name);
  Result<void> erase(Database& database, const std::string& name);

  std::map<std::string, std::vector<Part>> list_;
};

// Of the bytes of one part, which must stand in their own place.
uint64_t part_checksum(std::string_view name, uint64_t part, std::string_view bytes);

}  // namespace relata::file
