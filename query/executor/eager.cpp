// Eager: takes all rows before it gives the first.
#include "query/executor/operators.hpp"
#include "query/executor/stored_rows.hpp"

namespace relata::query {

namespace {

class Eager final : public Operator {
 public:
  Eager(Context context, const Plan& plan, OperatorPtr input)
      : Operator(context, plan, std::move(input)), stored_(context.execution, context.width) {}

 protected:
  bool produce(Chunk& out) override {
    if (!filled_) {
      filled_ = true;
      while (input_->next(out)) stored_.add(out);
      out.clear();
    }
    for (; at_ < stored_.rows() && !out.full(); ++at_) out.add(stored_.row(at_));
    return !out.empty();
  }
  void restart() override {
    stored_.clear();
    filled_ = false;
    at_ = 0;
  }

 private:
  StoredRows stored_;
  bool filled_ = false;
  size_t at_ = 0;
};

}  // namespace

OperatorPtr make_eager(Context context, const Plan& plan, OperatorPtr input) {
  return std::make_unique<Eager>(context, plan, std::move(input));
}

}  // namespace relata::query
