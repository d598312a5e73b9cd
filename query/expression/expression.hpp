#pragma once
// The bound expression: what an expression of a query means, after names became row slots and functions. The binder makes
// it from the AST, bottom up, and calls check() (check.hpp) on every node it made; planner and optimizer copy and rewrite
// it; Evaluator (evaluator.hpp) computes it. Plain data with value semantics: children are held by value.
//
// Depth is bounded by the binder (kMaxDepth), so walks over the tree may recurse.

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "common/span.hpp"
#include "common/value.hpp"
#include "query/expression/static_type.hpp"

namespace relata::query {

struct Function;

inline constexpr size_t kMaxDepth = 500;

// After each operation: its children, and what other fields it uses. An optional child that is missing is a node with
// Operation::absent.
enum class Operation : uint8_t {
  absent,      // no expression here
  literal,     // value
  parameter,   // name
  slot,        // index: column of the row
  local,       // index: a variable of a comprehension, quantifier or reduce around it; the binder numbers them by nesting
               //        depth, so siblings may share a number; 0 <= index < kMaxLocals
  property,    // base; name: `base.name`
  subscript,   // base, key: `base[key]` of a list or, with a string key, of a map, node or relationship
  slice,       // base, from?, to?: `base[from..to]`
  list,        // elements
  map,         // values; names[i] is the key of child i
  map_projection,  // base, values; names[i] is the key of child i + 1; flag: all properties of the base come first (`.*`)

  negate, plus,                                     // operand: `-x`, `+x`
  add, subtract, multiply, divide, modulo, power,   // left, right
  concatenate,                                      // left, right: `||` of two strings or two lists
  not_, is_null, is_not_null,                       // operand
  and_, or_, xor_,                                  // 2 or more operands; the binder flattens `a AND b AND c` into one node
  compare,                                          // 2 or more operands; comparisons[i] stands between child i and i + 1:
                                                    //   `a < b <= c` is true when all hold, and evaluates b once
  in, starts_with, ends_with, contains, matches,    // left, right; matches is `=~`

  has_label,      // entity; name: node with the label or relationship of the type; null for null. Label expressions are
                  //         and_, or_, not_ over has_label and has_any_label
  has_any_label,  // entity: `%`

  call,       // arguments; function
  aggregate,  // arguments (none for count(*)); function; flag: DISTINCT. Never evaluated: the planner replaces it by the
              //           slot into which the aggregation writes (see aggregate.hpp)
  case_simple,    // operand, when1, then1, ..., else?: the number of children is even
  case_searched,  // when1, then1, ..., else?: the number of children is odd

  comprehension,  // list, where?, result?; index: local: `[x IN list WHERE where | result]`
  all, any, none, single,  // list, where; index: local
  reduce,         // initial, list, body; index: local of the accumulator; index2: local of the element
  subquery,       // arguments; index: which subquery of the statement, run by the SubqueryRunner of the context with the
                  //            arguments as its input row; EXISTS, COUNT, COLLECT, pattern predicates and comprehensions
};

enum class Comparison : uint8_t { equal, not_equal, less, less_equal, greater, greater_equal };

// Locals live in a fixed frame, one per nesting level and two for reduce.
inline constexpr uint32_t kMaxLocals = 256;

struct Expression {
  Operation operation = Operation::absent;
  Span span;  // in the query text
  Value value;
  std::string name;
  std::vector<std::string> names;
  uint32_t index = 0;
  uint32_t index2 = 0;
  bool flag = false;
  std::vector<Comparison> comparisons;
  const Function* function = nullptr;  // into the catalogue, which lives as long as the program
  std::vector<Expression> children;
  StaticType type;  // for slot, local and subquery set by the binder, for all others by check()
};

// Makers for the commoner shapes. They do not check.
Expression literal(Value value, Span span = {});
Expression slot(uint32_t index, StaticType type = {}, Span span = {});
Expression local(uint32_t index, StaticType type = {}, Span span = {});
Expression property(Expression base, std::string key, Span span = {});
Expression unary(Operation operation, Expression operand, Span span = {});
Expression binary(Operation operation, Expression left, Expression right, Span span = {});
Expression compare(Comparison comparison, Expression left, Expression right, Span span = {});
Expression call(const Function& function, std::vector<Expression> arguments, Span span = {});

// Same meaning by structure; spans and static types do not count. Two calls of rand() are the same by this measure, so
// ask is_deterministic() before one is replaced by the other.
bool same(const Expression& a, const Expression& b);

// No rand() or other function that may give two values for the same arguments, and no subquery.
bool is_deterministic(const Expression& e);
// No slots, locals, parameters, subqueries or aggregates below.
bool is_constant(const Expression& e);
bool contains_aggregate(const Expression& e);

// The slots it reads, ascending, without repetition.
std::vector<uint32_t> slots_of(const Expression& e);
// Calls visit(node) on every node, parents first. `visit` may change the node, also into another; children are visited
// after that.
template <class Visit>
void walk(Expression& e, Visit&& visit) {
  visit(e);
  for (Expression& child : e.children) walk(child, visit);
}
template <class Visit>
void walk(const Expression& e, Visit&& visit) {
  visit(e);
  for (const Expression& child : e.children) walk(child, visit);
}

// As an s-expression for tests, EXPLAIN and error reports: `(add $0 1)`; slots are $n, locals %n.
std::string dump(const Expression& e);

}  // namespace relata::query
