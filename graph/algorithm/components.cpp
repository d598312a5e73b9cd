#include "graph/algorithm/components.hpp"

#include <boost/graph/strong_components.hpp>
#include <boost/graph/topological_sort.hpp>

#include <algorithm>

namespace relata {

namespace {

// Boost counts parts in the order in which it happens to finish them.
std::vector<uint32_t> renumbered(std::vector<uint32_t> part) {
  constexpr uint32_t kNew = 0xFFFFFFFF;
  std::vector<uint32_t> number(part.size(), kNew);
  uint32_t next = 0;
  for (uint32_t& p : part) {
    if (number[p] == kNew) number[p] = next++;
    p = number[p];
  }
  return part;
}

}  // namespace

std::vector<uint32_t> weak_components(const Subgraph& graph) { return strong_components_of(graph); }

std::vector<uint32_t> strong_components_of(const Subgraph& graph) {
  std::vector<uint32_t> part(graph.size());
  boost::strong_components(graph.edges,
                           boost::make_iterator_property_map(part.begin(), get(boost::vertex_index, graph.edges)));
  return renumbered(std::move(part));
}

std::optional<std::vector<uint32_t>> topological_order(const Subgraph& graph) {
  std::vector<uint32_t> order;
  order.reserve(graph.size());
  try {
    boost::topological_sort(graph.edges, std::back_inserter(order));
  } catch (const boost::not_a_dag&) {
    return std::nullopt;
  }
  std::ranges::reverse(order);
  return order;
}

}  // namespace relata
