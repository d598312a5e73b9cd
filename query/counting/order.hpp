#pragma once
// In which order the variables of a cycle are bound. Internal to query/counting.

#include <limits>
#include <vector>

#include "query/counting/term.hpp"

namespace relata::query::counting {

struct Order {
  std::vector<uint32_t> variables;  // by level
  std::vector<double> visits;       // expected, by level
  double cost = std::numeric_limits<double>::infinity();
};

// From `start` on, each time the variable with the fewest expected candidates.
Order order_from(const Term& term, const std::vector<uint32_t>& members, uint32_t start);
// The cheapest of these.
Order best_order(const Term& term, const std::vector<uint32_t>& members);

}  // namespace relata::query::counting
