#include "tools/relata/find_node.hpp"

#include <algorithm>
#include <set>

#include <fmt/format.h>

#include "formats/graph_text.hpp"
#include "formats/selection.hpp"
#include "common/near_miss.hpp"

namespace relata::tools {

namespace {

constexpr uint32_t kSuggestions = 5;

std::string suggestions(const GraphFile& file, const std::string& name) {
  std::vector<std::string> found;
  if (const auto hits = file.search_names(name, kSuggestions)) {
    for (const NodeId n : *hits) found.push_back(formats::display_name(file.graph(), n));
  }
  if (found.empty()) {
    std::set<std::string> all;
    for (const NodeId n : file.graph().nodes()) all.insert(formats::display_name(file.graph(), n));
    const std::vector<std::string> names(all.begin(), all.end());
    if (const std::string near = nearest(name, names); !near.empty()) found.push_back(near);
  }
  std::string out;
  for (const std::string& f : found) out += (out.empty() ? "did you mean " : ", ") + f;
  return out.empty() ? out : out + "?";
}

}  // namespace

Result<NodeId> find_node(const GraphFile& file, const std::string& name) {
  const Graph& graph = file.graph();
  const auto named = formats::nodes_named(graph, name);
  if (named.empty()) {
    Error e;
    e.message = fmt::format("nothing in the graph is called '{}'", name);
    e.source = file.path();
    e.hint = suggestions(file, name);
    return e;
  }
  const auto weight = [&](NodeId n) { return std::pair(formats::is_entity(graph, n), graph.degree(n, Direction::both)); };
  return *std::max_element(named.begin(), named.end(), [&](NodeId a, NodeId b) { return weight(a) < weight(b); });
}

}  // namespace relata::tools
