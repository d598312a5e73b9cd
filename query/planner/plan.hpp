#pragma once
// How a query will be done: a tree of logical operators. The planner makes it from the bound query, the optimizer
// rewrites it, the executor runs one physical operator for each logical one, and EXPLAIN prints it.
//
// An operator takes rows from its input, and some run an inner plan for each row. Rows of one single query all have the
// same slots; an operator reads slots that were written beneath it and writes its own.

#include <cstdint>
#include <functional>
#include <memory>
#include <optional>
#include <string>
#include <utility>
#include <variant>
#include <vector>

#include "query/binder/bound_query.hpp"
#include "query/counting/pattern.hpp"

namespace relata::query {

struct Plan;
using PlanPtr = std::unique_ptr<Plan>;
struct QueryPlan;

namespace plan {

// --- reading ---
struct Argument {};  // one row: what comes from outside, or nothing
// A pattern whose order is not yet decided: the optimizer replaces it by the operators below.
struct Match {
  PatternGraph pattern;
  std::vector<Expression> predicates;
};
struct NodeScan {  // each node
  uint32_t slot = 0;
  std::string label;  // empty: all nodes
};
enum class LookupKind : uint8_t {
  equal,   // the property equals `value`
  one_of,  // it equals an element of the list `value`
  prefix,  // it is a string that begins with `value`
  range,   // it lies between `value` and `upper`, of which one may be absent
  named,   // named(node, value)
};
// The nodes an index of the graph finds. It may find too many: the condition it is for is asked again above it.
struct NodeLookup {
  uint32_t slot = 0;
  std::string label;  // empty: any
  std::string key;    // empty: of named
  Expression value;
  std::string index;  // the one of the schema, for people; the graph makes an index of its own where there is none
  LookupKind kind = LookupKind::equal;
  Expression upper;  // of range
};
// Along one relationship. The slot of the relationship is written; that of `to` is written, or compared when `into`.
struct Expand {
  uint32_t from = 0;
  uint32_t relationship = 0;
  uint32_t to = 0;
  Direction direction = Direction::both;  // as seen from `from`
  std::vector<std::string> types;
  bool into = false;
  std::vector<uint32_t> different_from;  // slots of relationships, or lists of them, that this one must not be
};
// Along a row of different relationships; the slot gets their list, in the pattern's order.
struct ExpandLength {
  Expand step;
  PathLength length;
  std::optional<Expression> each;  // what each relationship must satisfy, over the row and a local
  uint32_t each_local = 0;
  bool reversed = false;  // walked from the pattern's end to its beginning
};
// The relationship (or list) is known; finds the nodes at its ends.
struct Endpoints {
  uint32_t relationship = 0;
  uint32_t from = 0;
  uint32_t to = 0;
  bool from_bound = false;
  bool to_bound = false;
  Direction direction = Direction::both;
  std::vector<std::string> types;
  std::optional<PathLength> length;  // set: the slot holds a list
  std::optional<Expression> each;
  uint32_t each_local = 0;
  std::vector<uint32_t> different_from;
};
// The shortest path, or all of them, between two known nodes.
struct ShortestPath {
  ExpandLength step;
  bool all = false;
};
// Along a part of a path that is repeated, all relationships different. The slot gets their list and each group its
// own, in the pattern's order.
struct ExpandRepeated {
  uint32_t from = 0;
  uint32_t relationships = 0;  // slot of the list
  uint32_t to = 0;
  bool into = false;
  std::vector<uint32_t> different_from;
  RepeatedPath path;  // as it is walked: reversed with `reversed`
  PathLength times;
  bool reversed = false;
};
// A stretch of a path that is searched for: relationships between two of its nodes.
struct Stretch {
  uint32_t slot = 0;    // of the relationship, or of the list
  bool single = false;  // one relationship, not a list
  RepeatedPath path;    // of one step for a relationship; as it is walked
  PathLength times = {1, 1};
  std::optional<Expression> each;
  uint32_t each_local = 0;
  uint32_t end = 0;        // slot of the node behind it
  bool end_known = false;  // that slot has a value when the search begins
  std::vector<Expression> end_predicates;  // of that node, over its slot and what was known before the search
};
// Some of the paths from a known node, by their length, for each node at which they end.
struct SearchPaths {
  uint32_t from = 0;
  std::vector<Stretch> stretches;
  std::vector<Expression> predicates;  // of what may be chosen from
  std::optional<uint32_t> path_slot;   // written first, since predicates may read it
  PathSearch search;
  bool reversed = false;
};
struct AssemblePath {
  uint32_t slot = 0;
  uint32_t first_node = 0;
  std::vector<uint32_t> relationships;  // slots of relationships and lists of them, in order
};
struct Optional {  // rows of the inner plan, or one with nulls
  std::vector<uint32_t> nulls;
};
struct CallProcedure {
  BoundProcedureCall call;
};
struct LoadCsv {
  BoundLoadCsv load;
};
struct CallSubquery {
  std::unique_ptr<QueryPlan> query;
  std::vector<Expression> arguments;
  std::vector<std::pair<uint32_t, uint32_t>> results;
  bool returns = false;
};

// --- rows ---
struct Filter {
  std::vector<Expression> predicates;
};
struct Unwind {
  Expression list;
  uint32_t slot = 0;
};
struct Project {
  std::vector<Assignment> items;
};
struct Aggregate {
  std::vector<Assignment> keys;
  std::vector<AggregateAssignment> aggregates;
};
// How many matches the pattern has, without making them: one row, or one for each node that stands for node `group`. The
// number goes into all of `slots`.
struct CountMatches {
  std::shared_ptr<const counting::Pattern> pattern;
  std::optional<uint32_t> group;
  std::vector<uint32_t> slots;
};
struct Distinct {
  std::vector<uint32_t> slots;
};
struct Sort {
  std::vector<SortKey> keys;
};
struct Top {  // Sort, then the first rows only: `limit` after `skip`
  std::vector<SortKey> keys;
  Expression limit;
  std::optional<Expression> skip;
};
struct Skip {
  Expression count;
};
struct Limit {
  Expression count;
  bool exhaust = false;  // rows beyond the limit are still asked for: something beneath writes
};
struct Eager {};  // all rows of the input are there before the first goes on

// --- writing ---
struct Create {
  BoundCreate create;
};
struct Merge {  // the inner plan finds
  BoundCreate create;
  std::vector<BoundSetItem> on_create;
  std::vector<BoundSetItem> on_match;
};
struct Set {
  std::vector<BoundSetItem> items;
};
struct Remove {
  std::vector<BoundRemoveItem> items;
};
struct Delete {
  bool detach = false;
  std::vector<Expression> targets;
};
struct Foreach {
  Expression list;
  std::vector<Expression> arguments;
  std::unique_ptr<QueryPlan> body;
};

}  // namespace plan

struct Plan {
  using Node =
      std::variant<plan::Argument, plan::Match, plan::NodeScan, plan::NodeLookup, plan::Expand, plan::ExpandLength,
                   plan::Endpoints, plan::ShortestPath, plan::ExpandRepeated, plan::SearchPaths, plan::AssemblePath,
                   plan::Optional, plan::CallProcedure, plan::LoadCsv, plan::CallSubquery, plan::Filter, plan::Unwind, plan::Project, plan::Aggregate, plan::Distinct,
                   plan::Sort, plan::Top, plan::Skip, plan::Limit, plan::Eager, plan::Create, plan::Merge, plan::Set,
                   plan::Remove, plan::Delete, plan::Foreach, plan::CountMatches>;
  Node node;
  PlanPtr input;               // null pointer for Argument alone
  PlanPtr inner;               // of Optional and Merge: starts with an Argument
  double estimated_rows = -1;  // negative: unknown

