#pragma once
// Triangles in a symmetric table. Internal to query/counting.

#include <array>
#include <functional>

#include "query/counting/term.hpp"

namespace relata::query::counting {

// The table, if the members are the corners of a triangle in it: the same lists both ways along all three sides,
// without self loops and parallel relationships. Otherwise null.
const TypedAdjacency* triangle_table(const Term& term, const std::vector<uint32_t>& members);

// The sum over all ways to put three nodes, each a neighbour of the others, into the corners, of the products of their
// weights. False when it does not fit.
bool count_triangles(const TypedAdjacency& table, const std::array<const Weights*, 3>& weights,
                     const std::function<bool()>& go_on, int64_t& total);

}  // namespace relata::query::counting
