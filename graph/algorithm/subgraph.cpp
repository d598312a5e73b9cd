#include "graph/algorithm/subgraph.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>
#include <tuple>

namespace relata {

namespace {

struct Arc {
  uint32_t source;
  uint32_t target;
  SubgraphEdge edge;
};

class Maker {
 public:
  Maker(const Graph& graph, const SubgraphChoice& choice, double least_weight, Pulse& pulse)
      : graph_(graph),
        choice_(choice),
        least_weight_(least_weight),
        pulse_(pulse),
        confidence_(graph.find_property_key("confidence")) {}

  Result<Subgraph> make(Parallels parallels) {
    choose_nodes();
    if (auto ok = choose_arcs(); !ok) return std::move(ok).error();
    std::ranges::sort(arcs_, {}, [](const Arc& a) { return std::tuple(a.source, a.target, a.edge.relationship); });
    if (parallels != Parallels::keep) join(parallels);
    std::vector<std::pair<uint32_t, uint32_t>> ends;
    std::vector<SubgraphEdge> edges;
    for (const Arc& a : arcs_) {
      ends.emplace_back(a.source, a.target);
      edges.push_back(a.edge);
    }
    out_.edges = SubgraphCsr(boost::edges_are_sorted, ends.begin(), ends.end(), edges.begin(), out_.size(),
                             static_cast<uint32_t>(ends.size()));
    out_.both = choice_.direction == Direction::both;
    return std::move(out_);
  }

 private:
  static constexpr uint32_t kOutside = 0xFFFFFFFF;

  [[nodiscard]] bool chosen(NodeId node) const {
    return choice_.labels.empty() ||
           std::ranges::any_of(choice_.labels, [&](LabelId l) { return graph_.has_label(node, l); });
  }

  void choose_nodes() {
    vertex_.assign(graph_.node_capacity(), kOutside);
    for (const NodeId node : graph_.nodes()) {
      pulse_();
      if (!chosen(node)) continue;
      vertex_[node.value] = out_.size();
      out_.nodes.push_back(node);
    }
  }

  [[nodiscard]] bool sure_enough(RelationshipId r) const {
    if (choice_.minimum_confidence <= 0 || !confidence_.valid()) return true;
    const Value confidence = graph_.property(r, confidence_);
    return !confidence.is_number() || confidence.number() >= choice_.minimum_confidence;
  }

  Result<double> weight_of(RelationshipId r) const {
    if (!choice_.weight.valid()) return choice_.default_weight;
    const Value weight = graph_.property(r, choice_.weight);
    const double number = weight.is_null()     ? choice_.default_weight
                          : weight.is_number() ? weight.number()
                                               : std::nan("");
    if (std::isfinite(number) && number >= least_weight_) return number;
    Error e;
    e.kind = ErrorKind::query;
    e.phase = Phase::runtime;
    e.type = "ArgumentError";
    e.detail = "InvalidArgumentValue";
    e.message = fmt::format("the weight of a relationship of type '{}' is not a number of at least {}",
                            graph_.name_of(graph_.type(r)), least_weight_);
    return e;
  }

  Result<void> choose_arcs() {
    Neighbour n;
    for (uint32_t from = 0; from < out_.size(); ++from) {
      Neighbours range = graph_.neighbours(out_.nodes[from], Direction::outgoing, choice_.types);
      while (range.next(n)) {
        pulse_();
        const uint32_t to = vertex_[n.node.value];
        if (to == kOutside || !sure_enough(n.relationship)) continue;
        const Result<double> weight = weight_of(n.relationship);
        if (!weight) return weight.error();
        add(from, to, {n.relationship, *weight});
      }
    }
    return {};
  }

  void add(uint32_t from, uint32_t to, SubgraphEdge edge) {
    if (choice_.direction != Direction::incoming) arcs_.push_back({from, to, edge});
    const bool backward =
        choice_.direction == Direction::incoming || (choice_.direction == Direction::both && from != to);
    if (backward) arcs_.push_back({to, from, edge});
  }

  // Arcs between the same two vertices stand together.
  void join(Parallels parallels) {
    size_t kept = 0;
    for (const Arc& a : arcs_) {
      if (parallels == Parallels::lightest && a.source == a.target) continue;
      const bool again = kept > 0 && arcs_[kept - 1].source == a.source && arcs_[kept - 1].target == a.target;
      if (!again) {
        arcs_[kept++] = a;
      } else if (parallels == Parallels::add) {
        arcs_[kept - 1].edge.weight += a.edge.weight;
      } else if (a.edge.weight < arcs_[kept - 1].edge.weight) {
        arcs_[kept - 1].edge = a.edge;
      }
    }
    arcs_.resize(kept);
  }

  const Graph& graph_;
  const SubgraphChoice& choice_;
  double least_weight_;
  Pulse& pulse_;
  PropertyKeyId confidence_;
  std::vector<uint32_t> vertex_;  // by node id
  std::vector<Arc> arcs_;
  Subgraph out_;
};

}  // namespace

std::optional<uint32_t> Subgraph::vertex(NodeId node) const {
  const auto at = std::ranges::lower_bound(nodes, node);
  if (at == nodes.end() || *at != node) return std::nullopt;
  return static_cast<uint32_t>(at - nodes.begin());
}

Result<Subgraph> make_subgraph(const Graph& graph, const SubgraphChoice& choice, Parallels parallels,
                               double least_weight, const Interrupt& interrupted) {
  return run_guarded(interrupted,
                     [&](Pulse& pulse) { return Maker(graph, choice, least_weight, pulse).make(parallels); });
}

}  // namespace relata
