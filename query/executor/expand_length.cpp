// ExpandLength: along any number of relationships, all different.
//
// A search in depth with one iterator a level. It visits every trail once, and gives those whose length is in the
// range, a shorter one before those that go on from it. Nothing is recursive: the graph decides how deep it goes.
#include <algorithm>

#include "query/executor/operators.hpp"

namespace relata::query {

namespace {

class ExpandLength final : public RowOperator {
 public:
  ExpandLength(Context context, const Plan& plan, const plan::ExpandLength& node, OperatorPtr input)
      : RowOperator(context, plan, std::move(input)), node_(node), types_(node.step.types) {}

 protected:
  void chunk_begins() override { types_.resolve(graph()); }

  void open(Row row) override {
    levels_.clear();
    trail_.clear();
    start_given_ = true;
    const Value& from = row[node_.step.from];
    if (from.type() != ValueType::node) return;
    if (node_.step.into && row[node_.step.to].type() != ValueType::node) return;
    start_ = from.node();
    start_given_ = node_.length.minimum > 0;
    if (node_.length.maximum > 0 && !types_.impossible()) descend(start_);
  }

  bool step(Row row, Chunk& out) override {
    if (!start_given_) {
      start_given_ = true;
      give(row, start_, out);
    }
    while (!levels_.empty() && !out.full()) {
      if (++steps_ % kPollSteps == 0 && !execution().go_on()) return false;
      advance(row, out);
    }
    return !levels_.empty();
  }

 private:
  static constexpr uint64_t kPollSteps = 4096;

  void descend(NodeId node) {
    levels_.push_back(std::make_unique<Neighbours>(graph().neighbours(node, node_.step.direction, types_.ids())));
  }

  // One relationship further, or one level back.
  void advance(Row row, Chunk& out) {
    Neighbour n;
    if (!levels_.back()->next(n)) {
      levels_.pop_back();
      if (!trail_.empty()) trail_.pop_back();
      return;
    }
    if (std::find(trail_.begin(), trail_.end(), n.relationship) != trail_.end()) return;
    if (!is_new_relationship(row, node_.step.different_from, n.relationship) || !admitted(row, n.relationship)) return;
    trail_.push_back(n.relationship);
    if (trail_.size() >= node_.length.minimum) give(row, n.node, out);
    if (trail_.size() < node_.length.maximum)
      descend(n.node);
    else
      trail_.pop_back();
  }

  bool admitted(Row row, RelationshipId relationship) {
    if (!node_.each) return true;
    evaluator().set_local(node_.each_local, relationship);
    return evaluator().holds(*node_.each, row);
  }

  void give(Row row, NodeId end, Chunk& out) {
    if (node_.step.into && row[node_.step.to].node() != end) return;
    List relationships(trail_.begin(), trail_.end());
    if (node_.reversed) std::reverse(relationships.begin(), relationships.end());
    const std::span<Value> added = out.add(row);
    added[node_.step.relationship] = Value(std::move(relationships));
    if (!node_.step.into) added[node_.step.to] = end;
  }

  const plan::ExpandLength& node_;
  TypeFilter types_;
  std::vector<std::unique_ptr<Neighbours>> levels_;
  std::vector<RelationshipId> trail_;  // one shorter than levels_, or as long when the last level is exhausted
  NodeId start_;
  bool start_given_ = true;
  uint64_t steps_ = 0;
};

}  // namespace

OperatorPtr make_expand_length(Context context, const Plan& plan, const plan::ExpandLength& node, OperatorPtr input) {
  return std::make_unique<ExpandLength>(context, plan, node, std::move(input));
}

}  // namespace relata::query
