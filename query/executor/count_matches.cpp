// CountMatches: how many matches a pattern has, all together or by one of its nodes (query/counting).
#include "query/counting/count.hpp"
#include "query/executor/operators.hpp"

namespace relata::query {

namespace {

class CountMatches final : public Operator {
 public:
  CountMatches(Context context, const Plan& plan, const plan::CountMatches& node, OperatorPtr input)
      : Operator(context, plan, std::move(input)), node_(node) {}

 protected:
  bool produce(Chunk& out) override {
    if (!counted_ && !count()) return false;
    for (; at_ < counts_.size() && !out.full(); ++at_) {
      const std::span<Value> row = out.add(context_.argument.values);
      if (node_.group) row[node_.pattern->nodes[*node_.group].slot] = counts_[at_].node;
      for (const uint32_t slot : node_.slots) row[slot] = counts_[at_].count;
    }
    return !out.empty();
  }

  void restart() override {
    counted_ = false;
    at_ = 0;
    counts_.clear();
  }

 private:
  bool count() {
    counted_ = true;
    counting::CountContext context{graph(), evaluator(), context_.argument.values, [this] { return execution().go_on(); }};
    if (node_.group) return take(counting::count_matches_by(context, *node_.pattern, *node_.group));
    const Result<int64_t> total = counting::count_matches(context, *node_.pattern);
    if (!total) return take(total.error());
    counts_.push_back({NodeId(), *total});
    return take(std::move(counts_));
  }

  bool take(Result<std::vector<counting::GroupCount>> counts) {
    if (evaluation_failed()) return false;
    if (!counts) {
      execution().fail(std::move(counts).error());
      return false;
    }
    counts_ = std::move(*counts);
    return execution().go_on();
  }

  const plan::CountMatches& node_;
  std::vector<counting::GroupCount> counts_;
  bool counted_ = false;
  size_t at_ = 0;
};

}  // namespace

OperatorPtr make_count_matches(Context context, const Plan& plan, const plan::CountMatches& node, OperatorPtr input) {
  return std::make_unique<CountMatches>(context, plan, node, std::move(input));
}

}  // namespace relata::query
