// Merge: finds the pattern, or makes all of it. Each row sees what the rows before it made.
#include "query/executor/write.hpp"

namespace relata::query {

namespace {

class Merge final : public RowOperator {
 public:
  Merge(Context context, const Plan& plan, const plan::Merge& node, OperatorPtr input)
      : RowOperator(context, plan, std::move(input)),
        node_(node),
        inner_(context.execution, context.evaluator, *plan.inner, context.width),
        chunk_(context.width),
        merged_(context.width) {}

 protected:
  void open(Row row) override {
    at_ = 0;
    merged_.clear();
    if (has_null_property(row)) return;
    // All matches are there before the first change.
    inner_.open(row);
    while (inner_.next(chunk_)) {
      for (size_t i = 0; i < chunk_.rows(); ++i) merged_.add(chunk_.row(i));
    }
    if (execution().failed() || evaluator().failed()) return;
    const bool found = !merged_.empty();
    if (!found) create(context_, node_.create, merged_.add(row));
    const std::vector<BoundSetItem>& items = found ? node_.on_match : node_.on_create;
    for (size_t i = 0; i < merged_.rows() && !items.empty(); ++i) set_items(context_, items, merged_.row(i));
  }

  bool step(Row, Chunk& out) override {
    for (; at_ < merged_.rows() && !out.full(); ++at_) out.add(merged_.row(at_));
    return at_ < merged_.rows();
  }

 private:
  // A property that is null equals nothing, so what would be made could never be found again.
  bool has_null_property(Row row) {
    const auto check = [&](const auto& thing) {
      for (const PropertyValue& p : thing.properties) {
        if (!evaluator().value(p.value, row).is_null()) continue;
        execution().fail("SemanticError", "MergeReadOwnWrites",
                         "MERGE cannot use null for the property '" + p.key + "'", p.span);
        return true;
      }
      return false;
    };
    for (const NewNode& n : node_.create.nodes) {
      if (!reads_new(n.properties) && check(n)) return true;
    }
    for (const NewRelationship& r : node_.create.relationships) {
      if (!reads_new(r.properties) && check(r)) return true;
    }
    return false;
  }

  // Whether a value is taken from something that the pattern itself makes: it has none yet.
  [[nodiscard]] bool reads_new(const std::vector<PropertyValue>& properties) const {
    for (const PropertyValue& p : properties) {
      for (const uint32_t s : slots_of(p.value)) {
        for (const NewNode& n : node_.create.nodes) {
          if (n.slot == s) return true;
        }
      }
    }
    return false;
  }

  const plan::Merge& node_;
  Pipeline inner_;
  Chunk chunk_;
  Chunk merged_;
  size_t at_ = 0;
};

}  // namespace

OperatorPtr make_merge(Context context, const Plan& plan, const plan::Merge& node, OperatorPtr input) {
  return std::make_unique<Merge>(context, plan, node, std::move(input));
}

}  // namespace relata::query
