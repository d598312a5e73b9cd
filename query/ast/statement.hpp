#pragma once
// What was written: clauses, queries and statements.

#include <memory>
#include <optional>
#include <variant>
#include <vector>

#include "query/ast/expression.hpp"
#include "query/ast/pattern.hpp"

namespace relata::ast {

struct Match {
  bool optional = false;
  Pattern pattern;
  ExpressionPtr where;  // null pointer: none
};

// UNWIND list AS variable
struct Unwind {
  ExpressionPtr list;
  Name variable;
};

struct ProjectionItem {
  ExpressionPtr expression;
  std::optional<Name> alias;
  Span span;  // of the expression with the parentheses around it: its text names the column
};
struct SortItem {
  ExpressionPtr expression;
  bool descending = false;
};
// The body of WITH and of RETURN.
struct Projection {
  bool distinct = false;
  bool star = false;  // * stands before the items
  std::vector<ProjectionItem> items;
  std::vector<SortItem> order;
  ExpressionPtr skip;
  ExpressionPtr limit;
  ExpressionPtr where;  // WITH alone
  Span span;            // without WITH or RETURN
};
struct With {
  Projection projection;
};
struct Return {
  Projection projection;
};

struct Create {
  Pattern pattern;
};

struct SetItem {
  enum class Kind {
    property,  // target.key = value; `target` is the whole property expression
    replace,   // target = map
    extend,    // target += map
    labels,    // target:A:B
  };
  Kind kind;
  ExpressionPtr target;
  ExpressionPtr value;       // of all but labels
  std::vector<Name> labels;  // of labels
  Span span;
};
struct Set {
  std::vector<SetItem> items;
};

struct RemoveItem {
  ExpressionPtr target;      // a property expression, or the node whose labels go
  std::vector<Name> labels;  // empty: a property
  Span span;
};
struct Remove {
  std::vector<RemoveItem> items;
};

struct Delete {
  bool detach = false;
  std::vector<ExpressionPtr> targets;
};

struct Merge {
  PatternPart pattern;
  std::vector<SetItem> on_create;
  std::vector<SetItem> on_match;
};

struct YieldItem {
  Name field;
  std::optional<Name> alias;
};
// CALL name(arguments) YIELD ...
struct CallProcedure {
  Name name;                                            // with its namespace, joined by dots
  std::optional<std::vector<ExpressionPtr>> arguments;  // absent: no parentheses, arguments from the parameters
  bool star = false;                                    // YIELD *
  std::optional<std::vector<YieldItem>> yield;          // absent: no YIELD
  ExpressionPtr where;
  bool show = false;  // written as SHOW ...: * may stand before further clauses
  bool optional = false;  // OPTIONAL CALL: a row without results stays, with nulls
};

// LOAD CSV [WITH HEADERS] FROM url AS variable [FIELDTERMINATOR 'c']
struct LoadCsv {
  bool headers = false;
  ExpressionPtr url;
  Name variable;
  std::optional<Name> separator;  // its text as the string means it
};

// FOREACH (variable IN list | clauses)
struct Clause;
struct Foreach {
  Name variable;
  ExpressionPtr list;
  std::vector<Clause> clauses;
};

// CALL { query }, CALL (a, b) { query }, CALL (*) { query }
struct CallSubquery {
  std::unique_ptr<Query> query;
  std::optional<std::vector<Name>> scope;  // what it reads from outside; absent: what its WITH at the beginning names
  bool scope_star = false;                 // (*): everything
  bool optional = false;                   // OPTIONAL CALL: a row without results stays, with nulls
};

struct Clause {
  using Node = std::variant<Match, Unwind, With, Return, Create, Merge, Set, Remove, Delete, CallProcedure, Foreach,
                            CallSubquery, LoadCsv>;
  Node node;
  Span span;
};

// Clauses in the order they are written.
struct SingleQuery {
  std::vector<Clause> clauses;
  Span span;
};

// parts[0] UNION [ALL] parts[1] ...; all[i] tells whether ALL stands before parts[i + 1].
struct Query {
  std::vector<SingleQuery> parts;
  std::vector<bool> all;
  Span span;
};

enum class StatementMode { run, explain, profile };

// CREATE INDEX and its kin. They stand alone in a statement.
struct SchemaCommand {
  enum class Kind { create_index, create_unique, create_not_null, drop_index, drop_constraint };
  Kind kind = Kind::create_index;
  std::optional<Name> name;
  bool conditional = false;  // IF NOT EXISTS, IF EXISTS
  bool relationship = false;  // FOR ()-[r:T]-(), not FOR (n:L)
  Name target;               // label or type
  Name variable;             // of the target
  Name property_variable;    // must be the same
  Name key;
};

struct Statement {
  StatementMode mode = StatementMode::run;
  Query query;  // without parts when `schema` is set
  std::optional<SchemaCommand> schema;
  Span span;  // without the semicolon
};

// Statements separated by semicolons; empty ones are gone.
struct Script {
  std::vector<Statement> statements;
};

}  // namespace relata::ast