  Plan(Node n, PlanPtr in);
  ~Plan();
};

PlanPtr make_plan(Plan::Node node, PlanPtr input);

// One side of a UNION.
struct PartPlan {
  PlanPtr root;
  std::vector<SlotInfo> slots;
  std::vector<Import> imports;
  std::vector<Column> columns;
  bool returns = false;
};
struct QueryPlan {
  std::vector<PartPlan> parts;
  bool distinct_union = false;
};
struct SubqueryPlan {
  SubqueryResult result = SubqueryResult::exists;
  QueryPlan query;
};
struct StatementPlan {
  QueryPlan query;
  std::vector<SubqueryPlan> subqueries;  // by Expression::index
};

// Whether the operator itself changes the graph; of a subquery, whether anything inside does.
bool writes(const Plan& plan);
// Whether the operator or anything beneath or inside it changes the graph.
bool writes_below(const Plan& plan);
bool writes(const QueryPlan& query);

// Operators of the whole statement, with inner plans and subqueries.
size_t operator_count(const StatementPlan& statement);

// The slots the operator writes, without its input's; those its inner plan writes are not among them.
std::vector<uint32_t> written_slots(const Plan& plan);
// Calls `visit` on every expression of the operator itself.
void for_each_expression(const Plan& plan, const std::function<void(const Expression&)>& visit);

}  // namespace relata::query
