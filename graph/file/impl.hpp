#pragma once
// The parts of an open GraphFile. Only graph/file's own sources include this.

#include <memory>
#include <optional>
#include <string>

#include "graph/file/documents.hpp"
#include "graph/file/evidence_tables.hpp"
#include "graph/file/graph_file.hpp"
#include "graph/file/schema.hpp"
#include "graph/file/segments.hpp"
#include "graph/file/sqlite.hpp"

namespace relata {

struct GraphFile::Impl : ChangeSink {
  std::string path;
  FileMode mode = FileMode::read_only;
  file::Database database;
  file::FileState state;
  file::Segments segments;
  Graph graph;
  std::optional<file::EvidenceTables> evidence;

  // A build that is open, and what is put back if it is not committed.
  struct Build {
    explicit Build(file::Database& database) : transaction(database) {}
    file::Transaction transaction;
    file::FileState state_before;
    file::Segments segments_before;
    std::optional<Graph> graph_before;  // only if the build replaced it
  };
  std::unique_ptr<Build> build;

  Result<void> load();      // state, segments, graph, changes
  void adopt(Graph fresh);  // makes it the file's graph and ties it to the file
  // The file is still in the state this object knows: an error if another process wrote to it.
  Result<void> unchanged() const;
  Result<void> text_matches_graph() const;
  [[nodiscard]] Error read_only_error() const;

  // Runs `work` in the open build, or else in a transaction of its own with a new generation; on an error the state is
  // as before.
  template <class Work>
  Result<void> in_transaction(Work work);

  // Writes graph, links and client tables, and drops the change rows. Requires an open transaction.
  Result<void> write_everything(const file::TextLinks& links);
  Result<void> write_graph_segments();
  // Puts another graph in place of this one, in file and memory. In a build the old one is kept until its commit.
  Result<void> replace(Graph fresh, const file::TextLinks& links);

  // ChangeSink
  Result<void> write(const Graph& graph, std::span<const Change> changes) override;
  void committed(Graph& graph) override;
  Result<void> write_statement(std::span<const Change> changes);
};

template <class Work>
Result<void> GraphFile::Impl::in_transaction(Work work) {
  if (mode == FileMode::read_only) return read_only_error();
  if (build) return work();
  const file::FileState state_before = state;
  const file::Segments segments_before = segments;
  file::Transaction transaction(database);
  const auto attempt = [&]() -> Result<void> {
    if (Result<void> begun = transaction.begin(); !begun) return begun;
    if (Result<void> same = unchanged(); !same) return same;
    if (Result<void> done = work(); !done) return done;
    ++state.generation;
    state.segments = segments.checksum();
    if (Result<void> written = file::write_state(database, state); !written) return written;
    return transaction.commit();
  };
  Result<void> done = attempt();
  if (done) return done;
  state = state_before;
  segments = segments_before;
  return done;
}

}  // namespace relata
