#pragma once
// What was written: the expressions of a query as the parser found them. Names are still texts, nothing is resolved.
// Every node carries the bytes of the query it was written in. An expression owns its parts; trees are at most
// kMaximumDepth levels deep (query/parser sees to it), so walking them by recursion is safe.

#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <variant>
#include <vector>

#include "common/span.hpp"
#include "common/value.hpp"

namespace relata::ast {

// Levels of an expression tree; the parser refuses deeper ones. A row of ANDs, ORs or XORs is one level however long.
inline constexpr size_t kMaximumDepth = 400;

struct Expression;
struct Pattern;
struct PatternPart;
struct Query;
using ExpressionPtr = std::unique_ptr<Expression>;

// An identifier and where it stands; backticks are gone, doubled ones are one.
struct Name {
  std::string text;
  Span span;
};

// null, true, 1, 1.0, 'text'. Lists and maps are nodes of their own.
struct Literal {
  Value value;
};
struct Variable {
  std::string name;
};
// $name or $0
struct Parameter {
  std::string name;
};
// subject.key
struct Property {
  ExpressionPtr subject;
  Name key;
};
struct ListLiteral {
  std::vector<ExpressionPtr> items;
};
struct MapEntry {
  Name key;
  ExpressionPtr value;
};
struct MapLiteral {
  std::vector<MapEntry> entries;  // as written; a repeated key counts once, the last one
};

enum class UnaryOperator { not_, plus, minus, is_null, is_not_null };
struct Unary {
  UnaryOperator op;
  ExpressionPtr operand;
};

enum class BinaryOperator {
  add,
  subtract,
  multiply,
  divide,
  modulo,
  power,
  starts_with,
  ends_with,
  contains,
  matches /* =~ */,
  in,
  concatenate /* || */,
};
struct Binary {
  BinaryOperator op;
  ExpressionPtr left;
  ExpressionPtr right;
};

// a AND b AND c: one node with three operands.
enum class JunctionKind { and_, or_, xor_ };
struct Junction {
  JunctionKind kind;
  std::vector<ExpressionPtr> operands;  // at least two
};

// a < b <= c means a < b AND b <= c, with b evaluated once.
enum class ComparisonOperator { equal, not_equal, less, less_equal, greater, greater_equal };
struct Comparison {
  ExpressionPtr first;
  std::vector<std::pair<ComparisonOperator, ExpressionPtr>> rest;  // at least one
};

// subject[index]
struct Index {
  ExpressionPtr subject;
  ExpressionPtr index;
};
// subject[from..to]; either bound may be absent (null pointer)
struct Slice {
  ExpressionPtr subject;
  ExpressionPtr from;
  ExpressionPtr to;
};

// What stands after the colon of a node or a relationship: a name, `%` for any, or a combination.
struct LabelExpression {
  enum class Kind { name, any, not_, and_, or_ };
  Kind kind = Kind::name;
  Name name;                              // of Kind::name
  std::vector<LabelExpression> operands;  // of not_ (one), and_, or_ (at least two)
  Span span;
};

// subject:Label as a predicate
struct LabelTest {
  ExpressionPtr subject;
  LabelExpression labels;
};

struct CaseBranch {
  ExpressionPtr when;
  ExpressionPtr then;
};
struct Case {
  ExpressionPtr subject;  // null pointer: CASE WHEN condition ...
  std::vector<CaseBranch> branches;
  ExpressionPtr otherwise;  // null pointer: null
};

// A function or an aggregate: name in the spelling of the query, with its namespace ("duration.between").
struct Call {
  std::string name;
  Span name_span;
  bool distinct = false;
  std::vector<ExpressionPtr> arguments;
};
// count(*)
struct CountStar {};

// [x IN list WHERE predicate | projection]; predicate and projection may be absent
struct ListComprehension {
  Name variable;
  ExpressionPtr list;
  ExpressionPtr predicate;
  ExpressionPtr projection;
};
enum class QuantifierKind { all, any, none, single };
struct Quantifier {
  QuantifierKind kind;
  Name variable;
  ExpressionPtr list;
  ExpressionPtr predicate;
};
// reduce(accumulator = initial, variable IN list | step)
struct Reduce {
  Name accumulator;
  ExpressionPtr initial;
  Name variable;
  ExpressionPtr list;
  ExpressionPtr step;
};

// subject {.key, .*, other, key: value}
struct MapProjectionItem {
  enum class Kind { property, all_properties, variable, entry };
  Kind kind;
  Name name;            // of property, variable, entry
  ExpressionPtr value;  // of entry
};
struct MapProjection {
  ExpressionPtr subject;
  std::vector<MapProjectionItem> items;
};

// (a)-[:T]->(b) where a predicate may stand
struct PatternPredicate {
  std::unique_ptr<PatternPart> pattern;
};
// [p = (a)-->(b) WHERE predicate | projection]
struct PatternComprehension {
  std::unique_ptr<PatternPart> pattern;  // its variable is the path's, if any
  ExpressionPtr predicate;
  ExpressionPtr projection;
};
// shortestPath((a)-[*]->(b)) as an expression
struct ShortestPathExpression {
  std::unique_ptr<PatternPart> pattern;
};
// EXISTS { ... }, COUNT { ... }, COLLECT { ... }: either a pattern with an optional WHERE, or a whole query
enum class SubqueryKind { exists, count, collect };
struct Subquery {
  SubqueryKind kind;
  std::unique_ptr<Pattern> pattern;  // null pointer if `query` is set
  ExpressionPtr predicate;           // WHERE beside `pattern`
  std::unique_ptr<Query> query;
};

struct Expression {
  using Node =
      std::variant<Literal, Variable, Parameter, Property, ListLiteral, MapLiteral, Unary, Binary, Junction, Comparison,
                   Index, Slice, LabelTest, Case, Call, CountStar, ListComprehension, Quantifier, Reduce, MapProjection,
                   PatternPredicate, PatternComprehension, ShortestPathExpression, Subquery>;
  Node node;
  Span span;

  Expression(Node n, Span s);
  ~Expression();  // in expression.cpp, where the patterns are complete types
};

}  // namespace relata::ast
