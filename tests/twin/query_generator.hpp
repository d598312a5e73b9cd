#pragma once
// Random graphs and random queries that are right: every name is bound, every type fits, and what the language leaves
// open (the order of rows and of collect) is not asked for.

#include <cstdint>
#include <random>
#include <string>
#include <vector>

#include "tests/twin/twin_graph.hpp"

namespace relata::twin {

class Random {
 public:
  explicit Random(uint64_t seed) : engine_(seed) {}
  int below(int limit) { return static_cast<int>(engine_() % static_cast<uint64_t>(limit)); }
  bool chance(int percent) { return below(100) < percent; }

 private:
  std::mt19937_64 engine_;  // its numbers are the same everywhere
};

// What a name stands for.
enum class Kind {
  node,
  relationship,
  integer,
  text,
  boolean,
  list,           // of integers and nulls
  bag,            // the same, in an order that is open
  relationships,  // of a variable length
  path,
};

struct Variable {
  std::string name;
  Kind kind;
  bool nullable = false;
};

struct GeneratedQuery {
  std::string text;
  bool ordered = false;         // the rows come in one order alone
  bool any_list_order = false;  // elements of lists may come in any order
};

TwinGraph generate_graph(Random& random);
GeneratedQuery generate_query(Random& random);

// Expressions over the variables in scope; used by the generator of queries.
class ExpressionGenerator {
 public:
  ExpressionGenerator(Random& random, const std::vector<Variable>& scope) : random_(random), scope_(scope) {}
  std::string expression(Kind kind, int depth);  // of integer, text, boolean, list, bag
  std::string labels();                          // behind a colon of a node
  std::string types();                           // behind a colon of a relationship
  std::string properties(const char* key);       // " {v: 1}", or empty
  // (a)-[:R]->(): begins at a node in scope; `inner` is the name of its end, or empty. Empty if there is no node.
  std::string pattern(const std::string& inner);

 private:
  std::string integer(int depth);
  std::string text(int depth);
  std::string boolean(int depth);
  std::string predicate(int depth);
  std::string list(int depth);
  std::string any_list(int depth);  // list or bag: where the order does not matter
  const Variable* some(Kind kind);
  std::string inner_name() { return "x" + std::to_string(inner_++); }

  Random& random_;
  std::vector<Variable> scope_;
  int inner_ = 0;
};

}  // namespace relata::twin
