#include "graph/store/csr.hpp"

#include <algorithm>
#include <limits>

namespace relata {

namespace {

// Writes runs while positions are appended in order.
class RunWriter {
 public:
  explicit RunWriter(uint32_t vertices) : run_row_(size_t{vertices} + 1) {}
  void begin_vertex(uint32_t vertex) {
    run_row_[vertex] = static_cast<uint32_t>(bytes_.size());
    previous_ = kNoType;
    length_ = 0;
  }
  void add(uint32_t type) {
    if (length_ != 0 && type != type_) flush();
    type_ = type;
    ++length_;
  }
  void end_vertex() {
    if (length_ != 0) flush();
  }
  void finish(uint32_t vertices, CsrSide& side) {
    run_row_[vertices] = static_cast<uint32_t>(bytes_.size());
    side.run_row = std::move(run_row_);
    side.runs = Array<uint8_t>(std::span<const uint8_t>(bytes_));
  }

 private:
  void flush() {
    put_varint(bytes_, type_ - previous_ - 1);
    put_varint(bytes_, length_);
    previous_ = type_;
    length_ = 0;
  }
  Array<uint32_t> run_row_;
  std::vector<uint8_t> bytes_;
  uint32_t previous_ = kNoType;
  uint32_t type_ = 0;
  uint32_t length_ = 0;
};

CsrSide make_out(uint32_t vertices, std::span<const EdgeRecord> edges, bool keep_ids) {
  CsrSide side;
  side.row = Array<uint32_t>(size_t{vertices} + 1);
  side.ends = Array<uint32_t>(edges.size());
  if (keep_ids) side.edges = Array<uint32_t>(edges.size());
  RunWriter runs(vertices);
  uint32_t at = 0;
  for (uint32_t v = 0; v < vertices; ++v) {
    side.row[v] = at;
    runs.begin_vertex(v);
    for (; at < edges.size() && edges[at].source == v; ++at) {
      runs.add(edges[at].type);
      side.ends[at] = edges[at].target;
      if (keep_ids) side.edges[at] = edges[at].id;
    }
    runs.end_vertex();
  }
  side.row[vertices] = at;
  runs.finish(vertices, side);
  return side;
}

struct Incoming {
  uint32_t type;
  uint32_t source;
  uint32_t id;
};

// Scatters by target, which keeps the order of sources; then each vertex's few are sorted by type.
CsrSide make_in(uint32_t vertices, std::span<const EdgeRecord> edges, bool keep_ids) {
  CsrSide side;
  side.row = Array<uint32_t>(size_t{vertices} + 1, 0);
  for (const EdgeRecord& e : edges) ++side.row[e.target + 1];
  for (uint32_t v = 0; v < vertices; ++v) side.row[v + 1] += side.row[v];
  Array<uint32_t> next(side.row.view());
  Array<Incoming> sorted(edges.size());
  for (size_t i = 0; i < edges.size(); ++i) {
    sorted[next[edges[i].target]++] = {edges[i].type, edges[i].source,
                                       keep_ids ? edges[i].id : static_cast<uint32_t>(i)};
  }
  side.ends = Array<uint32_t>(edges.size());
  side.edges = Array<uint32_t>(edges.size());
  RunWriter runs(vertices);
  const auto by_type = [](const Incoming& a, const Incoming& b) {
    return a.type != b.type ? a.type < b.type : a.source != b.source ? a.source < b.source : a.id < b.id;
  };
  for (uint32_t v = 0; v < vertices; ++v) {
    runs.begin_vertex(v);
    Incoming* first = sorted.data() + side.row[v];
    Incoming* last = sorted.data() + side.row[v + 1];
    if (!std::is_sorted(first, last, by_type)) std::sort(first, last, by_type);
    for (uint32_t at = side.row[v]; first != last; ++first, ++at) {
      runs.add(first->type);
      side.ends[at] = first->source;
      side.edges[at] = first->id;
    }
    runs.end_vertex();
  }
  runs.finish(vertices, side);
  return side;
}

bool ids_are_positions(std::span<const EdgeRecord> edges) {
  for (size_t i = 0; i < edges.size(); ++i) {
    if (edges[i].id != i) return false;
  }
  return true;
}

// One whole number of 32 bits between `at` and `last`.
bool checked_varint(const uint8_t*& at, const uint8_t* last, uint64_t& v) {
  v = 0;
  for (int shift = 0; at != last && shift < 35; shift += 7) {
    const uint64_t byte = *at++;
    v |= (byte & 0x7F) << shift;
    if (byte < 0x80) return v <= std::numeric_limits<uint32_t>::max();
  }
  return false;
}

// The runs of a vertex cover exactly its positions.
bool runs_fit(const CsrSide& side, uint32_t vertex, uint32_t type_limit) {
  const uint8_t* at = side.runs.data() + side.run_row[vertex];
  const uint8_t* last = side.runs.data() + side.run_row[vertex + 1];
  uint64_t type = 0;  // one more than the type, for the first gap counts from 0
  uint64_t covered = side.row[vertex];
  uint64_t gap = 0;
  uint64_t length = 0;
  while (at != last) {
    if (!checked_varint(at, last, gap) || !checked_varint(at, last, length) || length == 0) return false;
    type += gap + 1;
    covered += length;
    if (type > type_limit || covered > side.row[vertex + 1]) return false;
  }
  return covered == side.row[vertex + 1];
}

bool side_fits(const CsrSide& side, size_t vertices, size_t edges, uint32_t id_limit, uint32_t type_limit) {
  if (side.row.size() != vertices + 1 || side.run_row.size() != vertices + 1 || side.ends.size() != edges) return false;
  if (!side.edges.empty() && side.edges.size() != edges) return false;
  if (side.row[0] != 0 || side.row[vertices] != edges || side.run_row[0] != 0 ||
      side.run_row[vertices] != side.runs.size())
    return false;
  for (size_t v = 0; v < vertices; ++v) {
    if (side.row[v] > side.row[v + 1] || side.run_row[v] > side.run_row[v + 1]) return false;
  }
  for (uint32_t v = 0; v < vertices; ++v) {
    if (!runs_fit(side, v, type_limit)) return false;
  }
  uint32_t top = 0;
  for (uint32_t end : side.ends) top = std::max(top, end);
  if (edges != 0 && top >= vertices) return false;
  uint32_t top_id = 0;
  for (uint32_t id : side.edges) top_id = std::max(top_id, id);
  return side.edges.empty() || top_id < id_limit;
}

}  // namespace

Body Body::from_sorted(uint32_t vertices, std::span<const EdgeRecord> edges, Ids ids) {
  const bool keep = ids == Ids::keep && !ids_are_positions(edges);
  Body body;
  body.vertices_ = vertices;
  body.edges_ = static_cast<uint32_t>(edges.size());
  body.out_ = make_out(vertices, edges, keep);
  body.in_ = make_in(vertices, edges, keep);
  body.index();
  return body;
}

bool Body::adopt(CsrSide out, CsrSide in, uint32_t id_limit, uint32_t type_limit, Body& body) {
  if (out.row.empty()) return false;
  const size_t vertices = out.row.size() - 1;
  const size_t edges = out.ends.size();
  if (vertices >= kNoType || edges >= kNoType || in.edges.size() != edges) return false;
  if (out.edges.empty() && edges > id_limit) return false;
  if (!side_fits(out, vertices, edges, id_limit, type_limit) || !side_fits(in, vertices, edges, id_limit, type_limit))
    return false;
  body.vertices_ = static_cast<uint32_t>(vertices);
  body.edges_ = static_cast<uint32_t>(edges);
  body.out_ = std::move(out);
  body.in_ = std::move(in);
  body.index();
  return true;
}

void Body::index() {
  positions_ = {};
  if (!out_.edges.empty()) {
    uint32_t top = 0;
    for (uint32_t id : out_.edges) top = std::max(top, id);
    positions_ = Array<uint32_t>(size_t{top} + 1, kNoType);
    for (uint32_t at = 0; at < edges_; ++at) positions_[out_.edges[at]] = at;
  }
  block_sources_ = Array<uint32_t>((edges_ + kBlock - 1) / kBlock);
  uint32_t v = 0;
  for (size_t b = 0; b < block_sources_.size(); ++b) {
    while (out_.row[v + 1] <= b * kBlock) ++v;
    block_sources_[b] = v;
  }
}

uint32_t Body::source_of_position(uint32_t position) const {
  const size_t block = position / kBlock;
  const uint32_t low = block_sources_[block];
  const uint32_t high = block + 1 < block_sources_.size() ? block_sources_[block + 1] : vertices_ - 1;
  const uint32_t* first = out_.row.data() + low;
  const uint32_t* last = out_.row.data() + high + 1;
  return static_cast<uint32_t>(std::upper_bound(first, last, position) - out_.row.data()) - 1;
}

EdgeRecord Body::find(uint32_t id) const {
  const uint32_t position = this->position(id);
  EdgeRecord edge{source_of_position(position), kNoType, out_.ends[position], id};
  for (RunCursor run = out_.runs_of(edge.source); run.next();) {
    if (position >= run.end) continue;
    edge.type = run.type;
    break;
  }
  return edge;
}

size_t Body::bytes() const { return out_.bytes() + in_.bytes() + positions_.bytes() + block_sources_.bytes(); }

void sort_edges(uint32_t vertices, std::vector<EdgeRecord>& edges) {
  const auto before = [](const EdgeRecord& a, const EdgeRecord& b) {
    return a.type != b.type ? a.type < b.type : a.target != b.target ? a.target < b.target : a.id < b.id;
  };
  std::vector<uint32_t> next(size_t{vertices} + 1, 0);
  for (const EdgeRecord& e : edges) ++next[e.source + 1];
  for (uint32_t v = 0; v < vertices; ++v) next[v + 1] += next[v];
  const std::vector<uint32_t> row = next;
  std::vector<EdgeRecord> sorted(edges.size());
  for (const EdgeRecord& e : edges) sorted[next[e.source]++] = e;
  for (uint32_t v = 0; v < vertices; ++v) std::sort(sorted.begin() + row[v], sorted.begin() + row[v + 1], before);
  edges = std::move(sorted);
}

}  // namespace relata
