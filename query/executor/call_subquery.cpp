// CallSubquery and Foreach: a query of its own for each row, or for each element of a list.
#include "query/executor/operators.hpp"
#include "query/executor/query_run.hpp"

namespace relata::query {

namespace {

std::vector<Value> evaluate_all(Evaluator& evaluator, const std::vector<Expression>& expressions, Row row) {
  std::vector<Value> out;
  out.reserve(expressions.size() + 1);
  for (const Expression& e : expressions) out.push_back(evaluator.value(e, row));
  return out;
}

class CallSubquery final : public RowOperator {
 public:
  CallSubquery(Context context, const Plan& plan, const plan::CallSubquery& node, OperatorPtr input)
      : RowOperator(context, plan, std::move(input)),
        node_(node),
        run_(context.execution, context.evaluator, *node.query),
        found_(run_.column_count()) {}

 protected:
  void open(Row row) override {
    run_.open(evaluate_all(evaluator(), node_.arguments, row));
    found_.clear();
    at_ = 0;
  }

  bool step(Row row, Chunk& out) override {
    if (!node_.returns) {
      run_.drain();
      out.add(row);
      return false;
    }
    while (!out.full()) {
      if (at_ == found_.rows()) {
        at_ = 0;
        if (!run_.next(found_)) return false;
      }
      const std::span<Value> added = out.add(row);
      for (const auto& [column, slot] : node_.results) added[slot] = found_.row(at_)[column];
      ++at_;
    }
    return true;
  }

 private:
  const plan::CallSubquery& node_;
  QueryRun run_;
  Chunk found_;
  size_t at_ = 0;
};

class Foreach final : public Operator {
 public:
  Foreach(Context context, const Plan& plan, const plan::Foreach& node, OperatorPtr input)
      : Operator(context, plan, std::move(input)),
        node_(node),
        run_(context.execution, context.evaluator, *node.body) {}

 protected:
  bool produce(Chunk& out) override {
    if (!input_->next(out)) return false;
    for (size_t i = 0; i < out.rows() && execution().go_on(); ++i) run(out.row(i));
    return !evaluation_failed();
  }

 private:
  void run(Row row) {
    const Value list = evaluator().value(node_.list, row);
    if (list.is_null() || evaluator().failed()) return;
    if (list.type() != ValueType::list) {
      return execution().fail("TypeError", "InvalidArgumentType", "FOREACH needs a list", node_.list.span);
    }
    std::vector<Value> arguments = evaluate_all(evaluator(), node_.arguments, row);
    arguments.emplace_back();
    for (const Value& element : list.list()) {
      arguments.back() = element;
      run_.open(arguments);
      run_.drain();
      if (!execution().go_on()) return;
    }
  }

  const plan::Foreach& node_;
  QueryRun run_;
};

}  // namespace

OperatorPtr make_call_subquery(Context context, const Plan& plan, const plan::CallSubquery& node, OperatorPtr input) {
  return std::make_unique<CallSubquery>(context, plan, node, std::move(input));
}

OperatorPtr make_foreach(Context context, const Plan& plan, const plan::Foreach& node, OperatorPtr input) {
  return std::make_unique<Foreach>(context, plan, node, std::move(input));
}

}  // namespace relata::query
