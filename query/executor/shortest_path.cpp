// ShortestPath: a breadth-first search between two known nodes.
//
// Each node remembers the level it was met at and every relationship that leads to it from the level before, so all
// shortest paths can be read back from the end; for one of them the first such relationship is enough. A path from a
// node to itself is the empty one, if the length may be zero, and otherwise there is none.
#include <algorithm>
#include <unordered_map>

#include "query/executor/operators.hpp"

namespace relata::query {

namespace {

class ShortestPath final : public RowOperator {
 public:
  ShortestPath(Context context, const Plan& plan, const plan::ShortestPath& node, OperatorPtr input)
      : RowOperator(context, plan, std::move(input)), node_(node), types_(node.step.step.types) {}

 protected:
  void chunk_begins() override { types_.resolve(graph()); }

  void open(Row row) override {
    found_.clear();
    at_ = 0;
    const Value& from = row[node_.step.step.from];
    const Value& to = row[node_.step.step.to];
    if (from.type() != ValueType::node || to.type() != ValueType::node) return;
    if (from.node() == to.node()) {
      if (node_.step.length.minimum == 0) found_.emplace_back();
      return;
    }
    if (!types_.impossible()) search(row, from.node(), to.node());
  }

  bool step(Row row, Chunk& out) override {
    for (; at_ < found_.size() && !out.full(); ++at_) {
      List relationships(found_[at_].begin(), found_[at_].end());
      if (node_.step.reversed) std::reverse(relationships.begin(), relationships.end());
      out.add(row)[node_.step.step.relationship] = Value(std::move(relationships));
    }
    return at_ < found_.size();
  }

 private:
  struct Link {
    NodeId before;
    RelationshipId relationship;
  };
  struct Met {
    uint32_t level = 0;
    std::vector<Link> links;
  };

  void search(Row row, NodeId from, NodeId to) {
    met_.clear();
    met_[from].level = 0;
    std::vector<NodeId> frontier = {from};
    for (uint32_t level = 1; level <= node_.step.length.maximum && !frontier.empty(); ++level) {
      std::vector<NodeId> next;
      for (const NodeId node : frontier) {
        if (!execution().go_on()) return;
        visit(row, node, level, next);
      }
      if (met_.contains(to)) break;
      frontier = std::move(next);
    }
    const auto end = met_.find(to);
    if (end == met_.end() || end->second.level < node_.step.length.minimum) return;
    read_back(from, to);
  }

  void visit(Row row, NodeId node, uint32_t level, std::vector<NodeId>& next) {
    for (const Neighbour& n : graph().neighbours(node, node_.step.step.direction, types_.ids())) {
      if (node_.step.each) {
        evaluator().set_local(node_.step.each_local, n.relationship);
        if (!evaluator().holds(*node_.step.each, row)) continue;
      }
      const auto [at, is_new] = met_.try_emplace(n.node);
      if (is_new) {
        at->second.level = level;
        next.push_back(n.node);
      }
      if (at->second.level == level && (node_.all || is_new)) at->second.links.push_back({node, n.relationship});
    }
  }

  // All ways back from `to`, in the order they were found.
  void read_back(NodeId from, NodeId to) {
    struct Open {
      NodeId node;
      size_t next = 0;
    };
    std::vector<Open> open = {{to, 0}};
    std::vector<RelationshipId> backwards;
    while (!open.empty() && execution().go_on()) {
      if (open.back().node == from) {
        found_.emplace_back(backwards.rbegin(), backwards.rend());
        if (!node_.all) return;
      }
      Open& top = open.back();
      const std::vector<Link>& links = met_[top.node].links;
      if (top.node == from || top.next == links.size()) {
        open.pop_back();
        if (!backwards.empty()) backwards.pop_back();
        continue;
      }
      const Link& link = links[top.next++];
      backwards.push_back(link.relationship);
      open.push_back({link.before, 0});
    }
  }

  const plan::ShortestPath& node_;
  TypeFilter types_;
  std::unordered_map<NodeId, Met> met_;  // looked up only, never walked
  std::vector<std::vector<RelationshipId>> found_;
  size_t at_ = 0;
};

}  // namespace

OperatorPtr make_shortest_path(Context context, const Plan& plan, const plan::ShortestPath& node, OperatorPtr input) {
  return std::make_unique<ShortestPath>(context, plan, node, std::move(input));
}

}  // namespace relata::query
