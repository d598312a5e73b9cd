#pragma once
// The graph of a file, made anew from the extractions that are stored in it; the last step of a build and of a merge.

#include "common/error.hpp"
#include "graph/file/graph_file.hpp"

namespace relata::tools {

// The graph anew from the stored extractions and the stored decisions of people (graph/file/decisions.hpp); one transaction of its own.
Result<void> make_text_graph(GraphFile& file);

// Resolution is a function of all that is stored, so it starts anew whenever anything of that changed; nothing is done
// otherwise.
Result<void> renew_text_graph(GraphFile& file);

}  // namespace relata::tools
