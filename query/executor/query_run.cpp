#include "query/executor/query_run.hpp"

namespace relata::query {

QueryRun::QueryRun(Execution& execution, Evaluator& evaluator, const QueryPlan& plan)
    : execution_(execution),
      evaluator_(evaluator),
      plan_(plan),
      pipelines_(plan.parts.size()),
      part_(plan.parts.size()) {}

QueryRun::~QueryRun() = default;

void QueryRun::open(std::span<const Value> arguments) {
  arguments_.assign(arguments.begin(), arguments.end());
  seen_.clear();
  open_part(0);
}

void QueryRun::open_part(size_t index) {
  part_ = index;
  if (part_ == plan_.parts.size()) return;
  const PartPlan& part = plan_.parts[part_];
  if (!pipelines_[part_])
    pipelines_[part_] = std::make_unique<Pipeline>(execution_, evaluator_, *part.root, part.slots.size());
  std::vector<Value> row(part.slots.size());
  for (const Import& i : part.imports) row[i.slot] = arguments_[i.argument];
  pipelines_[part_]->open(row);
  rows_ = std::make_unique<Chunk>(part.slots.size());
}

bool QueryRun::is_new(std::span<const Value> row) {
  const bool added = seen_.emplace(row.begin(), row.end()).second;
  if (added) execution_.hold(static_cast<int64_t>(row.size() * sizeof(Value)));
  return added;
}

bool QueryRun::next(Chunk& out) {
  out.clear();
  while (out.empty()) {
    if (part_ == plan_.parts.size() || execution_.failed()) return false;
    if (!pipelines_[part_]->next(*rows_)) {
      open_part(part_ + 1);
      continue;
    }
    const std::vector<Column>& columns = plan_.parts[part_].columns;
    for (size_t i = 0; i < rows_->rows(); ++i) {
      const std::span<Value> row = out.add();
      for (size_t c = 0; c < columns.size(); ++c) row[c] = rows_->row(i)[columns[c].slot];
      if (plan_.distinct_union && !is_new(row)) out.keep_first(out.rows() - 1);
    }
  }
  return !execution_.failed();
}

void QueryRun::drain() {
  Chunk rows(column_count());
  while (next(rows)) {
  }
}

}  // namespace relata::query
