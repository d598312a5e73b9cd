#include "graph/store/neighbours.hpp"

#include <algorithm>

#include "graph/store/state.hpp"

namespace relata {

namespace {

const DeltaEntry* entry(const void* at) { return static_cast<const DeltaEntry*>(at); }

}  // namespace

Neighbours::Neighbours(const Graph& graph, NodeId node, Direction direction, std::span<const RelationshipTypeId> types)
    : graph_(&graph),
      node_(node),
      direction_(direction),
      incoming_now_(direction == Direction::incoming),
      types_(types) {}

// Sets up the next (side, type) that has anything. Without types a side is one stretch of all of them.
bool Neighbours::open_next_stretch() {
  const size_t stretches = types_.empty() ? 1 : types_.size();
  while (true) {
    if (next_type_ == stretches) {
      if (direction_ != Direction::both || incoming_now_) return false;
      incoming_now_ = true;
      next_type_ = 0;
    }
    const size_t i = next_type_++;
    if (types_.empty()) {
      open_all();
    } else if (std::find(types_.begin(), types_.begin() + static_cast<std::ptrdiff_t>(i), types_[i]) ==
               types_.begin() + static_cast<std::ptrdiff_t>(i)) {
      open_type(types_[i].value);
    }
    if (body_at_ != body_end_ || delta_at_ != delta_end_) return true;
  }
}

void Neighbours::open_all() {
  const GraphState& state = graph_->state();
  const std::span<const DeltaEntry> entries = state.delta.side(node_.value, incoming_now_);
  delta_at_ = entries.data();
  delta_end_ = entries.data() + entries.size();
  if (node_.value >= state.body.vertices()) return;
  const CsrSide& side = incoming_now_ ? state.body.in() : state.body.out();
  RunCursor run = side.runs_of(node_.value);
  body_at_ = side.row[node_.value];
  body_end_ = side.row[node_.value + 1];
  run.next();
  run_type_ = run.type;
  run_end_ = run.end;
  runs_ = run.at;
}

void Neighbours::open_type(uint32_t type) {
  const GraphState& state = graph_->state();
  const std::span<const DeltaEntry> entries = entries_of_type(state.delta.side(node_.value, incoming_now_), type);
  delta_at_ = entries.data();
  delta_end_ = entries.data() + entries.size();
  if (node_.value >= state.body.vertices()) return;
  const Stretch stretch = (incoming_now_ ? state.body.in() : state.body.out()).of_type(node_.value, type);
  body_at_ = stretch.begin;
  body_end_ = stretch.end;
  run_end_ = stretch.end;
  run_type_ = type;
}

// Takes the smaller of the body's and the delta's next, by (type, end, id), without the deleted.
void Neighbours::fill_from_stretch() {
  const GraphState& state = graph_->state();
  const CsrSide& side = incoming_now_ ? state.body.in() : state.body.out();
  const bool some_dead = state.dead_relationship_count != 0;
  const bool skip_loops = incoming_now_ && direction_ == Direction::both;
  while (filled_ != kChunk) {
    DeltaEntry next;
    if (body_at_ != body_end_) {
      if (body_at_ == run_end_) {
        run_type_ += take_varint(runs_) + 1;
        run_end_ += take_varint(runs_);
      }
      next = {run_type_, side.ends[body_at_], side.edge_at(body_at_)};
      if (delta_at_ != delta_end_ && *entry(delta_at_) < next) {
        next = *entry(delta_at_);
        delta_at_ = entry(delta_at_) + 1;
      } else {
        ++body_at_;
        if (some_dead && state.dead_relationships.test(next.id)) continue;
      }
    } else if (delta_at_ != delta_end_) {
      next = *entry(delta_at_);
      delta_at_ = entry(delta_at_) + 1;
    } else {
      in_stretch_ = false;
      return;
    }
    if (skip_loops && next.end == node_.value) continue;
    buffer_[filled_++] = {RelationshipId(next.id), NodeId(next.end), RelationshipTypeId(next.type)};
  }
}

bool Neighbours::refill() {
  at_ = 0;
  filled_ = 0;
  while (filled_ == 0) {
    if (!in_stretch_) {
      if (done_ || !open_next_stretch()) {
        done_ = true;
        return false;
      }
      in_stretch_ = true;
    }
    fill_from_stretch();
  }
  return true;
}

}  // namespace relata
