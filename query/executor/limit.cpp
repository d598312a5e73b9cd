// Skip, Limit, Distinct.
#include <unordered_set>

#include "query/executor/operators.hpp"
#include "query/expression/order.hpp"

namespace relata::query {

std::optional<uint64_t> row_count(const Context& context, const Expression& e, std::string_view clause) {
  const Value value = context.evaluator.value(e, context.argument.values);
  if (context.execution.failed_in(context.evaluator)) return std::nullopt;
  if (value.type() != ValueType::integer) {
    context.execution.fail("SyntaxError", "InvalidArgumentType", std::string(clause) + " needs an integer", e.span);
    return std::nullopt;
  }
  if (value.integer() < 0) {
    context.execution.fail("SyntaxError", "NegativeIntegerArgument", std::string(clause) + " cannot be negative",
                           e.span);
    return std::nullopt;
  }
  return static_cast<uint64_t>(value.integer());
}

namespace {

class Skip final : public Operator {
 public:
  Skip(Context context, const Plan& plan, const plan::Skip& node, OperatorPtr input)
      : Operator(context, plan, std::move(input)), node_(node) {}

 protected:
  bool produce(Chunk& out) override {
    if (!left_) left_ = row_count(context_, node_.count, "SKIP");
    if (!left_) return false;
    while (input_->next(out)) {
      const uint64_t dropped = std::min<uint64_t>(*left_, out.rows());
      *left_ -= dropped;
      if (dropped == out.rows()) continue;
      if (dropped > 0) out.drop_first(dropped);
      return true;
    }
    return false;
  }
  void restart() override { left_.reset(); }

 private:
  const plan::Skip& node_;
  std::optional<uint64_t> left_;
};

class Limit final : public Operator {
 public:
  Limit(Context context, const Plan& plan, const plan::Limit& node, OperatorPtr input)
      : Operator(context, plan, std::move(input)), node_(node) {}

 protected:
  bool produce(Chunk& out) override {
    if (!left_) left_ = row_count(context_, node_.count, "LIMIT");
    if (!left_) return false;
    if (*left_ == 0) {
      while (node_.exhaust && input_->next(out)) {
      }
      return false;
    }
    if (!input_->next(out)) return false;
    out.keep_first(std::min<uint64_t>(*left_, out.rows()));
    *left_ -= out.rows();
    return true;
  }
  void restart() override { left_.reset(); }

 private:
  const plan::Limit& node_;
  std::optional<uint64_t> left_;
};

class Distinct final : public Operator {
 public:
  Distinct(Context context, const Plan& plan, const plan::Distinct& node, OperatorPtr input)
      : Operator(context, plan, std::move(input)), node_(node) {}
  ~Distinct() override { restart(); }

 protected:
  bool produce(Chunk& out) override {
    while (input_->next(out)) {
      out.filter([&](size_t i) { return is_new(out.row(i)); });
      if (!out.empty()) return true;
    }
    return false;
  }
  void restart() override {
    execution().hold(-static_cast<int64_t>(seen_.size()) * bytes());
    seen_.clear();
  }

 private:
  [[nodiscard]] int64_t bytes() const { return static_cast<int64_t>((node_.slots.size() + 2) * sizeof(Value)); }

  bool is_new(Row row) {
    std::vector<Value> key;
    key.reserve(node_.slots.size());
    for (const uint32_t s : node_.slots) key.push_back(row[s]);
    const bool added = seen_.insert(std::move(key)).second;
    if (added) execution().hold(bytes());
    return added;
  }

  const plan::Distinct& node_;
  std::unordered_set<std::vector<Value>, RowHash, RowEquivalent> seen_;
};

}  // namespace

OperatorPtr make_skip(Context context, const Plan& plan, const plan::Skip& node, OperatorPtr input) {
  return std::make_unique<Skip>(context, plan, node, std::move(input));
}
OperatorPtr make_limit(Context context, const Plan& plan, const plan::Limit& node, OperatorPtr input) {
  return std::make_unique<Limit>(context, plan, node, std::move(input));
}
OperatorPtr make_distinct(Context context, const Plan& plan, const plan::Distinct& node, OperatorPtr input) {
  return std::make_unique<Distinct>(context, plan, node, std::move(input));
}

}  // namespace relata::query
