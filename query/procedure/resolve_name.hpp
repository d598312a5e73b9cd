#pragma once
// Which node a name means.

#include <functional>
#include <string>
#include <string_view>
#include <vector>

#include "graph/store/graph.hpp"

namespace relata::query {

struct NameCandidate {
  NodeId node;
  double score = 0;  // 1 for the exact name, less for what is less sure
  std::string how;   // "exact", "alias", "spelling", "acronym", "part", "similar"
};

// At most `limit` candidates, best first; of equals the one that is mentioned more often, then the older, first. In
// falling order: the name itself; an alias; either but for case, apostrophes and a firm's suffix (common/name_key.hpp);
// the initials of a name, or a name with those initials; all words of the text among the words of the name; few letters
// different. `go_on` is asked now and then; false ends the search with what was found. Looks at every node that has a
// name, unless so many have the text itself for a name.
std::vector<NameCandidate> resolve_name(const Graph& graph, std::string_view text, size_t limit,
                                        const std::function<bool()>& go_on);

}  // namespace relata::query
