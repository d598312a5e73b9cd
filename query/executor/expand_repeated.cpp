// ExpandRepeated: along a part of a path, again and again, all relationships different.
//
// A search in depth with one iterator a relationship, as ExpandLength is; after every so many relationships a
// repetition is complete. Its conditions are asked as soon as what they read was walked, so a repetition that cannot
// hold is left early.
#include <algorithm>

#include "query/executor/repetition.hpp"

namespace relata::query {

namespace {

class ExpandRepeated final : public RowOperator {
 public:
  ExpandRepeated(Context context, const Plan& plan, const plan::ExpandRepeated& node, OperatorPtr input)
      : RowOperator(context, plan, std::move(input)), node_(node), repetition_(node.path) {}

 protected:
  void chunk_begins() override { repetition_.resolve(graph()); }

  void open(Row row) override {
    levels_.clear();
    walked_ = {};
    start_given_ = true;
    const Value& from = row[node_.from];
    if (from.type() != ValueType::node) return;
    if (node_.into && row[node_.to].type() != ValueType::node) return;
    scratch_.assign(row.begin(), row.end());
    walked_.nodes.push_back(from.node());
    start_given_ = node_.times.minimum > 0;
    if (node_.times.maximum > 0 && !repetition_.impossible() && holds()) descend();
  }

  bool step(Row row, Chunk& out) override {
    if (!start_given_) {
      start_given_ = true;
      give(row, out);
    }
    while (!levels_.empty() && !out.full()) {
      if (++steps_ % kPollSteps == 0 && !execution().go_on()) return false;
      advance(row, out);
    }
    return !levels_.empty();
  }

 private:
  static constexpr uint64_t kPollSteps = 1024;

  [[nodiscard]] size_t length() const { return walked_.relationships.size(); }

  // Whether the repetition that the walk is in may go on.
  bool holds() {
    const size_t inside = length() % repetition_.steps();
    const size_t walked = inside == 0 && length() > 0 ? repetition_.steps() : inside;
    return repetition_.holds(evaluator(), scratch_, std::span(walked_.nodes).last(walked + 1),
                             std::span(walked_.relationships).last(walked));
  }
  // Whether a new one may begin where the walk is.
  bool may_begin() { return repetition_.holds(evaluator(), scratch_, std::span(walked_.nodes).last(1), {}); }

  void descend() {
    levels_.push_back(std::make_unique<Neighbours>(
        repetition_.neighbours(graph(), walked_.nodes.back(), length() % repetition_.steps())));
  }

  void back() {
    if (walked_.relationships.empty()) return;
    walked_.relationships.pop_back();
    walked_.nodes.pop_back();
  }

  // One relationship further, or one level back.
  void advance(Row row, Chunk& out) {
    Neighbour n;
    if (!levels_.back()->next(n)) {
      levels_.pop_back();
      return back();
    }
    const std::vector<RelationshipId>& trail = walked_.relationships;
    if (std::find(trail.begin(), trail.end(), n.relationship) != trail.end()) return;
    if (!is_new_relationship(row, node_.different_from, n.relationship)) return;
    walked_.relationships.push_back(n.relationship);
    walked_.nodes.push_back(n.node);
    if (!holds()) return back();
    const bool complete = length() % repetition_.steps() == 0;
    const size_t times = length() / repetition_.steps();
    if (complete && times >= node_.times.minimum) give(row, out);
    if (!complete || (times < node_.times.maximum && may_begin())) return descend();
    back();
  }

  void give(Row row, Chunk& out) {
    const NodeId end = walked_.nodes.back();
    if (node_.into && row[node_.to].node() != end) return;
    List relationships(walked_.relationships.begin(), walked_.relationships.end());
    if (node_.reversed) std::reverse(relationships.begin(), relationships.end());
    const std::span<Value> added = out.add(row);
    added[node_.relationships] = Value(std::move(relationships));
    repetition_.write_groups(added, walked_.nodes, walked_.relationships, node_.reversed);
    if (!node_.into) added[node_.to] = end;
  }

  const plan::ExpandRepeated& node_;
  Repetition repetition_;
  std::vector<std::unique_ptr<Neighbours>> levels_;
  Walked walked_;
  std::vector<Value> scratch_;
  bool start_given_ = true;
  uint64_t steps_ = 0;
};

}  // namespace

OperatorPtr make_expand_repeated(Context context, const Plan& plan, const plan::ExpandRepeated& node,
                                 OperatorPtr input) {
  return std::make_unique<ExpandRepeated>(context, plan, node, std::move(input));
}

}  // namespace relata::query
