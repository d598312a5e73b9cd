#include "tools/relata/find_node.hpp"

#include <algorithm>
#include <set>

#include <fmt/format.h>

#include "formats/graph_text.hpp"
#include "formats/selection.hpp"
#include "formats/value_text.hpp"
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

std::string described(const Graph& graph, NodeId node) {
  const std::string type = formats::type_label(graph, node);
  const uint64_t facts = graph.degree(node, Direction::both);
  return fmt::format("{} ({}{} fact{})", formats::one_line(formats::display_name(graph, node)), type.empty() ? "" : type + ", ", facts, facts == 1 ? "" : "s");
}

std::string ambiguity_note(const Graph& graph, const FoundNode& found) {
  if (found.others.empty()) return {};
  std::string out = "note: this is " + described(graph, found.node) + "; so are called, too: ";
  const size_t shown = std::min<size_t>(found.others.size(), kSuggestions);
  for (size_t i = 0; i < shown; ++i) out += (i > 0 ? ", " : "") + described(graph, found.others[i]);
  if (found.others.size() > shown) out += fmt::format(" and {} more", found.others.size() - shown);
  return out + "\n";
}

Result<FoundNode> find_node(const GraphFile& file, const std::string& name, const std::string& label) {
  const Graph& graph = file.graph();
  auto named = formats::nodes_named(graph, name);
  const LabelId wanted = graph.find_label(label);
  if (!label.empty()) std::erase_if(named, [&](NodeId n) { return !wanted.valid() || !graph.has_label(n, wanted); });
  if (named.empty()) {
    Error e;
    e.message = fmt::format("nothing in the graph is called '{}'{}", name, label.empty() ? "" : " and is a " + label);
    e.source = file.path();
    e.hint = suggestions(file, name);
    return e;
  }
  const auto weight = [&](NodeId n) { return std::pair(formats::is_entity(graph, n), graph.degree(n, Direction::both)); };
  std::stable_sort(named.begin(), named.end(), [&](NodeId a, NodeId b) { return weight(a) > weight(b); });
  FoundNode found{named.front(), {}};
  for (size_t i = 1; i < named.size(); ++i) {
    if (formats::is_entity(graph, named[i]) || !formats::is_from_text(graph, named[i])) found.others.push_back(named[i]);
  }
  return found;
}

}  // namespace relata::tools
