#pragma once
// The relationships that were made since the body was: a small mutable overlay. Each node that has any holds two lists,
// sorted as the body's stretches are, so that both can be merged while they are read.

#include <cstdint>
#include <span>
#include <unordered_map>
#include <vector>

#include "graph/store/bits.hpp"
#include "graph/store/csr.hpp"

namespace relata {

struct DeltaEntry {
  uint32_t type;
  uint32_t end;  // the node at the other end
  uint32_t id;
  friend auto operator<=>(const DeltaEntry&, const DeltaEntry&) = default;
};

class Delta {
 public:
  // Ids of the delta's relationships begin here.
  explicit Delta(uint32_t first_id = 0) : first_id_(first_id) {}

  uint32_t add(uint32_t source, uint32_t type, uint32_t target);  // the new id
  void link(uint32_t id);                                         // back into the lists, after unlink
  void unlink(uint32_t id);                                       // out of the lists; find() still knows it
  void remove_last();                                             // undoes the last add; it must be linked

  [[nodiscard]] bool holds(uint32_t id) const { return id >= first_id_ && id < end_id(); }
  [[nodiscard]] uint32_t end_id() const { return first_id_ + static_cast<uint32_t>(edges_.size()); }
  [[nodiscard]] const EdgeRecord& find(uint32_t id) const { return edges_[id - first_id_]; }
  [[nodiscard]] uint32_t size() const { return static_cast<uint32_t>(edges_.size()); }  // with the unlinked

  [[nodiscard]] std::span<const DeltaEntry> out(uint32_t node) const { return list(node, false); }
  [[nodiscard]] std::span<const DeltaEntry> in(uint32_t node) const { return list(node, true); }
  [[nodiscard]] std::span<const DeltaEntry> side(uint32_t node, bool incoming) const { return list(node, incoming); }
  [[nodiscard]] size_t bytes() const;

 private:
  struct Lists {
    std::vector<DeltaEntry> out;
    std::vector<DeltaEntry> in;
  };
  [[nodiscard]] std::span<const DeltaEntry> list(uint32_t node, bool incoming) const {
    return touched_.test(node) ? touched_list(node, incoming) : std::span<const DeltaEntry>();
  }
  [[nodiscard]] std::span<const DeltaEntry> touched_list(uint32_t node, bool incoming) const;
  uint32_t first_id_;
  std::vector<EdgeRecord> edges_;              // by id - first_id_
  Bits touched_;                               // the keys of lists_: most nodes are told apart by one bit
  std::unordered_map<uint32_t, Lists> lists_;  // looked up only, never walked
};

// The part of a sorted list with one type.
std::span<const DeltaEntry> entries_of_type(std::span<const DeltaEntry> list, uint32_t type);

}  // namespace relata
