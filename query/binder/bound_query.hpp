#pragma once
// What a query means: names have become slots of a row, patterns query graphs, aggregates are taken out of expressions.
// Made by the binder (binder.hpp), read by the planner.
//
// Every single query (one side of a UNION, one subquery) has a row layout of its own: a slot for each variable that is
// ever introduced in it, and for aggregates and other intermediate results. A slot is written once and never reused, so
// a row holds all that was computed on its way, and a projection only decides which slots may still be read.

#include <cstdint>
#include <memory>
#include <optional>
#include <string>
#include <utility>
#include <variant>
#include <vector>

#include "common/span.hpp"
#include "graph/store/neighbours.hpp"
#include "query/binder/procedure.hpp"
#include "query/expression/expression.hpp"

namespace relata::query {

struct BoundSingleQuery;
struct BoundQuery;

// ------------------------------------------------------------------------------------------------------- patterns

struct PatternNode {
  uint32_t slot = 0;
  bool bound = false;               // the slot has a value before the clause
  std::vector<std::string> labels;  // the node has all of these; other label expressions are predicates of the clause
  Span span;
};

// How many relationships stand for one that is written with a star. No maximum: kNoMaximum.
inline constexpr uint32_t kNoMaximum = 0xFFFFFFFF;
struct PathLength {
  uint32_t minimum = 1;
  uint32_t maximum = kNoMaximum;
};

// One relationship of a part that is repeated.
struct RepeatedStep {
  uint32_t slot = 0;
  Direction direction = Direction::both;
  std::vector<std::string> types;
};

// A part of a path that is repeated: ((a)-[r]->(b) WHERE a.x < b.x){1,3}. Its own variables have slots that hold one
// repetition at a time, and are of use to its predicates alone; outside, a variable is the list of what it was.
struct RepeatedPath {
  struct Group {
    uint32_t inner = 0;  // slot of a node or relationship of the part
    uint32_t list = 0;   // slot of the list
    bool is_node = true;
    uint32_t position = 0;  // into `nodes` or `steps`
  };
  std::vector<uint32_t> nodes;       // slots, one more than steps; a slot twice is the same node twice
  std::vector<RepeatedStep> steps;   // at least one
  std::vector<Expression> predicates;  // of each repetition, over its slots and what earlier clauses bound
  std::vector<Group> groups;
};

struct PatternRelationship {
  uint32_t slot = 0;  // a relationship; with a length, the list of them from `from` to `to`
  bool bound = false;
  uint32_t from = 0;  // indexes into PatternGraph::nodes, in the order of writing
  uint32_t to = 0;
  Direction direction = Direction::both;  // as seen from `from`
  std::vector<std::string> types;         // one of these; empty: any
  std::optional<PathLength> length;
  // What each relationship of a length must satisfy: an expression over the row and the local `each_local`, which is
  // the relationship. For a single relationship it is among the predicates of the clause instead.
  std::optional<Expression> each;
  uint32_t each_local = 0;
  std::optional<RepeatedPath> repeated;  // `length` counts repetitions then; `direction` and `each` mean nothing
  Span span;
};

enum class PathSelector : uint8_t { all, shortest, all_shortest };

// ANY, SHORTEST, SHORTEST ... GROUPS: among the paths between the same two nodes, so many are kept, or those of so many
// lengths.
struct PathSearch {
  bool groups = false;
  uint64_t count = 1;
};

// A named or selected path: relationships[i] joins the nodes before and after it.
struct PatternPath {
  std::optional<uint32_t> slot;
  PathSelector selector = PathSelector::all;
  uint32_t first_node = 0;              // into PatternGraph::nodes
  std::vector<uint32_t> relationships;  // into PatternGraph::relationships
  std::optional<PathSearch> search;     // the path is then the only part of its clause
  std::vector<Expression> predicates;   // with a search: what a path must satisfy to be chosen from
};

// All parts of one MATCH: what is written twice is here once. The relationships of one match are all different.
struct PatternGraph {
  std::vector<PatternNode> nodes;
  std::vector<PatternRelationship> relationships;
  std::vector<PatternPath> paths;
};

// The slots of variables that the match gives values: not those bound before, nor those inside repetitions.
std::vector<uint32_t> introduced_slots(const PatternGraph& pattern);

// -------------------------------------------------------------------------------------------------------- clauses

struct BoundMatch {
  bool optional = false;
  PatternGraph pattern;
  std::vector<Expression> predicates;  // all must hold
};

struct BoundUnwind {
  Expression list;
  uint32_t slot = 0;
};

struct Assignment {
  Expression expression;
  uint32_t slot = 0;
};
struct AggregateAssignment {
  Expression aggregate;  // Operation::aggregate
  uint32_t slot = 0;
};
struct SortKey {
  Expression expression;
  bool descending = false;
};
struct Column {
  std::string name;
  uint32_t slot = 0;
};

// WITH or RETURN, in this order: group by `keys` and compute `aggregates` (if `grouping`), assign `items`, keep
// distinct `columns` (if `distinct`), sort, skip, limit, filter.
struct BoundProjection {
  bool grouping = false;
  std::vector<Assignment> keys;
  std::vector<AggregateAssignment> aggregates;
  std::vector<Assignment> items;  // over the slots before, or with grouping over keys and aggregates
  std::vector<Column> columns;    // what may be read afterwards, in the order of writing
  bool distinct = false;
  std::vector<SortKey> order;
  std::optional<Expression> skip;
  std::optional<Expression> limit;
  std::optional<Expression> where;
  bool final = false;  // RETURN
};

struct PropertyValue {
  std::string key;
  Expression value;
  Span span;
};
struct NewNode {
  uint32_t slot = 0;
  std::vector<std::string> labels;
  std::vector<PropertyValue> properties;
  std::optional<Expression> property_map;  // instead of `properties`: a parameter
};
struct NewRelationship {
  uint32_t slot = 0;
  uint32_t from_slot = 0;  // in the direction of the arrow
  uint32_t to_slot = 0;
  std::string type;
  std::vector<PropertyValue> properties;
  std::optional<Expression> property_map;
  Span span;
};
struct NewPath {
  uint32_t slot = 0;
  uint32_t first_node_slot = 0;
  std::vector<uint32_t> relationship_slots;
};
// Nodes come first, then relationships, then paths.
struct BoundCreate {
  std::vector<NewNode> nodes;
  std::vector<NewRelationship> relationships;
  std::vector<NewPath> paths;
};

struct BoundSetItem {
  enum class Kind : uint8_t { property, replace, extend, labels };
  Kind kind = Kind::property;
  Expression target;  // a node or relationship
  std::string key;    // of property
  Expression value;   // of property, replace, extend
  std::vector<std::string> labels;
};
struct BoundSet {
  std::vector<BoundSetItem> items;
};

struct BoundRemoveItem {
  Expression target;
  std::string key;  // empty: labels
  std::vector<std::string> labels;
};
struct BoundRemove {
  std::vector<BoundRemoveItem> items;
};

struct BoundDelete {
  bool detach = false;
  std::vector<Expression> targets;
};

// Match `match`; where it has no match, `create`.
struct BoundMerge {
  BoundMatch match;
  BoundCreate create;
  std::vector<BoundSetItem> on_create;
  std::vector<BoundSetItem> on_match;
};

struct BoundProcedureCall {
  const ProcedureSignature* procedure = nullptr;  // of the catalogue that was given to the binder
  std::vector<Expression> arguments;
  std::vector<std::pair<uint32_t, uint32_t>> results;  // output of the procedure, slot
  std::optional<Expression> where;
  bool optional = false;  // a row without results stays, with nulls
};

// LOAD CSV
struct BoundLoadCsv {
  Expression url;
  bool headers = false;
  char separator = ',';
  uint32_t slot = 0;       // a list of strings, or with headers a map
  uint32_t line_slot = 0;  // what linenumber() and file() give from here on
  uint32_t file_slot = 0;
};

// FOREACH: the clauses run for each element and give no rows.
struct BoundForeach {
  Expression list;
  std::unique_ptr<BoundQuery> body;   // one part; imports `arguments` and, as the last of them, the element
  std::vector<Expression> arguments;  // without the element
};

// CALL { ... }: the query runs for each row.
struct BoundCallSubquery {
  std::unique_ptr<BoundQuery> query;
  std::vector<Expression> arguments;                   // what the parts import
  std::vector<std::pair<uint32_t, uint32_t>> results;  // column of the query, slot outside
  bool returns = false;                                // a query without RETURN keeps the row as it is
  bool optional = false;                               // a row without results stays, with nulls
};

using BoundClause = std::variant<BoundMatch, BoundUnwind, BoundProjection, BoundCreate, BoundMerge, BoundSet,
                                 BoundRemove, BoundDelete, BoundProcedureCall, BoundForeach, BoundCallSubquery,
                                 BoundLoadCsv>;

// -------------------------------------------------------------------------------------------------------- queries

struct SlotInfo {
  std::string name;  // of the variable or the column; empty for what nobody named
  StaticType type;
};

struct Import {
  uint32_t argument = 0;  // which value from outside
  uint32_t slot = 0;      // where it stands in the row
};

struct BoundSingleQuery {
  std::vector<BoundClause> clauses;
  std::vector<SlotInfo> slots;
  std::vector<Import> imports;  // of a subquery: values of the row outside
  std::vector<Column> columns;  // of RETURN; empty when the query returns nothing
  bool returns = false;
};

// All parts have columns of the same names in the same order.
struct BoundQuery {
  std::vector<BoundSingleQuery> parts;
  bool distinct_union = false;
};

enum class SubqueryResult : uint8_t {
  exists,   // whether there is a row
  count,    // how many rows
  collect,  // the list of the first column
  first,    // the first column of the first row, or null
};

// What an Expression of Operation::subquery runs. The children of that expression are the arguments to import.
struct BoundSubquery {
  SubqueryResult result = SubqueryResult::exists;
  BoundQuery query;
};

struct BoundStatement {
  BoundQuery query;
  std::vector<std::unique_ptr<BoundSubquery>> subqueries;  // by Expression::index
};

}  // namespace relata::query
