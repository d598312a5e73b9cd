#pragma once
// A pattern whose matches are only counted: what query/optimizer makes of a MATCH below count(*), and count.hpp counts.
// Plain data; nodes and edges are named by their index.

#include <cstdint>
#include <string>
#include <utility>
#include <vector>

#include "graph/store/neighbours.hpp"
#include "query/expression/expression.hpp"

namespace relata::query::counting {

struct PatternNode {
  uint32_t slot = 0;
  bool given = false;                  // the row from outside holds it in `slot`
  std::vector<std::string> labels;     // all of them
  std::vector<Expression> predicates;  // over `slot` and the row from outside; cheap, deterministic, cannot fail
};

struct PatternEdge {
  uint32_t from = 0;
  uint32_t to = 0;
  Direction direction = Direction::both;  // as seen from `from`
  std::vector<std::string> types;         // one of these; empty: any
};

struct Branch;

struct Pattern {
  std::vector<PatternNode> nodes;
  std::vector<PatternEdge> edges;    // each match of one counts
  std::vector<PatternEdge> present;  // there must be such a relationship, however many there are
  std::vector<PatternEdge> absent;   // there must be none
  std::vector<std::pair<uint32_t, uint32_t>> unequal;    // nodes that must differ
  std::vector<std::pair<uint32_t, uint32_t>> different;  // edges that must not be the same relationship
  std::vector<Branch> branches;      // OPTIONAL MATCH: the matches of each multiply, none counts as one
};

// Hangs at one node of the pattern around it, which is node 0 of its own pattern (without labels and predicates there).
struct Branch {
  uint32_t at = 0;
  Pattern pattern;
};

// The work grows with two to the power of these, so there may not be more of them in one pattern.
inline constexpr size_t kMaximumConstraints = 7;

}  // namespace relata::query::counting
