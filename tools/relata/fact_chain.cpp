#include "tools/relata/fact_chain.hpp"

#include <algorithm>
#include <cstdint>

#include "graph/store/property_reader.hpp"

namespace relata::tools {

namespace {

constexpr double kUnproven = 1;           // the doubt of a fact without a confidence, as of one made by hand
constexpr double kPlannedOrClaimed = 2;   // more than any asserted fact has

// How little is known for sure about a fact.
class Doubt {
 public:
  explicit Doubt(const Graph& graph)
      : polarity_(graph, "polarity"), modality_(graph, "modality"), attribution_(graph, "attribution"), confidence_(graph, "confidence"), support_(graph, "support") {}

  [[nodiscard]] bool denied(RelationshipId r) const { return polarity_.text(r) == "negated"; }

  [[nodiscard]] double of(RelationshipId r) const {
    const std::string_view modality = modality_.text(r);
    const bool said_outright = (modality.empty() || modality == "asserted") && attribution_.text(r).empty();
    const Value confidence = confidence_.value(r), support = support_.value(r);
    const double unsure = confidence.is_number() ? std::clamp(1 - confidence.number(), 0.0, 1.0) : kUnproven;
    const double sentences = support.is_number() ? std::max(support.number(), 1.0) : 1;
    return unsure / sentences + (said_outright ? 0 : kPlannedOrClaimed);
  }

 private:
  PropertyReader polarity_, modality_, attribution_, confidence_, support_;
};

struct Reached {
  uint32_t steps = UINT32_MAX;
  double doubt = 0;  // of the whole chain
  RelationshipId by;
  NodeId from;
};

// Breadth first: when a node's turn comes, everything that leads to it in as few steps was looked at.
std::vector<Reached> search(const Graph& graph, NodeId from, NodeId to) {
  const Doubt doubt(graph);
  std::vector<Reached> reached(graph.node_capacity());
  std::vector<NodeId> queue = {from};
  reached[from.value].steps = 0;
  for (size_t i = 0; i < queue.size() && reached[queue[i].value].steps < reached[to.value].steps; ++i) {
    const Reached here = reached[queue[i].value];
    for (const Neighbour& n : graph.neighbours(queue[i], Direction::both)) {
      Reached& there = reached[n.node.value];
      if (there.steps <= here.steps || doubt.denied(n.relationship)) continue;
      const double sum = here.doubt + doubt.of(n.relationship);
      if (there.steps == UINT32_MAX) queue.push_back(n.node);
      else if (sum >= there.doubt) continue;
      there = {here.steps + 1, sum, n.relationship, queue[i]};
    }
  }
  return reached;
}

}  // namespace

std::vector<RelationshipId> fact_chain(const Graph& graph, NodeId from, NodeId to) {
  const std::vector<Reached> reached = search(graph, from, to);
  std::vector<RelationshipId> chain;
  if (reached[to.value].steps == UINT32_MAX) return chain;
  for (NodeId n = to; n != from; n = reached[n.value].from) chain.push_back(reached[n.value].by);
  std::reverse(chain.begin(), chain.end());
  return chain;
}

}  // namespace relata::tools
