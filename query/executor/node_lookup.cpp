// NodeLookup: the nodes that an index of the graph finds. It may find too many, and where no index knows such values it
// gives all nodes: the filter above decides.
#include <algorithm>

#include "common/name_key.hpp"
#include "graph/store/lookup.hpp"
#include "query/executor/operators.hpp"

namespace relata::query {

namespace {

using Found = std::optional<std::vector<NodeId>>;

class NodeLookup final : public RowOperator {
 public:
  NodeLookup(Context context, const Plan& plan, const plan::NodeLookup& node, OperatorPtr input)
      : RowOperator(context, plan, std::move(input)), node_(node) {}

 protected:
  void open(Row row) override {
    at_ = 0;
    nodes_.clear();
    label_ = node_.label.empty() ? LabelId() : graph().find_label(node_.label);
    if (!node_.label.empty() && !label_.valid()) return;
    Found found = find(row);
    nodes_ = found ? std::move(*found) : all();
  }
  bool step(Row row, Chunk& out) override {
    for (; at_ < nodes_.size() && !out.full(); ++at_) out.add(row)[node_.slot] = nodes_[at_];
    return at_ < nodes_.size();
  }
  [[nodiscard]] double row_share() const override { return share_of(at_, nodes_.size()); }

 private:
  static Found none() { return std::vector<NodeId>(); }

  Found find(Row row) {
    const PropertyKeyId key = graph().find_property_key(node_.key);
    if (node_.kind == plan::LookupKind::named) return named(evaluator().value(node_.value, row));
    if (!key.valid()) return none();
    if (node_.kind == plan::LookupKind::range) return between(key, row);
    const Value value = evaluator().value(node_.value, row);
    if (value.is_null()) return none();
    if (node_.kind == plan::LookupKind::one_of) return one_of(key, value);
    if (node_.kind == plan::LookupKind::equal) return graph().find_nodes(label_, key, value);
    return value.type() == ValueType::string ? nodes_with_prefix(graph(), label_, key, value.string()) : std::nullopt;
  }

  Found named(const Value& text) {
    if (text.is_null()) return none();
    if (text.type() != ValueType::string || name_key(text.string()).empty()) return std::nullopt;
    return nodes_named(graph(), label_, text.string());
  }

  Found between(PropertyKeyId key, Row row) {
    const bool below = node_.value.operation != Operation::absent, above = node_.upper.operation != Operation::absent;
    const Value lower = below ? evaluator().value(node_.value, row) : Value();
    const Value upper = above ? evaluator().value(node_.upper, row) : Value();
    if ((below && lower.is_null()) || (above && upper.is_null())) return none();
    return nodes_between(graph(), label_, key, lower, upper);
  }

  Found one_of(PropertyKeyId key, const Value& list) {
    if (list.type() != ValueType::list) return std::nullopt;
    std::vector<NodeId> out;
    for (const Value& value : list.list()) {
      if (value.is_null()) continue;
      const Found found = graph().find_nodes(label_, key, value);
      if (!found) return std::nullopt;
      out.insert(out.end(), found->begin(), found->end());
    }
    std::sort(out.begin(), out.end());
    out.erase(std::unique(out.begin(), out.end()), out.end());
    return out;
  }

  std::vector<NodeId> all() const {
    if (label_.valid()) {
      const std::span<const NodeId> labelled = graph().nodes_with_label(label_);
      return {labelled.begin(), labelled.end()};
    }
    std::vector<NodeId> out;
    for (const NodeId n : graph().nodes()) out.push_back(n);
    return out;
  }

  const plan::NodeLookup& node_;
  LabelId label_;
  std::vector<NodeId> nodes_;
  size_t at_ = 0;
};

}  // namespace

OperatorPtr make_node_lookup(Context context, const Plan& plan, const plan::NodeLookup& node, OperatorPtr input) {
  return std::make_unique<NodeLookup>(context, plan, node, std::move(input));
}

}  // namespace relata::query
