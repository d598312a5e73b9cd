#pragma once
// The relationships of one node, a small chunk at a time: no allocation, no call per relationship.

#include <array>
#include <cstddef>
#include <cstdint>
#include <iterator>
#include <span>

#include "common/ids.hpp"

namespace relata {

class Graph;

enum class Direction : uint8_t { outgoing, incoming, both };

// One relationship as seen from a node.
struct Neighbour {
  RelationshipId relationship;
  NodeId node;  // the other end; the node itself for a self loop
  RelationshipTypeId type;
  friend bool operator==(const Neighbour&, const Neighbour&) = default;
};

// An input range over the relationships of a node, made by Graph::neighbours. Order: outgoing before incoming; for
// each, by (type, other node, relationship), or, when types were given, type by type in the order given. With
// Direction::both a self loop appears once. Valid until the graph changes; the span of types given must live as long.
class Neighbours {
 public:
  // The next relationship; false at the end.
  bool next(Neighbour& out) {
    if (at_ == filled_ && !refill()) return false;
    out = buffer_[at_++];
    return true;
  }

  class Iterator {
   public:
    using value_type = Neighbour;
    using difference_type = std::ptrdiff_t;
    using iterator_concept = std::input_iterator_tag;
    Iterator() = default;
    explicit Iterator(Neighbours* range) : range_(range) { ++*this; }
    const Neighbour& operator*() const { return current_; }
    const Neighbour* operator->() const { return &current_; }
    Iterator& operator++() {
      if (!range_->next(current_)) range_ = nullptr;
      return *this;
    }
    void operator++(int) { ++*this; }
    friend bool operator==(const Iterator& i, std::default_sentinel_t) { return i.range_ == nullptr; }

   private:
    Neighbours* range_ = nullptr;
    Neighbour current_;
  };
  // A range can be walked once.
  Iterator begin() { return Iterator(this); }
  std::default_sentinel_t end() { return {}; }

 private:
  friend class Graph;
  Neighbours(const Graph& graph, NodeId node, Direction direction, std::span<const RelationshipTypeId> types);
  bool refill();  // at least one more in the buffer, or false
  bool open_next_stretch();
  void open_all();
  void open_type(uint32_t type);
  void fill_from_stretch();

  static constexpr uint32_t kChunk = 32;
  const Graph* graph_;
  NodeId node_;
  Direction direction_;
  bool incoming_now_ = false;  // which side the stretch belongs to
  bool in_stretch_ = false;
  bool done_ = false;
  std::span<const RelationshipTypeId> types_;  // empty: any
  size_t next_type_ = 0;                       // the next stretch's index into types_
  // The body's part of the stretch: positions of its CSR, with what is left of the type runs.
  uint32_t body_at_ = 0;
  uint32_t body_end_ = 0;
  uint32_t run_end_ = 0;  // the body position where the current type ends
  uint32_t run_type_ = 0;
  const uint8_t* runs_ = nullptr;  // the runs after the current one
  // The delta's part: entries [delta_at_, delta_end_) of the node's sorted list.
  const void* delta_at_ = nullptr;
  const void* delta_end_ = nullptr;
  uint32_t at_ = 0;
  uint32_t filled_ = 0;
  std::array<Neighbour, kChunk> buffer_;
};

}  // namespace relata
