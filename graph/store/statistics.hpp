#pragma once
// What the planner knows of a graph's shape. Counts are exact when they are taken and may lag behind by a tenth of the
// graph's size, which no estimate notices.

#include <cstdint>
#include <map>
#include <tuple>
#include <vector>

#include "common/ids.hpp"

namespace relata {

struct TypeStatistics {
  uint64_t relationships = 0;
  uint64_t sources = 0;  // distinct nodes at its beginnings
  uint64_t targets = 0;  // distinct nodes at its ends
};

struct Statistics {
  uint64_t nodes = 0;
  uint64_t relationships = 0;
  std::vector<uint64_t> nodes_of_label;  // by LabelId; one for each the graph knows
  std::vector<TypeStatistics> types;     // by RelationshipTypeId
  // Relationships by (label of the source, type, label of the target). A node with two labels counts under both; an
  // invalid label stands for "any", so {any, type, label} and {label, type, any} are there too.
  // The same for the type.
  std::map<std::tuple<LabelId, RelationshipTypeId, LabelId>, uint64_t> patterns;
  bool patterns_known = true;  // false: too many kinds of nodes for the table

  // How many relationships of `type` (invalid: any) go from a node with `source` to one with `target` (invalid: any);
  // without the table an estimate as if labels and types were independent.
  [[nodiscard]] uint64_t count(LabelId source, RelationshipTypeId type, LabelId target) const;
};

}  // namespace relata
