// Endpoints: the relationship, or a list of them, is known; which nodes can stand at its ends?
#include "query/executor/operators.hpp"

namespace relata::query {

namespace {

class Endpoints final : public RowOperator {
 public:
  Endpoints(Context context, const Plan& plan, const plan::Endpoints& node, OperatorPtr input)
      : RowOperator(context, plan, std::move(input)), node_(node), types_(node.types) {}

 protected:
  void chunk_begins() override { types_.resolve(graph()); }

  void open(Row row) override {
    ends_.clear();
    at_ = 0;
    const std::optional<std::vector<RelationshipId>> walked = relationships(row);
    if (!walked || types_.impossible()) return;
    for (const RelationshipId r : *walked) {
      if (!graph().known(r) || !types_.admits(graph().type(r)) || !is_new_relationship(row, node_.different_from, r))
        return;
      if (node_.each) {
        evaluator().set_local(node_.each_local, r);
        if (!evaluator().holds(*node_.each, row)) return;
      }
    }
    for (const NodeId start : starts(row, *walked)) {
      const std::optional<NodeId> end = walk(start, *walked);
      const bool fits =
          end && (!node_.to_bound || node_.to == node_.from ? end.has_value() : is_node(row[node_.to], *end));
      if (!fits || (node_.from == node_.to && *end != start)) continue;
      ends_.emplace_back(start, *end);
    }
  }

  bool step(Row row, Chunk& out) override {
    for (; at_ < ends_.size() && !out.full(); ++at_) {
      const std::span<Value> added = out.add(row);
      added[node_.from] = ends_[at_].first;
      added[node_.to] = ends_[at_].second;
    }
    return at_ < ends_.size();
  }

 private:
  static bool is_node(const Value& v, NodeId node) { return v.type() == ValueType::node && v.node() == node; }

  // Those in the slot; nothing if it holds null, something else, or a list of the wrong length.
  std::optional<std::vector<RelationshipId>> relationships(Row row) const {
    const Value& v = row[node_.relationship];
    std::vector<RelationshipId> out;
    if (!node_.length) {
      if (v.type() != ValueType::relationship) return std::nullopt;
      out.push_back(v.relationship());
      return out;
    }
    if (v.type() != ValueType::list) return std::nullopt;
    if (v.list().size() < node_.length->minimum || v.list().size() > node_.length->maximum) return std::nullopt;
    for (const Value& element : v.list()) {
      if (element.type() != ValueType::relationship) return std::nullopt;
      if (std::find(out.begin(), out.end(), element.relationship()) != out.end()) return std::nullopt;
      out.push_back(element.relationship());
    }
    return out;
  }

  // Nodes from which the walk may begin.
  std::vector<NodeId> starts(Row row, const std::vector<RelationshipId>& walked) const {
    if (node_.from_bound) {
      if (row[node_.from].type() != ValueType::node) return {};
      return {row[node_.from].node()};
    }
    if (walked.empty()) {
      if (node_.to_bound && row[node_.to].type() == ValueType::node) return {row[node_.to].node()};
      std::vector<NodeId> all;
      for (const NodeId n : graph().nodes()) all.push_back(n);
      return all;
    }
    const NodeId source = graph().source(walked[0]);
    const NodeId target = graph().target(walked[0]);
    if (node_.direction == Direction::outgoing) return {source};
    if (node_.direction == Direction::incoming) return {target};
    if (source == target) return {source};
    return {source, target};
  }

  // Where the walk from `start` ends; nothing if it cannot follow the relationships.
  std::optional<NodeId> walk(NodeId start, const std::vector<RelationshipId>& walked) const {
    NodeId at = start;
    for (const RelationshipId r : walked) {
      const NodeId source = graph().source(r);
      const NodeId target = graph().target(r);
      if (node_.direction != Direction::incoming && source == at)
        at = target;
      else if (node_.direction != Direction::outgoing && target == at)
        at = source;
      else
        return std::nullopt;
    }
    return at;
  }

  const plan::Endpoints& node_;
  TypeFilter types_;
  std::vector<std::pair<NodeId, NodeId>> ends_;
  size_t at_ = 0;
};

}  // namespace

OperatorPtr make_endpoints(Context context, const Plan& plan, const plan::Endpoints& node, OperatorPtr input) {
  return std::make_unique<Endpoints>(context, plan, node, std::move(input));
}

}  // namespace relata::query
