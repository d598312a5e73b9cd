#pragma once
// The immutable body of a graph: a typed compressed sparse row for each direction.
//
// For every vertex, `row` says where its neighbours stand in `ends`; they are sorted by (type, neighbour, edge), so one
// type's neighbours are one stretch and can be intersected. Where the stretches begin is told by the vertex's runs:
// pairs of numbers (gap to the previous type, length of the stretch) of seven bits a byte, about two bytes a pair. So a
// relationship type costs bytes only at the vertices where it occurs, however many types there are, and the dense `row`
// alone serves algorithms that do not ask for types.
//
// An edge's id is its position in the outgoing side unless `edges` is given (after a merge, ids stay what they were).

#include <cstdint>
#include <span>
#include <vector>

#include "graph/store/array.hpp"
#include "graph/store/varint.hpp"

namespace relata {

inline constexpr uint32_t kNoType = 0xFFFFFFFF;

// A stretch [begin, end) of positions.
struct Stretch {
  uint32_t begin = 0;
  uint32_t end = 0;
  [[nodiscard]] uint32_t size() const { return end - begin; }
};

// Walks the runs of one vertex: after a true next(), `type` has the positions [begin, end).
struct RunCursor {
  const uint8_t* at;
  const uint8_t* last;
  uint32_t type = kNoType;  // so that the first gap counts from type 0
  uint32_t begin = 0;
  uint32_t end = 0;
  bool next() {
    if (at == last) return false;
    type += take_varint(at) + 1;
    begin = end;
    end += take_varint(at);
    return true;
  }
};

// One direction.
struct CsrSide {
  Array<uint32_t> row;      // vertices + 1 positions
  Array<uint32_t> run_row;  // vertices + 1 offsets into runs
  Array<uint8_t> runs;
  Array<uint32_t> ends;   // by position: the vertex at the other end
  Array<uint32_t> edges;  // by position: the edge's id; empty: the position itself

  [[nodiscard]] uint32_t edge_at(uint32_t position) const { return edges.empty() ? position : edges[position]; }
  [[nodiscard]] RunCursor runs_of(uint32_t vertex) const {
    return {runs.data() + run_row[vertex], runs.data() + run_row[vertex + 1], kNoType, row[vertex], row[vertex]};
  }
  [[nodiscard]] Stretch all(uint32_t vertex) const { return {row[vertex], row[vertex + 1]}; }
  [[nodiscard]] Stretch of_type(uint32_t vertex, uint32_t type) const {
    for (RunCursor run = runs_of(vertex); run.next();) {
      if (run.type == type) return {run.begin, run.end};
      if (run.type > type) break;
    }
    return {};
  }
  [[nodiscard]] size_t bytes() const {
    return row.bytes() + run_row.bytes() + runs.bytes() + ends.bytes() + edges.bytes();
  }
};

struct EdgeRecord {
  uint32_t source;
  uint32_t type;
  uint32_t target;
  uint32_t id;
};

// Both directions. Copies of the numbers of vertices and edges stand beside them; a default body is empty.
class Body {
 public:
  Body() = default;
  // From edges sorted by (source, type, target, id); `ids` says whether they are kept or given anew in that order.
  enum class Ids { keep, renumber };
  static Body from_sorted(uint32_t vertices, std::span<const EdgeRecord> edges, Ids ids);
  // From sides as a file holds them. False if they contradict each other or themselves: afterwards no access can leave
  // the arrays. All edge ids must be below `id_limit`, all types below `type_limit`.
  static bool adopt(CsrSide out, CsrSide in, uint32_t id_limit, uint32_t type_limit, Body& body);

  [[nodiscard]] uint32_t vertices() const { return vertices_; }
  [[nodiscard]] uint32_t edges() const { return edges_; }
  [[nodiscard]] const CsrSide& out() const { return out_; }
  [[nodiscard]] const CsrSide& in() const { return in_; }
  // Edges by id: requires holds(id) or, for find, nothing.
  [[nodiscard]] bool holds(uint32_t id) const {
    return positions_.empty() ? id < edges_ : id < positions_.size() && positions_[id] != kNoType;
  }
  [[nodiscard]] EdgeRecord find(uint32_t id) const;
  // Its position in the outgoing side, and the vertex there. The first requires holds(id).
  [[nodiscard]] uint32_t position(uint32_t id) const { return positions_.empty() ? id : positions_[id]; }
  [[nodiscard]] uint32_t source_of_position(uint32_t position) const;
  [[nodiscard]] size_t bytes() const;

 private:
  void index();  // positions_ and block_sources_ from the sides

  static constexpr uint32_t kBlock = 64;
  uint32_t vertices_ = 0;
  uint32_t edges_ = 0;
  CsrSide out_;
  CsrSide in_;
  Array<uint32_t> positions_;      // by edge id: its outgoing position; empty: the id itself
  Array<uint32_t> block_sources_;  // the source of every 64th position, so the others are found by a short search
};

// Sorts into the order of Body::from_sorted.
void sort_edges(uint32_t vertices, std::vector<EdgeRecord>& edges);

}  // namespace relata
