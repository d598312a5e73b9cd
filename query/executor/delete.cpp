// Delete. Whether a deleted node still has relationships is asked at the end of the statement, by the graph.
#include "query/executor/operators.hpp"

namespace relata::query {

namespace {

class Delete final : public Operator {
 public:
  Delete(Context context, const Plan& plan, const plan::Delete& node, OperatorPtr input)
      : Operator(context, plan, std::move(input)), node_(node) {}

 protected:
  bool produce(Chunk& out) override {
    if (!input_->next(out)) return false;
    for (size_t i = 0; i < out.rows() && execution().go_on(); ++i) {
      for (const Expression& target : node_.targets) remove(evaluator().value(target, out.row(i)), target.span);
    }
    return !evaluation_failed();
  }

 private:
  void remove(const Value& value, Span span) {
    switch (value.type()) {
      case ValueType::null:
        return;
      case ValueType::node:
        return remove(value.node());
      case ValueType::relationship:
        return remove(value.relationship());
      case ValueType::path:
        for (const RelationshipId r : value.path().relationships) remove(r);
        for (const NodeId n : value.path().nodes) remove(n);
        return;
      default:
        execution().fail("TypeError", "InvalidArgumentType", "DELETE takes nodes, relationships and paths", span);
    }
  }

  void remove(RelationshipId r) {
    if (graph().exists(r)) graph().delete_relationship(r);
  }

  void remove(NodeId node) {
    if (!graph().exists(node)) return;
    if (node_.detach) {
      std::vector<RelationshipId> attached;
      for (const Neighbour& n : graph().neighbours(node, Direction::both)) attached.push_back(n.relationship);
      for (const RelationshipId r : attached) remove(r);
    }
    graph().delete_node(node);
  }

  const plan::Delete& node_;
};

}  // namespace

OperatorPtr make_delete(Context context, const Plan& plan, const plan::Delete& node, OperatorPtr input) {
  return std::make_unique<Delete>(context, plan, node, std::move(input));
}

}  // namespace relata::query
