#pragma once
// Documents into a graph file: what `relata build` does, apart from its options.
//
// Whole states only: what a document gave is stored in batches of transactions; the graph is then made from everything
// that is stored, in one more. A build that was killed half-way left the old graph and the batches that were done; the next
// one goes on from there, even if nothing else changed. A file that was not there and to which no document came is not made.

#include <cstdint>
#include <map>
#include <string>
#include <vector>

#include "common/error.hpp"
#include "extract/reader/input.hpp"
#include "tools/relata/command.hpp"

namespace relata::tools {

struct BuildPlan {
  std::string graph;                              // the path of the graph file, made if it is missing
  std::vector<extract::DocumentSource> sources;   // no two with one identity
  std::vector<std::string> removals;              // identities of documents to forget
  unsigned jobs = 1;
};

struct BuildSummary {
  uint64_t added = 0;
  uint64_t changed = 0;
  uint64_t unchanged = 0;
  uint64_t removed = 0;
  uint64_t left_out = 0;   // could not be read, or were to be removed and are not there; each was reported
  std::vector<std::string> reasons;  // why, of the first ten of them: "notes.txt: the document is empty"
  uint64_t sentences = 0;  // of what was read now
  std::map<std::string, uint64_t> read_by_format;  // documents: "HTML", "plain text"
  uint64_t relaid = 0;     // of these, those whose kept text is not the file itself
  uint64_t documents = 0;  // in the graph now, as are the following
  uint64_t nodes = 0;
  uint64_t relationships = 0;
};

// Reports what is wrong with single documents on the streams and goes on. Errors: kind file for the graph file or the model,
// cancelled after Ctrl-C (what was read is stored, the graph is the old one).
Result<BuildSummary> build_graph(const BuildPlan& plan, Streams& streams);

}  // namespace relata::tools
