// Aggregate: groups come out in the order their first row came in.
#include <unordered_map>

#include "query/executor/operators.hpp"
#include "query/expression/aggregate.hpp"
#include "query/expression/order.hpp"

namespace relata::query {

namespace {

class Aggregate final : public Operator {
 public:
  Aggregate(Context context, const Plan& plan, const plan::Aggregate& node, OperatorPtr input)
      : Operator(context, plan, std::move(input)), node_(node) {}
  ~Aggregate() override { restart(); }

 protected:
  bool produce(Chunk& out) override {
    if (!filled_ && !fill(out)) return false;
    for (; at_ < groups_.size() && !out.full(); ++at_) {
      // What came from outside stays; of the group only keys and aggregates are left.
      const std::span<Value> row = out.add(context_.argument.values);
      const Group& group = groups_[at_];
      for (size_t i = 0; i < node_.keys.size(); ++i) row[node_.keys[i].slot] = (*group.key)[i];
      for (size_t i = 0; i < node_.aggregates.size(); ++i)
        row[node_.aggregates[i].slot] = group.accumulators[i]->result(evaluator());
    }
    return !out.empty() && !evaluation_failed();
  }

  void restart() override {
    execution().hold(-static_cast<int64_t>(groups_.size()) * bytes());
    groups_.clear();
    index_.clear();
    filled_ = false;
    at_ = 0;
  }

 private:
  struct Group {
    const std::vector<Value>* key;  // in index_, whose keys do not move
    std::vector<std::unique_ptr<Accumulator>> accumulators;
  };

  [[nodiscard]] int64_t bytes() const {
    return static_cast<int64_t>((node_.keys.size() + 3 * node_.aggregates.size() + 3) * sizeof(Value));
  }

  bool fill(Chunk& out) {
    filled_ = true;
    // Without keys there is one group, even of no rows.
    if (node_.keys.empty()) group_of({});
    while (input_->next(out)) {
      for (size_t i = 0; i < out.rows(); ++i) add(out.row(i));
      if (evaluation_failed()) return false;
    }
    out.clear();
    return !execution().failed();
  }

  void add(Row row) {
    std::vector<Value> key;
    key.reserve(node_.keys.size());
    for (const Assignment& k : node_.keys) key.push_back(evaluator().value(k.expression, row));
    Group& group = groups_[group_of(std::move(key))];
    for (size_t i = 0; i < node_.aggregates.size(); ++i) {
      arguments_.clear();
      for (const Expression& argument : node_.aggregates[i].aggregate.children)
        arguments_.push_back(evaluator().value(argument, row));
      group.accumulators[i]->add(evaluator(), arguments_);
    }
  }

  size_t group_of(std::vector<Value> key) {
    const auto [at, is_new] = index_.try_emplace(std::move(key), groups_.size());
    if (!is_new) return at->second;
    Group group{&at->first, {}};
    for (const AggregateAssignment& a : node_.aggregates) {
      group.accumulators.push_back(
          make_accumulator(*a.aggregate.function, a.aggregate.flag, a.aggregate.children.empty()));
    }
    groups_.push_back(std::move(group));
    execution().hold(bytes());
    return at->second;
  }

  const plan::Aggregate& node_;
  std::unordered_map<std::vector<Value>, size_t, RowHash, RowEquivalent> index_;
  std::vector<Group> groups_;
  std::vector<Value> arguments_;
  bool filled_ = false;
  size_t at_ = 0;
};

}  // namespace

OperatorPtr make_aggregate(Context context, const Plan& plan, const plan::Aggregate& node, OperatorPtr input) {
  return std::make_unique<Aggregate>(context, plan, node, std::move(input));
}

}  // namespace relata::query
