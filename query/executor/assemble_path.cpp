// AssemblePath: the value of a path variable.
#include "query/executor/operators.hpp"

namespace relata::query {

namespace {

void walk(const Graph& graph, RelationshipId r, Path& path) {
  const NodeId at = path.nodes.back();
  const NodeId source = graph.source(r);
  path.relationships.push_back(r);
  path.nodes.push_back(source == at ? graph.target(r) : source);
}

class AssemblePath final : public Operator {
 public:
  AssemblePath(Context context, const Plan& plan, const plan::AssemblePath& node, OperatorPtr input)
      : Operator(context, plan, std::move(input)), node_(node) {}

 protected:
  bool produce(Chunk& out) override {
    if (!input_->next(out)) return false;
    for (size_t i = 0; i < out.rows(); ++i) {
      const std::span<Value> row = out.row(i);
      row[node_.slot] = assemble_path(graph(), row, node_.first_node, node_.relationships);
    }
    return true;
  }

 private:
  const plan::AssemblePath& node_;
};

}  // namespace

Value assemble_path(const Graph& graph, Row row, uint32_t first_node, std::span<const uint32_t> relationships) {
  if (row[first_node].type() != ValueType::node) return {};
  Path path;
  path.nodes.push_back(row[first_node].node());
  for (const uint32_t s : relationships) {
    const Value& v = row[s];
    if (v.type() == ValueType::relationship) {
      walk(graph, v.relationship(), path);
    } else if (v.type() == ValueType::list) {
      for (const Value& element : v.list()) walk(graph, element.relationship(), path);
    } else {
      return {};
    }
  }
  return path;
}

OperatorPtr make_assemble_path(Context context, const Plan& plan, const plan::AssemblePath& node, OperatorPtr input) {
  return std::make_unique<AssemblePath>(context, plan, node, std::move(input));
}

}  // namespace relata::query
