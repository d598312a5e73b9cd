#pragma once
// What was written: patterns of nodes and relationships.

#include <cstdint>
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

struct RelationshipPattern {
  std::optional<Name> variable;
  std::optional<LabelExpression> types;
  std::optional<LengthRange> length;
  ExpressionPtr properties;
  ExpressionPtr predicate;
  Direction direction = Direction::both;  // <--> is `both`, too
  Span span;
};

enum class PathSelector { none, shortest, all_shortest };

// nodes.size() == relationships.size() + 1; relationships[i] stands between nodes[i] and nodes[i + 1].
struct PatternPart {
  std::optional<Name> variable;  // p = ...
  PathSelector selector = PathSelector::none;
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
