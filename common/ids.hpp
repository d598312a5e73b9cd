#pragma once
// Strong ids: an id of one thing cannot be used as an id of another. Dense, counted from 0.

#include <cstdint>
#include <functional>
#include <limits>

namespace relata {

template <class Tag>
struct Id {
  static constexpr uint32_t kNone = std::numeric_limits<uint32_t>::max();
  uint32_t value = kNone;

  constexpr Id() = default;
  constexpr explicit Id(uint32_t v) : value(v) {}
  [[nodiscard]] constexpr bool valid() const { return value != kNone; }
  friend constexpr bool operator==(Id, Id) = default;
  friend constexpr auto operator<=>(Id, Id) = default;
};

using NodeId = Id<struct NodeTag>;                          // a node of a property graph
using RelationshipId = Id<struct RelationshipTag>;          // a relationship of a property graph
using LabelId = Id<struct LabelTag>;                        // an interned node label
using RelationshipTypeId = Id<struct RelationshipTypeTag>;  // an interned relationship type
using PropertyKeyId = Id<struct PropertyKeyTag>;            // an interned property key

}  // namespace relata

template <class Tag>
struct std::hash<relata::Id<Tag>> {
  size_t operator()(relata::Id<Tag> id) const noexcept { return std::hash<uint32_t>{}(id.value); }
};
