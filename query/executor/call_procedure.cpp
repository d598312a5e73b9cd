// CallProcedure: the rows a procedure gives for each row. One without results passes the row on.
#include "query/executor/operators.hpp"

namespace relata::query {

namespace {

class CallProcedure final : public RowOperator {
 public:
  CallProcedure(Context context, const Plan& plan, const plan::CallProcedure& node, OperatorPtr input)
      : RowOperator(context, plan, std::move(input)), call_(node.call) {}

 protected:
  void open(Row row) override {
    results_.clear();
    execution().hold(-held_);
    held_ = 0;
    at_ = 0;
    std::vector<Value> arguments;
    for (size_t i = 0; i < call_.arguments.size(); ++i) {
      arguments.push_back(argument(evaluator().value(call_.arguments[i], row), call_.procedure->inputs[i].type.values,
                                   call_.arguments[i].span));
    }
    if (evaluator().failed() || execution().failed()) return;
    const ProcedureBody& body = execution().procedures().body(*call_.procedure);
    const EmitRow emit = [&](std::vector<Value> values) {
      const auto bytes = static_cast<int64_t>(sizeof(values) + values.size() * sizeof(Value));
      execution().hold(bytes);
      held_ += bytes;
      results_.push_back(std::move(values));
    };
    const std::function<bool()> go_on = [&] { return execution().go_on(); };
    Result<void> ok = body({graph(), arguments, emit, go_on});
    if (!ok) execution().fail(std::move(ok).error());
    if (call_.procedure->outputs.empty()) results_.emplace_back();
  }

  bool step(Row row, Chunk& out) override {
    for (; at_ < results_.size() && !out.full(); ++at_) {
      const std::span<Value> added = out.add(row);
      for (const auto& [field, slot] : call_.results) added[slot] = results_[at_][field];
      // A procedure without results runs once for its effect.
      if (call_.procedure->outputs.empty()) {
        at_ = results_.size();
        return false;
      }
    }
    return at_ < results_.size();
  }

 private:
  Value argument(Value value, TypeSet wanted, Span span) {
    if (value.is_null() || wanted.contains(value.type())) return value;
    if (value.type() == ValueType::integer && wanted.contains(ValueType::floating)) return value.number();
    execution().fail("TypeError", "InvalidArgumentType",
                     "an argument of '" + call_.procedure->name + "' must be " + describe(wanted), span);
    return {};
  }

  const BoundProcedureCall& call_;
  std::vector<std::vector<Value>> results_;
  int64_t held_ = 0;  // bytes of them
  size_t at_ = 0;
};

}  // namespace

OperatorPtr make_call_procedure(Context context, const Plan& plan, const plan::CallProcedure& node, OperatorPtr input) {
  return std::make_unique<CallProcedure>(context, plan, node, std::move(input));
}

}  // namespace relata::query
