#pragma once
// Physical operators: they pull chunks of rows from their input. Internal to query/executor.

#include <memory>
#include <optional>

#include "query/executor/chunk.hpp"
#include "query/executor/execution.hpp"

namespace relata::query {

class Operator;
using OperatorPtr = std::unique_ptr<Operator>;

// Where the row from outside is put before a pipeline starts.
struct ArgumentRow {
  std::vector<Value> values;  // of the pipeline's width
};

// What every operator of one pipeline has.
struct Context {
  Execution& execution;
  Evaluator& evaluator;
  const ArgumentRow& argument;
  size_t width;
};

class Operator {
 public:
  Operator(Context context, const Plan& plan, OperatorPtr input);
  virtual ~Operator() = default;
  Operator(const Operator&) = delete;
  Operator& operator=(const Operator&) = delete;

  // Puts at least one row into `out` and gives true, or gives false: at the end, or when the execution failed.
  bool next(Chunk& out);
  // From the beginning, for a new argument row.
  void reset();
  // How much of the work is done, in [0, 1]: how far the first reader of rows beneath has come.
  [[nodiscard]] virtual double share() const { return input_ ? input_->share() : 0; }

 protected:
  virtual bool produce(Chunk& out) = 0;  // `out` is empty
  virtual void restart() {}

  [[nodiscard]] Graph& graph() const { return context_.execution.graph(); }
  [[nodiscard]] Evaluator& evaluator() const { return context_.evaluator; }
  [[nodiscard]] Execution& execution() const { return context_.execution; }
  // True if evaluating went wrong; the error is then the execution's.
  bool evaluation_failed() { return context_.execution.failed_in(context_.evaluator); }

  Context context_;
  OperatorPtr input_;

 private:
  Measured* measured_;
};

// An operator that makes any number of rows from each row of its input.
class RowOperator : public Operator {
 public:
  RowOperator(Context context, const Plan& plan, OperatorPtr input)
      : Operator(context, plan, std::move(input)), rows_(context.width) {}
  [[nodiscard]] double share() const final;

 protected:
  bool produce(Chunk& out) final;
  void restart() final;
  // How much of what the open row gives has been given.
  [[nodiscard]] virtual double row_share() const { return 0; }

  virtual void chunk_begins() {}   // before the first row of each chunk of the input
  virtual void open(Row row) = 0;  // a new row of the input
  // Adds rows for the row that is open, until the chunk is full or there are no more. True: there may be more.
  virtual bool step(Row row, Chunk& out) = 0;

 private:
  Chunk rows_;
  size_t at_ = 0;
  bool open_ = false;
  uint32_t opened_ = 0;  // rows so far, for asking now and then whether to go on
  double share_before_ = 0;  // of the input, when the chunk of rows was asked for
};

inline double share_of(size_t done, size_t all) { return all == 0 ? 1 : static_cast<double>(done) / static_cast<double>(all); }

// The relationship types of an expansion as ids; names the graph does not know are left out.
class TypeFilter {
 public:
  explicit TypeFilter(const std::vector<std::string>& names) : names_(names) {}
  void resolve(const Graph& graph);
  [[nodiscard]] bool impossible() const { return !names_.empty() && ids_.empty(); }  // names were given, none exists
  [[nodiscard]] std::span<const RelationshipTypeId> ids() const { return ids_; }     // empty: any
  [[nodiscard]] bool admits(RelationshipTypeId type) const;

 private:
  const std::vector<std::string>& names_;
  std::vector<RelationshipTypeId> ids_;
};

// Whether `relationship` is none of those in the slots, which hold relationships or lists of them.
bool is_new_relationship(Row row, const std::vector<uint32_t>& slots, RelationshipId relationship);

// A plan as a chain of operators that can be started with one row after another.
class Pipeline {
 public:
  Pipeline(Execution& execution, Evaluator& evaluator, const Plan& root, size_t width);
  // Starts with this row; values beyond its end are null.
  void open(Row row);
  bool next(Chunk& out) { return root_->next(out); }
  [[nodiscard]] size_t width() const { return width_; }
  [[nodiscard]] const Operator& root() const { return *root_; }

 private:
  std::unique_ptr<ArgumentRow> argument_;
  size_t width_;
  OperatorPtr root_;
};

// The physical operator for one logical one (build.cpp).
OperatorPtr build_operator(Context context, const Plan& plan);

}  // namespace relata::query
