// The mode dot: the nodes and relationships of a result as a drawing.

#include <algorithm>

#include "formats/dot.hpp"
#include "formats/graph_order.hpp"
#include "formats/leaves.hpp"
#include "formats/row_writers.hpp"

namespace relata::formats {

namespace {

class DotResultWriter : public ResultWriter {
 public:
  DotResultWriter(const ResultOptions& options, std::ostream& out) : graph_(options.graph), out_(out) {}

  void begin(std::span<const std::string> columns) override { returns_ = !columns.empty(); }
  void row(std::span<const query::Cell> cells) override {
    if (graph_ == nullptr) return;
    for (const query::Cell& c : cells) {
      if (!c.is_text()) for_each_leaf(c.stored(), [this](const Value& leaf) { collect(leaf); });
    }
  }
  void end() override {
    if (!returns_) return;
    if (nodes_.empty()) {
      out_ << "// The result has no node, relationship or path to draw.\ndigraph relata {\n}\n";
      return;
    }
    arrange(nodes_);
    arrange(relationships_);
    write_dot(*graph_, {nodes_, relationships_, 0}, {}, out_);
  }

 private:
  void collect(const Value& leaf) {
    if (leaf.type() == ValueType::node) add(leaf.node());
    if (leaf.type() == ValueType::relationship) add(leaf.relationship());
  }
  void add(NodeId node) {
    if (graph_->exists(node)) nodes_.push_back(node);
  }
  // With its ends: a line needs both.
  void add(RelationshipId r) {
    if (!graph_->exists(r)) return;
    relationships_.push_back(r);
    add(graph_->source(r));
    add(graph_->target(r));
  }

  // Each once. The order of ids is that of the graph's history, which is as good as any for a part of it.
  template <class Id>
  static void arrange(std::vector<Id>& ids) {
    std::sort(ids.begin(), ids.end(), [](Id a, Id b) { return a.value < b.value; });
    ids.erase(std::unique(ids.begin(), ids.end()), ids.end());
  }

  const Graph* graph_;
  std::ostream& out_;
  bool returns_ = false;
  std::vector<NodeId> nodes_;
  std::vector<RelationshipId> relationships_;
};

}  // namespace

std::unique_ptr<ResultWriter> make_dot_writer(const ResultOptions& options, std::ostream& out) { return std::make_unique<DotResultWriter>(options, out); }

}  // namespace relata::formats
