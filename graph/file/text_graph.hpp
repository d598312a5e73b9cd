#pragma once
// What resolution gave, as a property graph with its links to the text (DESIGN: the graph): the labels Entity and the
// type, the properties of nodes and relationships, and with them what people made by hand in the graph before.

#include <span>
#include <vector>

#include "common/resolved.hpp"
#include "graph/file/edits.hpp"
#include "graph/file/graph_file.hpp"
#include "graph/file/text_links.hpp"

namespace relata::file {

// What the text graph needs to know of the stored documents, in order of their ids.
struct DocumentFacts {
  uint32_t number = 0;                     // document.number
  std::vector<uint32_t> sentence_of_fact;  // by fact
};

struct TextGraph {
  Graph graph;
  TextLinks links;
  ReplayReport report;
};

// Requires that all indices of `resolved` fit (see fits()). `old` with `old_links` is the graph until now, with all
// edits.
TextGraph make_text_graph(const ResolvedGraph& resolved, std::span<const DocumentFacts> documents, const Graph& old,
                          const TextLinks& old_links, std::span<const Edit> edits);

// True if all indices of `resolved` point to something; the last count is the mentions of each document.
bool fits(const ResolvedGraph& resolved, std::span<const DocumentFacts> documents,
          std::span<const uint32_t> mention_counts);

}  // namespace relata::file
