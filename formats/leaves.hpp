#pragma once
// What a value is made of in the end.

#include "common/value.hpp"

namespace relata::formats {

// visit(leaf) for the value itself, or for everything inside of it where it is a list, a map or a path; of a path first its nodes, then its
// relationships. Values nest no deeper than the limits of the query language let them, so recursion is bounded.
template <class Visit>
void for_each_leaf(const Value& value, const Visit& visit) {
  switch (value.type()) {
    case ValueType::list:
      for (const Value& v : value.list()) for_each_leaf(v, visit);
      return;
    case ValueType::map:
      for (const auto& entry : value.map()) for_each_leaf(entry.second, visit);
      return;
    case ValueType::path:
      for (const NodeId n : value.path().nodes) visit(Value(n));
      for (const RelationshipId r : value.path().relationships) visit(Value(r));
      return;
    default: visit(value);
  }
}

}  // namespace relata::formats
