#pragma once
// The tables of a file, its marks, and the row that says which state it is in.

#include <cstdint>
#include <string>

#include "common/error.hpp"
#include "graph/file/sqlite.hpp"

namespace relata::file {

inline constexpr int64_t kApplicationId = 0x52454C41;  // "RELA"
inline constexpr int64_t kFormatVersion = 1;

// Makes all tables in an empty database; requires an open transaction.
Result<void> create_schema(Database& database);

// Tells a relata file of this version, an empty database (version 0), and anything else, which is an error.
Result<int64_t> read_version(Database& database);

// What a file's content adds up to. Every commit writes it; whatever is read is compared with it.
struct FileState {
  int64_t generation = 0;  // counts commits; tells a writer that another one was here
  uint64_t segments = 0;   // checksum over the list of segments
  uint64_t changes = 0;    // chained checksum over the change rows
  int64_t change_count = 0;
  int64_t change_bytes = 0;
  uint64_t documents = 0;  // sum of the documents' checksums
  int64_t document_count = 0;
  uint64_t edits = 0;            // sum of the edits' checksums
  int64_t text_generation = 0;   // counts changes of the documents
  int64_t graph_generation = 0;  // the text_generation the graph was made from
};

Result<FileState> read_state(const Database& database);
Result<void> write_state(Database& database, const FileState& state);

}  // namespace relata::file
