#pragma once
// What was written: patterns of nodes and relationships.

#include <cstdint>
#include <memory>
#include <optional>
#include <vector>

#include "query/ast/expression.hpp"

namespace relata::ast {

struct NodePattern {
  std::optional<Name> variable;
  std::optional<LabelExpression> labels;
  ExpressionPtr properties;  // a map literal or a parameter; null pointer: none
  ExpressionPtr predicate;   // WHERE inside the pattern; null pointer: none
  Span span;
};

enum class Direction { outgoing, incoming, both };

// *, *2, *1.., *..3, *1..3. The numbers are those written.
struct LengthRange {
  std::optional<int64_t> minimum;
  std::optional<int64_t> maximum;
  Span span;
};

struct PatternPart;

// Stands between two nodes. With `group` it is a part of a path that is repeated, ((a)-->(b) WHERE ...){1,3}: then only
// `length`, `predicate` (its WHERE) and `span` are used beside it.
struct RelationshipPattern {
  std::optional<Name> variable;
  std::optional<LabelExpression> types;
  std::optional<LengthRange> length;
  bool quantified = false;  // the length is a quantifier behind the relationship or the group: -[r]->{1,3}
  std::unique_ptr<PatternPart> group;
  ExpressionPtr properties;
  ExpressionPtr predicate;
  Direction direction = Direction::both;  // <--> is `both`, too
  Span span;

  RelationshipPattern();
  ~RelationshipPattern();  // in pattern.cpp, where PatternPart is a complete type
  RelationshipPattern(RelationshipPattern&&) noexcept;
  RelationshipPattern& operator=(RelationshipPattern&&) noexcept;
};

// shortestPath(...), allShortestPaths(...)
enum class PathSelector { none, shortest, all_shortest };

// ANY k, SHORTEST k, SHORTEST k GROUPS before a pattern. ANY SHORTEST is SHORTEST 1, ALL SHORTEST is SHORTEST 1 GROUP.
struct PathSearch {
  enum class Kind { any, shortest, groups };
  Kind kind = Kind::any;
  int64_t count = 1;
  Span span;
};

// nodes.size() == relationships.size() + 1; relationships[i] stands between nodes[i] and nodes[i + 1].
struct PatternPart {
  std::optional<Name> variable;  // p = ...
  PathSelector selector = PathSelector::none;
  std::optional<PathSearch> search;
  ExpressionPtr predicate;  // WHERE inside parentheses around the whole part: holds before a search selects
  std::vector<NodePattern> nodes;
  std::vector<RelationshipPattern> relationships;
  Span span;
};

// Parts separated by commas.
struct Pattern {
  std::vector<PatternPart> parts;
  Span span;
};

}  // namespace relata::ast
