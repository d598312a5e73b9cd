// Filter, Project, Unwind.
#include "query/executor/operators.hpp"

namespace relata::query {

namespace {

class Filter final : public Operator {
 public:
  Filter(Context context, const Plan& plan, const plan::Filter& node, OperatorPtr input)
      : Operator(context, plan, std::move(input)), node_(node) {}

 protected:
  bool produce(Chunk& out) override {
    while (input_->next(out)) {
      out.filter([&](size_t i) { return holds(out.row(i)); });
      if (evaluation_failed()) return false;
      if (!out.empty()) return true;
    }
    return false;
  }

 private:
  bool holds(Row row) {
    for (const Expression& e : node_.predicates) {
      if (!evaluator().holds(e, row)) return false;
    }
    return true;
  }

  const plan::Filter& node_;
};

class Project final : public Operator {
 public:
  Project(Context context, const Plan& plan, const plan::Project& node, OperatorPtr input)
      : Operator(context, plan, std::move(input)), node_(node) {}

 protected:
  bool produce(Chunk& out) override {
    if (!input_->next(out)) return false;
    for (size_t i = 0; i < out.rows(); ++i) {
      const std::span<Value> row = out.row(i);
      for (const Assignment& item : node_.items) row[item.slot] = evaluator().value(item.expression, row);
    }
    return !evaluation_failed();
  }

 private:
  const plan::Project& node_;
};

// A list row by row; null gives no row, any other value one.
class Unwind final : public RowOperator {
 public:
  Unwind(Context context, const Plan& plan, const plan::Unwind& node, OperatorPtr input)
      : RowOperator(context, plan, std::move(input)), node_(node) {}

 protected:
  void open(Row row) override {
    list_ = evaluator().value(node_.list, row);
    at_ = 0;
  }

  bool step(Row row, Chunk& out) override {
    if (list_.is_null()) return false;
    if (list_.type() != ValueType::list) {
      out.add(row)[node_.slot] = list_;
      return false;
    }
    const List& list = list_.list();
    for (; at_ < list.size() && !out.full(); ++at_) out.add(row)[node_.slot] = list[at_];
    return at_ < list.size();
  }
  [[nodiscard]] double row_share() const override { return list_.type() == ValueType::list ? share_of(at_, list_.list().size()) : 0; }

 private:
  const plan::Unwind& node_;
  Value list_;
  size_t at_ = 0;
};

}  // namespace

OperatorPtr make_filter(Context context, const Plan& plan, const plan::Filter& node, OperatorPtr input) {
  return std::make_unique<Filter>(context, plan, node, std::move(input));
}
OperatorPtr make_project(Context context, const Plan& plan, const plan::Project& node, OperatorPtr input) {
  return std::make_unique<Project>(context, plan, node, std::move(input));
}
OperatorPtr make_unwind(Context context, const Plan& plan, const plan::Unwind& node, OperatorPtr input) {
  return std::make_unique<Unwind>(context, plan, node, std::move(input));
}

}  // namespace relata::query
