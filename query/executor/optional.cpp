// Optional: the rows of the inner plan, or one with nulls in their place.
#include "query/executor/operators.hpp"

namespace relata::query {

namespace {

class Optional final : public RowOperator {
 public:
  Optional(Context context, const Plan& plan, const plan::Optional& node, OperatorPtr input)
      : RowOperator(context, plan, std::move(input)),
        node_(node),
        inner_(context.execution, context.evaluator, *plan.inner, context.width),
        found_(context.width) {}

 protected:
  void open(Row row) override {
    inner_.open(row);
    any_ = false;
    found_.clear();
    at_ = 0;
  }

  bool step(Row row, Chunk& out) override {
    while (!out.full()) {
      if (at_ < found_.rows()) {
        out.add(found_.row(at_++));
        continue;
      }
      at_ = 0;
      if (inner_.next(found_)) {
        any_ = true;
        continue;
      }
      found_.clear();
      if (!any_ && !execution().failed()) add_nulls(row, out);
      return false;
    }
    return true;
  }

 private:
  void add_nulls(Row row, Chunk& out) {
    const std::span<Value> added = out.add(row);
    for (const uint32_t s : node_.nulls) added[s] = Value();
  }

  const plan::Optional& node_;
  Pipeline inner_;
  Chunk found_;
  size_t at_ = 0;
  bool any_ = false;
};

}  // namespace

OperatorPtr make_optional(Context context, const Plan& plan, const plan::Optional& node, OperatorPtr input) {
  return std::make_unique<Optional>(context, plan, node, std::move(input));
}

}  // namespace relata::query
