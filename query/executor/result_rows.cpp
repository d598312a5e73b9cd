#include "query/executor/result_rows.hpp"

#include <algorithm>

#include "graph/store/property_reader.hpp"
#include "query/expression/function.hpp"

namespace relata::query {

namespace {

using From = ResultColumn::From;

// Whether `item` can be computed before and after the others: it reads nothing that they write.
bool stands_alone(const Assignment& item, const std::vector<Assignment>& items) {
  const std::vector<uint32_t> read = slots_of(item.expression);
  return std::none_of(items.begin(), items.end(), [&](const Assignment& other) {
    return &other != &item && (other.slot == item.slot || std::find(read.begin(), read.end(), other.slot) != read.end());
  });
}

const Assignment* item_for(const std::vector<Assignment>& items, uint32_t slot) {
  const auto found = std::find_if(items.begin(), items.end(), [slot](const Assignment& item) { return item.slot == slot; });
  return found == items.end() ? nullptr : &*found;
}

// The last projection, if it makes columns of the result and nothing else; null if not.
const plan::Project* last_projection(const PartPlan& part) {
  const auto* project = std::get_if<plan::Project>(&part.root->node);
  if (project == nullptr) return nullptr;
  const auto is_column = [&](const Assignment& item) {
    return std::any_of(part.columns.begin(), part.columns.end(), [&](const Column& c) { return c.slot == item.slot; });
  };
  const bool fits = std::all_of(project->items.begin(), project->items.end(), [&](const Assignment& item) {
    return is_column(item) && stands_alone(item, project->items);
  });
  return fits ? project : nullptr;
}

bool is_slot(const Expression& e) { return e.operation == Operation::slot; }

ResultColumn column_of(const Expression& e) {
  if (is_slot(e)) return {From::slot, e.index, nullptr};
  const bool of_slot = e.children.size() == 1 && is_slot(e.children[0]);
  if (of_slot && e.operation == Operation::property) return {From::property, e.children[0].index, &e};
  static const Function* const type = find_function("type");
  if (of_slot && e.operation == Operation::call && e.function == type) return {From::type, e.children[0].index, &e};
  return {From::expression, 0, &e};
}

std::vector<ResultColumn> columns_of(const PartPlan& part, const plan::Project* project) {
  std::vector<ResultColumn> out;
  for (const Column& c : part.columns) {
    const Assignment* item = project == nullptr ? nullptr : item_for(project->items, c.slot);
    out.push_back(item == nullptr ? ResultColumn{From::slot, c.slot, nullptr} : column_of(item->expression));
  }
  return out;
}

}  // namespace

struct ResultRows::Part {
  std::vector<ResultColumn> columns;
  std::unique_ptr<Pipeline> pipeline;  // of one part by itself,
  std::unique_ptr<QueryRun> run;       // or the whole union, where its rows are compared
  Chunk rows;

  explicit Part(size_t width) : rows(width) {}
  bool next() { return run ? run->next(rows) : pipeline->next(rows); }
};

ResultRows::ResultRows(Execution& execution, Evaluator& evaluator, const QueryPlan& plan, bool every_operator)
    : execution_(execution),
      evaluator_(evaluator),
      plan_(plan),
      every_operator_(every_operator),
      columns_(plan.parts[0].columns.size()) {}

ResultRows::~ResultRows() { execution_.watch(nullptr); }

void ResultRows::open_part() {
  if (plan_.distinct_union) {
    next_part_ = plan_.parts.size();
    part_ = std::make_unique<Part>(columns_);
    part_->run = std::make_unique<QueryRun>(execution_, evaluator_, plan_);
    part_->run->open({});
    for (uint32_t c = 0; c < columns_; ++c) part_->columns.push_back({From::slot, c, nullptr});
    return;
  }
  const PartPlan& part = plan_.parts[next_part_++];
  execution_.watch(nullptr);
  const plan::Project* project = every_operator_ ? nullptr : last_projection(part);
  const Plan& root = project == nullptr ? *part.root : *part.root->input;
  part_ = std::make_unique<Part>(part.slots.size());
  part_->columns = columns_of(part, project);
  part_->pipeline = std::make_unique<Pipeline>(execution_, evaluator_, root, part.slots.size());
  part_->pipeline->open({});
  execution_.watch(&part_->pipeline->root(), share_of(next_part_ - 1, plan_.parts.size()), share_of(next_part_, plan_.parts.size()));
}

bool ResultRows::pull() {
  while (!execution_.failed()) {
    if (part_ && part_->next()) return true;
    if (next_part_ == plan_.parts.size()) return false;
    if (!execution_.failed()) open_part();
  }
  return false;
}

bool ResultRows::next() {
  rows_ = 0;
  if (!pull()) return false;
  chunk_ = &part_->rows;
  cells_.resize(chunk_->rows() * columns_);
  values_.resize(std::max(values_.size(), cells_.size()));
  for (size_t c = 0; c < columns_; ++c) fill(c, part_->columns[c]);
  if (execution_.failed_in(evaluator_)) return false;
  rows_ = chunk_->rows();
  return true;
}

void ResultRows::fill(size_t column, const ResultColumn& from) {
  switch (from.from) {
    case From::slot: return fill_slots(column, from.slot);
    case From::property: return fill_properties(column, from);
    case From::type: return fill_types(column, from);
    case From::expression:
      for (size_t i = 0, at = column; i < chunk_->rows(); ++i, at += columns_)
        cells_[at] = computed(at, chunk_->row(i), *from.expression);
  }
}

void ResultRows::fill_slots(size_t column, uint32_t slot) {
  for (size_t i = 0, at = column; i < chunk_->rows(); ++i, at += columns_) cells_[at] = Cell(chunk_->row(i)[slot]);
}

Cell ResultRows::computed(size_t at, Row row, const Expression& e) {
  values_[at] = evaluator_.value(e, row);
  return Cell(values_[at]);
}

void ResultRows::fill_properties(size_t column, const ResultColumn& from) {
  const Graph& graph = execution_.graph();
  const PropertyReader reader(graph, from.expression->name);
  const auto cell = [&](size_t at, auto entity) {
    if (const std::string_view text = reader.text(entity); text.data() != nullptr) {
      __builtin_prefetch(text.data());  // it will be looked at when the other columns are there
      return Cell(text);
    }
    values_[at] = reader.value(entity);
    return Cell(values_[at]);
  };
  for (size_t i = 0, at = column; i < chunk_->rows(); ++i, at += columns_) {
    const Row row = chunk_->row(i);
    const Value& base = row[from.slot];
    if (base.type() == ValueType::node && graph.exists(base.node())) cells_[at] = cell(at, base.node());
    else if (base.type() == ValueType::relationship && graph.exists(base.relationship())) cells_[at] = cell(at, base.relationship());
    else cells_[at] = computed(at, row, *from.expression);
  }
}

void ResultRows::fill_types(size_t column, const ResultColumn& from) {
  const Graph& graph = execution_.graph();
  TypeReader reader(graph);
  for (size_t i = 0, at = column; i < chunk_->rows(); ++i, at += columns_) {
    const Row row = chunk_->row(i);
    const Value& base = row[from.slot];
    if (base.type() == ValueType::relationship && graph.exists(base.relationship()))
      cells_[at] = Cell(graph.name_of(reader.type(base.relationship())));
    else cells_[at] = computed(at, row, *from.expression);
  }
}

}  // namespace relata::query
