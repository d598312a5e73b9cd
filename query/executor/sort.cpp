// Sort and Top. Both are stable: rows that are equal by all keys stay in the order they came.
#include <algorithm>
#include <numeric>

#include "query/executor/operators.hpp"
#include "query/executor/stored_rows.hpp"
#include "query/expression/order.hpp"

namespace relata::query {

namespace {

// Rows with their sort keys evaluated once.
class SortedRows {
 public:
  SortedRows(const Context& context, const std::vector<SortKey>& keys)
      : keys_(keys), rows_(context.execution, context.width), values_(context.execution, keys.size()) {}

  void add(Evaluator& evaluator, Row row) {
    std::vector<Value> values;
    for (const SortKey& key : keys_) values.push_back(evaluator.value(key.expression, row));
    order_.push_back(rows_.rows());
    rows_.add(row);
    values_.add(values);
  }

  // Sorts; afterwards only the first `limit` rows count.
  void sort(size_t limit) {
    const auto before = [&](size_t a, size_t b) {
      for (size_t k = 0; k < keys_.size(); ++k) {
        const std::weak_ordering o = order(values_.row(a)[k], values_.row(b)[k]);
        if (o != 0) return keys_[k].descending ? o > 0 : o < 0;
      }
      return a < b;
    };
    limit = std::min(limit, order_.size());
    std::partial_sort(order_.begin(), order_.begin() + static_cast<ptrdiff_t>(limit), order_.end(), before);
    order_.resize(limit);
  }

  // Throws away the rows that no longer count.
  void compact(const Context& context) {
    SortedRows kept(context, keys_);
    for (const size_t i : order_) {
      kept.order_.push_back(kept.rows_.rows());
      kept.rows_.add(rows_.row(i));
      kept.values_.add(values_.row(i));
    }
    rows_.clear();
    values_.clear();
    order_ = kept.order_;
    for (size_t i = 0; i < order_.size(); ++i) {
      rows_.add(kept.rows_.row(i));
      values_.add(kept.values_.row(i));
    }
  }

  [[nodiscard]] size_t size() const { return order_.size(); }
  [[nodiscard]] Row row(size_t i) const { return rows_.row(order_[i]); }
  void clear() {
    rows_.clear();
    values_.clear();
    order_.clear();
  }

 private:
  const std::vector<SortKey>& keys_;
  StoredRows rows_;
  StoredRows values_;
  std::vector<size_t> order_;
};

class Sort final : public Operator {
 public:
  // No `limit`: all rows.
  Sort(Context context, const Plan& plan, const std::vector<SortKey>& keys, const Expression* limit,
       const Expression* skip, OperatorPtr input)
      : Operator(context, plan, std::move(input)), sorted_(context, keys), limit_(limit), skip_(skip) {}

 protected:
  bool produce(Chunk& out) override {
    if (!filled_ && !fill(out)) return false;
    for (; at_ < sorted_.size() && !out.full(); ++at_) out.add(sorted_.row(at_));
    return !out.empty();
  }
  void restart() override {
    sorted_.clear();
    filled_ = false;
    at_ = 0;
  }

 private:
  bool fill(Chunk& out) {
    filled_ = true;
    size_t count = std::numeric_limits<size_t>::max();
    if (limit_ != nullptr) {
      const std::optional<uint64_t> skip = skip_ == nullptr ? 0 : row_count(context_, *skip_, "SKIP");
      const std::optional<uint64_t> limit = row_count(context_, *limit_, "LIMIT");
      if (!skip || !limit) return false;
      count = *limit > count - *skip ? count : *skip + *limit;
      at_ = *skip;
    }
    while (input_->next(out)) {
      for (size_t i = 0; i < out.rows(); ++i) sorted_.add(evaluator(), out.row(i));
      if (evaluation_failed()) return false;
      // Never keep many more rows than can be wanted.
      if (limit_ != nullptr && count < kMostKept && sorted_.size() > 2 * count + 4 * kChunkRows) {
        sorted_.sort(count);
        sorted_.compact(context_);
      }
    }
    out.clear();
    if (execution().failed()) return false;
    sorted_.sort(count);
    return true;
  }

  static constexpr size_t kMostKept = size_t{1} << 40;

  SortedRows sorted_;
  const Expression* limit_;
  const Expression* skip_;
  bool filled_ = false;
  size_t at_ = 0;
};

}  // namespace

OperatorPtr make_sort(Context context, const Plan& plan, const plan::Sort& node, OperatorPtr input) {
  return std::make_unique<Sort>(context, plan, node.keys, nullptr, nullptr, std::move(input));
}

OperatorPtr make_top(Context context, const Plan& plan, const plan::Top& node, OperatorPtr input) {
  return std::make_unique<Sort>(context, plan, node.keys, &node.limit, node.skip ? &*node.skip : nullptr,
                                std::move(input));
}

}  // namespace relata::query
