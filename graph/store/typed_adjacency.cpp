#include "graph/store/typed_adjacency.hpp"

#include <algorithm>

#include "graph/store/state.hpp"

namespace relata {

namespace {

// Relationships are those of the body alone, and its positions are all there is.
bool body_is_all(const GraphState& state) {
  return state.delta.size() == 0 && state.dead_relationship_count == 0 && !state.body.out().row.empty();
}

}  // namespace

TypedAdjacency TypedAdjacency::make(const Graph& graph, std::span<const RelationshipTypeId> types, Direction direction) {
  TypedAdjacency made;
  const GraphState& state = graph.state();
  if (types.size() == 1 && direction != Direction::both && body_is_all(state)) {
    made.take_stretches(state, types[0].value, direction == Direction::incoming);
  } else {
    made.collect(graph, types, direction);
  }
  made.measure();
  return made;
}

TypedAdjacency TypedAdjacency::from_lists(uint32_t low, std::vector<uint32_t> offsets, std::vector<uint32_t> ends) {
  TypedAdjacency made;
  made.low_ = low;
  made.size_ = offsets.empty() ? 0 : static_cast<uint32_t>(offsets.size() - 1);
  made.own_begin_ = std::move(offsets);
  made.own_ends_ = std::move(ends);
  made.begin_ = made.own_begin_.data();
  made.end_ = made.own_begin_.data() + 1;
  made.ends_ = made.own_ends_.data();
  made.measure();
  return made;
}

// The body has the ends of one type together; only where they begin and end is written down.
void TypedAdjacency::take_stretches(const GraphState& state, uint32_t type, bool incoming) {
  const CsrSide& side = incoming ? state.body.in() : state.body.out();
  uint32_t last = 0;
  bool any = false;
  size_t many = 0;
  for (uint32_t v = 0; v < state.body.vertices(); ++v) {
    const Stretch stretch = side.of_type(v, type);
    if (!any && stretch.size() == 0) continue;
    if (!any) low_ = v;
    any = true;
    own_begin_.push_back(stretch.begin);
    own_end_.push_back(stretch.end);
    many += stretch.size();
    if (stretch.size() != 0) last = v;
  }
  size_ = any ? last - low_ + 1 : 0;
  own_begin_.resize(size_);
  own_end_.resize(size_);
  begin_ = own_begin_.data();
  end_ = own_end_.data();
  ends_ = side.ends.data();
  if (many <= size_) return draw_together(many);
  own_begin_.shrink_to_fit();
  own_end_.shrink_to_fit();
  begin_ = own_begin_.data();
  end_ = own_end_.data();
}

// Few ends: a copy of their own needs no more room than a second array of places, and lies closer together.
void TypedAdjacency::draw_together(size_t many) {
  std::vector<uint32_t> offsets;
  offsets.reserve(size_t{size_} + 1);
  offsets.push_back(0);
  own_ends_.reserve(many);
  for (uint32_t i = 0; i < size_; ++i) {
    own_ends_.insert(own_ends_.end(), ends_ + begin_[i], ends_ + end_[i]);
    offsets.push_back(static_cast<uint32_t>(own_ends_.size()));
  }
  own_begin_ = std::move(offsets);
  own_end_ = {};
  begin_ = own_begin_.data();
  end_ = own_begin_.data() + 1;
  ends_ = own_ends_.data();
}

void TypedAdjacency::collect(const Graph& graph, std::span<const RelationshipTypeId> types, Direction direction) {
  own_begin_.push_back(0);
  for (uint32_t v = 0; v < graph.node_capacity(); ++v) {
    const size_t first = own_ends_.size();
    Neighbour n;
    for (Neighbours range = graph.neighbours(NodeId(v), direction, types); range.next(n);) own_ends_.push_back(n.node.value);
    const auto from = own_ends_.begin() + static_cast<std::ptrdiff_t>(first);
    if (own_ends_.empty()) {
      low_ = v + 1;
      continue;
    }
    if (!std::is_sorted(from, own_ends_.end())) std::sort(from, own_ends_.end());
    own_begin_.push_back(static_cast<uint32_t>(own_ends_.size()));
    if (own_ends_.size() > first) size_ = v + 1 - low_;
  }
  own_begin_.resize(size_t{size_} + 1);
  begin_ = own_begin_.data();
  end_ = own_begin_.data() + 1;
  ends_ = own_ends_.data();
}

void TypedAdjacency::measure() {
  ends_low_ = ~uint32_t{0};
  for (uint32_t i = 0; i < size_; ++i) {
    const std::span<const uint32_t> ends = list(low_ + i);
    if (ends.empty()) continue;
    ++sources_;
    edges_ += ends.size();
    maximum_degree_ = std::max(maximum_degree_, static_cast<uint32_t>(ends.size()));
    ends_low_ = std::min(ends_low_, ends.front());
    ends_high_ = std::max(ends_high_, ends.back() + 1);
    loops_ = loops_ || std::binary_search(ends.begin(), ends.end(), low_ + i);
    parallel_ = parallel_ || std::adjacent_find(ends.begin(), ends.end()) != ends.end();
  }
  ends_low_ = std::min(ends_low_, ends_high_);
  if (edges_ == size_ && sources_ == size_ && ends_ == own_ends_.data()) function_ = ends_;
}

void TypedAdjacency::degrees(uint32_t first, std::span<uint32_t> out) const {
  const uint64_t last = uint64_t{first} + out.size();
  const uint64_t from = std::clamp<uint64_t>(low_, first, last);
  const uint64_t to = std::clamp<uint64_t>(high(), from, last);
  std::fill(out.begin(), out.begin() + static_cast<std::ptrdiff_t>(from - first), 0);
  std::fill(out.begin() + static_cast<std::ptrdiff_t>(to - first), out.end(), 0);
  const uint32_t* begin = begin_ + (from - low_);
  const uint32_t* end = end_ + (from - low_);
  uint32_t* at = out.data() + (from - first);
  for (uint64_t i = 0; i < to - from; ++i) at[i] = end[i] - begin[i];
}

size_t TypedAdjacency::bytes() const {
  return (own_begin_.capacity() + own_end_.capacity() + own_ends_.capacity()) * sizeof(uint32_t);
}

std::shared_ptr<const TypedAdjacency> Graph::adjacency(std::span<const RelationshipTypeId> types, Direction direction) const {
  GraphState& s = *state_;
  AdjacencyKey key{std::vector<RelationshipTypeId>(types.begin(), types.end()), direction};
  std::sort(key.types.begin(), key.types.end());
  key.types.erase(std::unique(key.types.begin(), key.types.end()), key.types.end());
  const bool settled = body_is_all(s) && s.body.vertices() == node_capacity() && s.statement.changes.empty();
  if (!settled) return std::make_shared<const TypedAdjacency>(TypedAdjacency::make(*this, key.types, direction));
  std::shared_ptr<const TypedAdjacency>& kept = s.adjacencies[key];
  if (!kept) kept = std::make_shared<const TypedAdjacency>(TypedAdjacency::make(*this, key.types, direction));
  return kept;
}

}  // namespace relata
