#include "query/executor/operator.hpp"

#include <algorithm>

namespace relata::query {

Operator::Operator(Context context, const Plan& plan, OperatorPtr input)
    : context_(context), input_(std::move(input)), measured_(context.execution.measured(plan)) {}

bool Operator::next(Chunk& out) {
  out.clear();
  if (!execution().go_on()) return false;
  if (measured_ == nullptr) return produce(out) && !execution().failed();
  const auto begin = std::chrono::steady_clock::now();
  const bool some = produce(out) && !execution().failed();
  measured_->milliseconds +=
      std::chrono::duration<double, std::milli>(std::chrono::steady_clock::now() - begin).count();
  if (some) measured_->rows += out.rows();
  return some;
}

void Operator::reset() {
  // In a loop over the inputs, since they are as many as the query has clauses.
  for (Operator* at = this; at != nullptr; at = at->input_.get()) at->restart();
}

namespace {

constexpr uint32_t kRowsBetweenPolls = 64;

}  // namespace

double RowOperator::share() const {
  const double behind = input_->share();
  if (at_ == rows_.rows()) return behind;
  const double rows_done = (static_cast<double>(at_) + (open_ ? row_share() : 0)) / static_cast<double>(rows_.rows());
  return share_before_ + (behind - share_before_) * rows_done;
}

void RowOperator::restart() {
  rows_.clear();
  at_ = 0;
  open_ = false;
}

bool RowOperator::produce(Chunk& out) {
  while (!out.full()) {
    if (!open_) {
      if (at_ == rows_.rows()) {
        share_before_ = execution().watched() ? input_->share() : 0;
        at_ = 0;
        if (!input_->next(rows_)) {
          rows_.clear();
          break;
        }
        chunk_begins();
      }
      // Rows that give nothing never fill a chunk, so ask here, too.
      if (++opened_ % kRowsBetweenPolls == 0 && !execution().go_on()) return false;
      open(rows_.row(at_));
      open_ = true;
    }
    if (!step(rows_.row(at_), out)) {
      open_ = false;
      ++at_;
    }
    if (execution().failed() || evaluation_failed()) return false;
  }
  return !out.empty();
}

void TypeFilter::resolve(const Graph& graph) {
  ids_.clear();
  for (const std::string& name : names_) {
    const RelationshipTypeId id = graph.find_relationship_type(name);
    if (id.valid()) ids_.push_back(id);
  }
}

bool TypeFilter::admits(RelationshipTypeId type) const {
  return names_.empty() || std::find(ids_.begin(), ids_.end(), type) != ids_.end();
}

bool is_new_relationship(Row row, const std::vector<uint32_t>& slots, RelationshipId relationship) {
  for (const uint32_t s : slots) {
    const Value& other = row[s];
    if (other.type() == ValueType::relationship && other.relationship() == relationship) return false;
    if (other.type() != ValueType::list) continue;
    for (const Value& element : other.list()) {
      if (element.type() == ValueType::relationship && element.relationship() == relationship) return false;
    }
  }
  return true;
}

Pipeline::Pipeline(Execution& execution, Evaluator& evaluator, const Plan& root, size_t width)
    : argument_(std::make_unique<ArgumentRow>()), width_(width) {
  argument_->values.resize(width);
  const Context context{execution, evaluator, *argument_, width};
  root_ = build_operator(context, root);
}

void Pipeline::open(Row row) {
  std::fill(argument_->values.begin(), argument_->values.end(), Value());
  std::copy(row.begin(), row.end(), argument_->values.begin());
  root_->reset();
}

}  // namespace relata::query
