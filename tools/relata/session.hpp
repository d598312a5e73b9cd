#pragma once
// One open graph and the statements that are run on it, one after the other; for `relata query` and the shell.

#include <cstdint>
#include <functional>
#include <iosfwd>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include "common/error.hpp"
#include "common/value.hpp"
#include "formats/result_writer.hpp"
#include "graph/file/graph_file.hpp"

namespace relata::query {
class Engine;
}

namespace relata::tools {

struct Timing {
  double parse_ms = 0;
  double plan_ms = 0;  // binding and optimizing included
  double run_ms = 0;   // writing the rows included
};

struct RunSummary {
  uint64_t rows = 0;
  Timing timing;
  std::string changes;                // "2 nodes created, 1 property set"; empty if nothing changed
  std::string plan;                   // of PROFILE, beside its rows; lines that end with a line break. That of EXPLAIN is its rows
  std::vector<std::string> warnings;  // one sentence each
};

// What one statement may take; 0: no limit.
struct Limits {
  double timeout_seconds = 0;
  uint64_t memory_bytes = 0;
};

class Session {
 public:
  explicit Session(GraphFile& file);
  ~Session();
  Session(Session&&) noexcept;

  // Runs one statement and hands its rows to `writer`, begin() and end() included; on an error after the first row, end() is
  // called, too, so that what was written is closed; on one before it, nothing is written. When `writable` turns false the statement is given up (kind file).
  // Spans of errors point into `statement`. Polls interrupted(): kind cancelled. In a read-only file a statement that
  // writes is an error.
  Result<RunSummary> run(std::string_view statement, const Map& parameters, formats::ResultWriter& writer, const std::function<bool()>& writable,
                         const Limits& limits = {});

  // From now on a statement that takes more than two seconds says on `err`, a terminal of so many columns (0: any), how far it has come, until it ends;
  // null: no more.
  void watch(std::ostream* err, uint32_t columns = 0) {
    watch_ = err;
    watch_columns_ = columns;
  }

  [[nodiscard]] GraphFile& file() { return file_; }

 private:
  GraphFile& file_;
  std::unique_ptr<query::Engine> engine_;
  std::ostream* watch_ = nullptr;
  uint32_t watch_columns_ = 0;
};

// `error` about a piece of a text that begins at `offset`, as an error about the whole text called `source`.
Error placed_in(Error error, uint32_t offset, const std::string& source);

}  // namespace relata::tools
