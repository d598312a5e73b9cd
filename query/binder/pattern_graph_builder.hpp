#pragma once
// A pattern graph being made from the parts of one clause. Internal to query/binder.

#include <map>
#include <set>
#include <vector>

#include "query/binder/statement_binder.hpp"

namespace relata::query {

// Each relationship of a match differs from all others, so plans grow with the square of their number.
inline constexpr size_t kMaximumRelationships = 6000;

struct StatementBinder::PatternBuilder {
  PatternGraph graph;
  std::vector<Expression>* predicates;  // where the conditions of elements go
  bool may_introduce;                   // false: all variables must exist
  std::map<uint32_t, uint32_t> node_of_slot;
  std::set<uint32_t> relationship_slots;  // seen in this clause
  const Scope* before = nullptr;          // the variables before the clause; only for patterns with repetitions
};

// The direction of an arrow as the graph has it.
inline Direction direction_of(ast::Direction d) {
  if (d == ast::Direction::outgoing) return Direction::outgoing;
  return d == ast::Direction::incoming ? Direction::incoming : Direction::both;
}

// :A|B|C, whose names the relationship itself can carry.
bool is_disjunction_of_names(const ast::LabelExpression& types);

// The number of repetitions or relationships that a length allows, 1 at least where it says nothing.
PathLength path_length(const ast::LengthRange& length);

}  // namespace relata::query
