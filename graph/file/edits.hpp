#pragma once
// What people changed by hand of what comes from text. A change is kept by the origin of the thing (its name and type,
// or for a relationship the fact it states), not by an id, so it can be made again when the graph is made anew. The
// latest change of one property or label counts.

#include <span>
#include <string>
#include <vector>

#include "common/error.hpp"
#include "graph/file/schema.hpp"
#include "graph/file/text_links.hpp"
#include "graph/store/graph.hpp"

namespace relata::file {

struct Edit {
  bool of_node = true;
  std::string origin;
  std::string slot;  // "property KEY", "label NAME" or "deleted"
  Value value;       // the property (null: removed); true or false for a label; true
};

// The edits among the changes of a statement: those of things that have an origin.
std::vector<Edit> edits_of(const Graph& graph, std::span<const Change> changes, const TextLinks& links);

// Writing requires an open transaction and brings `state` up to date; the caller writes it.
Result<void> write_edits(Database& database, FileState& state, std::span<const Edit> edits);
Result<std::vector<Edit>> read_edits(const Database& database, const FileState& state);

// Makes the edits again on a graph whose origins are `links`. Counts those that found nothing. No statement may be
// open; none is afterwards.
struct EditCounts {
  uint32_t applied = 0;
  uint32_t waiting = 0;
};
EditCounts apply_edits(std::span<const Edit> edits, const TextLinks& links, Graph& graph);

}  // namespace relata::file
