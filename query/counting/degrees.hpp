#pragma once
// Weights that are degrees. A leaf for which any node at the end of a relationship will do counts as often as there are
// relationships; that number stands in a table already and is multiplied when the weights are asked for, in blocks,
// rather than written down. Internal to query/counting.

#include <memory>
#include <span>

#include "graph/store/typed_adjacency.hpp"
#include "query/counting/weights.hpp"

namespace relata::query::counting {

struct Degree {
  std::shared_ptr<const TypedAdjacency> table;
  bool at_least_one = false;  // of an OPTIONAL MATCH: none counts as one

  [[nodiscard]] int64_t of(uint32_t id) const {
    const uint32_t degree = table->degree(id);
    return at_least_one && degree == 0 ? 1 : degree;
  }
};

// The weights, each times the degrees of its node. False when a product does not fit.
bool multiply_degrees(Weights& weights, std::span<const Degree> degrees);
// The sum of the weights, each times the degrees of its node; false when it does not fit.
bool sum_with_degrees(const Weights& weights, std::span<const Degree> degrees, int64_t& total);

}  // namespace relata::query::counting
