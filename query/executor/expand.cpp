// Expand: along one relationship.
#include "query/executor/operators.hpp"

namespace relata::query {

namespace {

class Expand final : public RowOperator {
 public:
  Expand(Context context, const Plan& plan, const plan::Expand& node, OperatorPtr input)
      : RowOperator(context, plan, std::move(input)), node_(node), types_(node.types) {}

 protected:
  void chunk_begins() override { types_.resolve(graph()); }

  void open(Row row) override {
    neighbours_.reset();
    const Value& from = row[node_.from];
    if (from.type() != ValueType::node || types_.impossible()) return;
    if (node_.into && row[node_.to].type() != ValueType::node) return;
    neighbours_.emplace(graph().neighbours(from.node(), node_.direction, types_.ids()));
  }

  bool step(Row row, Chunk& out) override {
    if (!neighbours_) return false;
    Neighbour n;
    while (!out.full()) {
      if (!neighbours_->next(n)) return false;
      if (node_.into && row[node_.to].node() != n.node) continue;
      if (!is_new_relationship(row, node_.different_from, n.relationship)) continue;
      const std::span<Value> added = out.add(row);
      added[node_.relationship] = n.relationship;
      if (!node_.into) added[node_.to] = n.node;
    }
    return true;
  }

 private:
  const plan::Expand& node_;
  TypeFilter types_;
  std::optional<Neighbours> neighbours_;
};

}  // namespace

OperatorPtr make_expand(Context context, const Plan& plan, const plan::Expand& node, OperatorPtr input) {
  return std::make_unique<Expand>(context, plan, node, std::move(input));
}

}  // namespace relata::query
