#pragma once
// A document as a graph file keeps it: its text, and what was read off it.

#include <functional>

#include "common/error.hpp"
#include "common/extraction.hpp"
#include "graph/file/graph_file.hpp"

namespace relata::formats {

struct StoredText {
  DocumentSource source;
  DocumentExtraction extraction;
};

using TextSink = std::function<Result<void>(const StoredText&)>;
// Gives all documents of a graph one after the other, in order of their identities; an error of the sink ends the walk.
using TextWalk = std::function<Result<void>(const TextSink&)>;

}  // namespace relata::formats
