#pragma once
// Three relations on values that openCypher keeps apart:
//   equality       the `=` of a query: true, false, or unknown when a null is involved; 1 = 1.0
//   comparability  the `<` of a query: unknown across types; numbers, strings, booleans, lists, temporal values inside theirs
//   equivalence    what DISTINCT, grouping, UNION and count(DISTINCT) use: total; null is null, NaN is NaN, 1 is 1.0
//   orderability   ORDER BY, min and max: total over all types, agrees with equivalence

#include <compare>
#include <cstddef>
#include <optional>
#include <span>

#include "common/value.hpp"
#include "query/expression/expression.hpp"

namespace relata::query {

// nullopt is unknown (null).
using Truth = std::optional<bool>;

Truth equal(const Value& a, const Value& b);
Truth compare(Comparison comparison, const Value& a, const Value& b);

bool equivalent(const Value& a, const Value& b);
size_t hash(const Value& value);  // equal for equivalent values; the same in every run

// Ascending: map, node, relationship, list, path, the temporal types, string, boolean, number (NaN last), null.
std::weak_ordering order(const Value& a, const Value& b);

// For hash tables of rows: grouping keys, DISTINCT.
struct RowHash {
  size_t operator()(std::span<const Value> row) const;
};
struct RowEquivalent {
  bool operator()(std::span<const Value> a, std::span<const Value> b) const;
};
struct ValueHash {
  size_t operator()(const Value& v) const { return hash(v); }
};
struct ValueEquivalent {
  bool operator()(const Value& a, const Value& b) const { return equivalent(a, b); }
};

}  // namespace relata::query
