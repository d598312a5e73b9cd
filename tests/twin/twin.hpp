#pragma once
// The slow twin: evaluates an AST row by row, clause by clause, by trying everything. It shares the parser with the
// engine and nothing else: no binder, no plan, no operators, no index. It covers what the generator writes; anything
// else is a Refusal, which is a mistake in the generator.

#include <functional>
#include <map>
#include <set>
#include <stdexcept>
#include <string>
#include <vector>

#include "query/ast/statement.hpp"
#include "tests/twin/twin_graph.hpp"
#include "tests/twin/twin_values.hpp"

namespace relata::twin {

struct Refusal : std::runtime_error {
  using std::runtime_error::runtime_error;
};
struct TooLarge : std::runtime_error {  // more work than a case is worth
  TooLarge() : std::runtime_error("too large") {}
};

using Row = std::map<std::string, Value>;
using Rows = std::vector<Row>;

struct Table {
  std::vector<std::string> columns;
  std::vector<std::vector<Value>> rows;
};

class Twin {
 public:
  explicit Twin(TwinGraph& graph) : graph_(graph) {}
  Table run(const ast::Query& query) { return run(query, Row()); }

 private:
  friend class Matcher;
  // twin_query.cpp
  Table run(const ast::Query& query, const Row& outside);
  Table run_part(const ast::SingleQuery& query, const Row& outside);
  void clause(const ast::Clause& clause, Rows& rows, Table& result);
  Rows project(const ast::Projection& projection, const Rows& rows, std::vector<std::string>& columns);
  Rows grouped(const ast::Projection& projection, const Rows& rows, const std::vector<std::string>& columns);
  void order_and_cut(const ast::Projection& projection, Rows& rows);
  void call_subquery(const ast::CallSubquery& call, Rows& rows);

  // twin_match.cpp
  Rows match(const ast::Match& match, const Rows& rows);
  Rows matches(const std::vector<const ast::PatternPart*>& parts, const ast::Expression* where, const Row& row);

  // twin_write.cpp
  bool write(const ast::Clause& clause, Rows& rows);  // false: the clause does not write
  void create(const ast::PatternPart& part, Row& row);
  uint32_t create_node(const ast::NodePattern& pattern, Row& row);
  void merge(const ast::Merge& merge, Rows& rows);
  void set(const ast::SetItem& item, const Row& row);
  void remove(const ast::RemoveItem& item, const Row& row);
  void erase(const Value& value, bool detach);
  Map& properties_of(const Value& entity);

  // twin_expression.cpp; `group` is given where aggregates are allowed
  struct Place {
    const Row& row;
    const Rows* group;
  };
  Value value(const ast::Expression& e, const Row& row, const Rows* group = nullptr);
  bool holds(const ast::Expression* e, const Row& row);  // no expression: true
  Value value(const ast::ExpressionPtr& e, const Place& at) { return value(*e, at.row, at.group); }
  Value value_of(const ast::Variable& e, const Place& at);
  Value value_of(const ast::Property& e, const Place& at);
  Value value_of(const ast::ListLiteral& e, const Place& at);
  Value value_of(const ast::MapLiteral& e, const Place& at);
  Value value_of(const ast::Unary& e, const Place& at);
  Value value_of(const ast::Binary& e, const Place& at);
  Value value_of(const ast::Junction& e, const Place& at);
  Value value_of(const ast::Comparison& e, const Place& at);
  Value value_of(const ast::Index& e, const Place& at);
  Value value_of(const ast::LabelTest& e, const Place& at);
  Value value_of(const ast::Case& e, const Place& at);
  Value value_of(const ast::ListComprehension& e, const Place& at);
  Value value_of(const ast::Quantifier& e, const Place& at);
  Value value_of(const ast::Reduce& e, const Place& at);
  Value value_of(const ast::PatternPredicate& e, const Place& at);
  Value value_of(const ast::PatternComprehension& e, const Place& at);
  Value value_of(const ast::Literal& e, const Place&) { return e.value; }
  Value value_of(const ast::CountStar&, const Place& at) { return static_cast<int64_t>(at.group->size()); }
  Value value_of(const ast::Call& e, const Place& at) { return call(e, at.row, at.group); }
  Value value_of(const ast::Subquery& e, const Place& at) { return subquery(e, at.row); }
  template <class T>
  Value value_of(const T&, const Place&) {
    throw Refusal("an expression of this kind");
  }
  Value call(const ast::Call& e, const Row& row, const Rows* group);
  Value aggregate(const ast::Call& e, const Rows& group);
  Value subquery(const ast::Subquery& e, const Row& row);
  Value property(const Value& subject, const std::string& key);
  [[nodiscard]] Value has_labels(const Value& subject, const ast::LabelExpression& labels) const;

  void work() {
    if (++steps_ > 400'000) throw TooLarge();
  }

  TwinGraph& graph_;
  uint64_t steps_ = 0;
};

bool is_aggregate(const ast::Call& call);
bool has_aggregate(const ast::Expression& e);
// Whether the labels (or the type) of one thing satisfy the expression.
bool satisfies(const std::set<std::string>& labels, const ast::LabelExpression& e);

}  // namespace relata::twin
