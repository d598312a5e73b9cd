// Argument, NodeScan.
#include "query/executor/operators.hpp"

namespace relata::query {

namespace {

class Argument final : public Operator {
 public:
  Argument(Context context, const Plan& plan) : Operator(context, plan, nullptr) {}
  [[nodiscard]] double share() const override { return given_ ? 1 : 0; }

 protected:
  bool produce(Chunk& out) override {
    if (given_) return false;
    given_ = true;
    out.add(context_.argument.values);
    return true;
  }
  void restart() override { given_ = false; }

 private:
  bool given_ = false;
};

class AllNodes final : public RowOperator {
 public:
  AllNodes(Context context, const Plan& plan, uint32_t slot, OperatorPtr input)
      : RowOperator(context, plan, std::move(input)), slot_(slot) {}

 protected:
  void open(Row) override { at_ = 0; }
  bool step(Row row, Chunk& out) override {
    for (const uint32_t end = graph().node_capacity(); at_ < end && !out.full(); ++at_) {
      const NodeId node(at_);
      if (graph().exists(node)) out.add(row)[slot_] = node;
    }
    return at_ < graph().node_capacity();
  }
  [[nodiscard]] double row_share() const override { return share_of(at_, graph().node_capacity()); }

 private:
  uint32_t slot_;
  uint32_t at_ = 0;
};

class LabelledNodes final : public RowOperator {
 public:
  LabelledNodes(Context context, const Plan& plan, const plan::NodeScan& node, OperatorPtr input)
      : RowOperator(context, plan, std::move(input)), node_(node) {}

 protected:
  void open(Row) override {
    const LabelId label = graph().find_label(node_.label);
    nodes_ = label.valid() ? graph().nodes_with_label(label) : std::span<const NodeId>();
    at_ = 0;
  }
  bool step(Row row, Chunk& out) override {
    for (; at_ < nodes_.size() && !out.full(); ++at_) out.add(row)[node_.slot] = nodes_[at_];
    return at_ < nodes_.size();
  }
  [[nodiscard]] double row_share() const override { return share_of(at_, nodes_.size()); }

 private:
  const plan::NodeScan& node_;
  std::span<const NodeId> nodes_;
  size_t at_ = 0;
};

}  // namespace

OperatorPtr make_argument(Context context, const Plan& plan) { return std::make_unique<Argument>(context, plan); }

OperatorPtr make_node_scan(Context context, const Plan& plan, const plan::NodeScan& node, OperatorPtr input) {
  if (node.label.empty()) return std::make_unique<AllNodes>(context, plan, node.slot, std::move(input));
  return std::make_unique<LabelledNodes>(context, plan, node, std::move(input));
}

}  // namespace relata::query
