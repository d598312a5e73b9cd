#pragma once
// Graph as a Boost.Graph graph. Include this where an algorithm of Boost is to run on the store; everything is found by
// argument-dependent look-up in namespace relata, nothing of it is needed elsewhere.
//
//   Graph          the whole graph, body and delta
//   RelationView   the same nodes with the relationships of some types only
//
// Both model BidirectionalGraph, VertexListGraph, AdjacencyGraph and EdgeListGraph. Vertices are node ids as plain
// numbers, [0, node_capacity()): a deleted node is a vertex without edges. Edges know their ends and their
// relationship. An edge's index is the relationship's id, below relationship_capacity(). Within a row edges come as the
// store has them: the body's by (type, end), then the delta's.

#include <boost/graph/graph_traits.hpp>
#include <boost/graph/properties.hpp>
#include <boost/iterator/counting_iterator.hpp>
#include <boost/iterator/iterator_facade.hpp>
#include <boost/iterator/transform_iterator.hpp>
#include <boost/property_map/function_property_map.hpp>
#include <boost/property_map/property_map.hpp>

#include <algorithm>
#include <concepts>
#include <cstdint>
#include <iterator>
#include <span>
#include <tuple>
#include <utility>
#include <vector>

#include "graph/store/state.hpp"

namespace relata {

// An edge as Boost's algorithms pass it around.
struct EdgeDescriptor {
  uint32_t source = 0;
  uint32_t target = 0;
  uint32_t index = 0;  // the relationship's id
  friend bool operator==(const EdgeDescriptor& a, const EdgeDescriptor& b) { return a.index == b.index; }
  friend bool operator<(const EdgeDescriptor& a, const EdgeDescriptor& b) { return a.index < b.index; }
};

// The relationships of some types. Refers to the graph, which must outlive it and not change.
class RelationView {
 public:
  RelationView(const Graph& graph, std::vector<RelationshipTypeId> types) : state_(&graph.state()) {
    for (RelationshipTypeId type : types) types_.push_back(type.value);
    std::sort(types_.begin(), types_.end());
    types_.erase(std::unique(types_.begin(), types_.end()), types_.end());
  }
  [[nodiscard]] const GraphState& state() const { return *state_; }
  [[nodiscard]] std::span<const uint32_t> types() const { return types_; }

 private:
  const GraphState* state_;
  std::vector<uint32_t> types_;
};

namespace bgl {

inline std::span<const uint32_t> types_of(const RelationView& view) { return view.types(); }
inline const GraphState& state_of(const Graph& graph) { return graph.state(); }
inline const GraphState& state_of(const RelationView& view) { return view.state(); }

struct Category : boost::bidirectional_graph_tag,
                  boost::vertex_list_graph_tag,
                  boost::adjacency_graph_tag,
                  boost::edge_list_graph_tag {};

// Walks one side of one vertex: the stretches of the body (one for each type of a view, else one for all), each
// followed by its entries of the delta.
class RowIterator
    : public boost::iterator_facade<RowIterator, EdgeDescriptor, boost::forward_traversal_tag, EdgeDescriptor> {
 public:
  struct Begin {};
  struct End {};
  RowIterator() = default;
  // `types`: null for all of them.
  RowIterator(const GraphState& state, uint32_t vertex, bool incoming, const std::span<const uint32_t>* types, Begin)
      : RowIterator(state, vertex, incoming, types) {
    const uint32_t* row = state.plain_row[incoming ? 1 : 0];
    if (row != nullptr && types == nullptr) {
      plain_ = true;
      at_ = side_->ends.data() + row[vertex];
      stop_ = side_->ends.data() + row[vertex + 1];
      return;
    }
    open();
    if (at_ == stop_ || state.dead_relationship_count != 0) settle();
  }
  // The end of the row that `begin` was made for.
  RowIterator(const RowIterator& begin, End) : RowIterator(begin) {
    if (stretches_ > 1) {
      stretch_ = stretches_ - 1;
      at_ = stop_ = nullptr;
      open();
    }
    at_ = stop_;
    delta_ = delta_end_;
  }

 private:
  friend class boost::iterator_core_access;

  RowIterator(const GraphState& state, uint32_t vertex, bool incoming, const std::span<const uint32_t>* types)
      : state_(&state),
        side_(incoming ? &state.body.in() : &state.body.out()),
        types_(types == nullptr ? nullptr : types->data()),
        vertex_(vertex),
        stretches_(types == nullptr ? 1 : static_cast<uint32_t>(types->size())),
        incoming_(incoming) {}

  // Goes to the beginning of the stretch.
  void open() {
    if (stretches_ == 0) return;
    if (state_->delta.size() != 0) open_delta();
    if (vertex_ >= state_->body.vertices()) return;
    const Stretch stretch = types_ == nullptr ? side_->all(vertex_) : side_->of_type(vertex_, types_[stretch_]);
    at_ = side_->ends.data() + stretch.begin;
    stop_ = side_->ends.data() + stretch.end;
  }
  void open_delta() {
    std::span<const DeltaEntry> entries = state_->delta.side(vertex_, incoming_);
    if (types_ != nullptr) entries = entries_of_type(entries, types_[stretch_]);
    delta_ = entries.data();
    delta_end_ = entries.data() + entries.size();
  }
  [[nodiscard]] uint32_t body_index() const { return side_->edge_at(static_cast<uint32_t>(at_ - side_->ends.data())); }
  // On to the next living edge, or to the end of the last stretch.
  void settle() {
    while (true) {
      while (at_ != stop_ && state_->dead_relationship_count != 0 && state_->dead_relationships.test(body_index()))
        ++at_;
      if (at_ != stop_ || delta_ != delta_end_ || stretch_ + 1 >= stretches_) return;
      ++stretch_;
      open();
    }
  }
  void increment() {
    if (plain_) {
      ++at_;
      return;
    }
    if (at_ != stop_) {
      ++at_;
    } else {
      ++delta_;
    }
    if (at_ == stop_ || state_->dead_relationship_count != 0) settle();
  }
  [[nodiscard]] bool equal(const RowIterator& other) const { return at_ == other.at_ && (plain_ || delta_ == other.delta_); }
  [[nodiscard]] EdgeDescriptor dereference() const {
    const bool in_body = plain_ || at_ != stop_;
    const uint32_t end = in_body ? *at_ : delta_->end;
    const uint32_t id = in_body ? body_index() : delta_->id;
    return incoming_ ? EdgeDescriptor{end, vertex_, id} : EdgeDescriptor{vertex_, end, id};
  }

  const uint32_t* at_ = nullptr;  // in the side's ends
  const uint32_t* stop_ = nullptr;
  const DeltaEntry* delta_ = nullptr;
  const DeltaEntry* delta_end_ = nullptr;
  const GraphState* state_ = nullptr;
  const CsrSide* side_ = nullptr;
  const uint32_t* types_ = nullptr;
  uint32_t vertex_ = 0;
  uint32_t stretch_ = 0;
  uint32_t stretches_ = 0;
  bool incoming_ = false;
  bool plain_ = false;  // one stretch and no delta: a step is a step of the pointer
};

inline std::pair<RowIterator, RowIterator> row_of(const Graph& graph, uint32_t vertex, bool incoming) {
  const RowIterator begin(graph.state(), vertex, incoming, nullptr, RowIterator::Begin());
  return {begin, RowIterator(begin, RowIterator::End())};
}
inline std::pair<RowIterator, RowIterator> row_of(const RelationView& view, uint32_t vertex, bool incoming) {
  const std::span<const uint32_t> types = view.types();
  const RowIterator begin(view.state(), vertex, incoming, &types, RowIterator::Begin());
  return {begin, RowIterator(begin, RowIterator::End())};
}

// All edges, vertex by vertex.
template <class G>
class AllIterator
    : public boost::iterator_facade<AllIterator<G>, EdgeDescriptor, boost::forward_traversal_tag, EdgeDescriptor> {
 public:
  AllIterator() = default;
  AllIterator(const G& graph, uint32_t vertex)
      : graph_(&graph), vertex_(vertex), vertices_(state_of(graph).node_labels.nodes()) {
    if (vertex_ != vertices_) std::tie(at_, end_) = row_of(*graph_, vertex_, false);
    settle();
  }

 private:
  friend class boost::iterator_core_access;
  void settle() {
    while (vertex_ != vertices_ && at_ == end_) {
      if (++vertex_ != vertices_) std::tie(at_, end_) = row_of(*graph_, vertex_, false);
    }
  }
  void increment() {
    ++at_;
    settle();
  }
  [[nodiscard]] bool equal(const AllIterator& other) const {
    return vertex_ == other.vertex_ && (vertex_ == vertices_ || at_ == other.at_);
  }
  [[nodiscard]] EdgeDescriptor dereference() const { return *at_; }

  const G* graph_ = nullptr;
  uint32_t vertex_ = 0;
  uint32_t vertices_ = 0;
  RowIterator at_;
  RowIterator end_;
};

struct TargetOf {
  uint32_t operator()(const EdgeDescriptor& e) const { return e.target; }
};

struct IndexOf {
  uint32_t operator()(const EdgeDescriptor& e) const { return e.index; }
};
using EdgeIndexMap = boost::function_property_map<IndexOf, EdgeDescriptor, uint32_t>;

inline uint32_t count_row(const RelationView& view, uint32_t v, bool incoming) {
  const auto [first, last] = row_of(view, v, incoming);
  return static_cast<uint32_t>(std::distance(first, last));
}

template <class G>
struct Traits {
  using vertex_descriptor = uint32_t;
  using edge_descriptor = EdgeDescriptor;
  using directed_category = boost::directed_tag;
  using edge_parallel_category = boost::allow_parallel_edge_tag;
  using traversal_category = Category;
  using vertices_size_type = uint32_t;
  using edges_size_type = uint64_t;
  using degree_size_type = uint32_t;
  using vertex_iterator = boost::counting_iterator<uint32_t>;
  using out_edge_iterator = RowIterator;
  using in_edge_iterator = RowIterator;
  using edge_iterator = AllIterator<G>;
  using adjacency_iterator = boost::transform_iterator<TargetOf, RowIterator>;
  static vertex_descriptor null_vertex() { return NodeId::kNone; }
};

}  // namespace bgl

// The functions Boost's concepts ask for, for both kinds of graph.
template <class G>
concept StoreGraph = std::same_as<G, Graph> || std::same_as<G, RelationView>;

template <StoreGraph G>
uint32_t num_vertices(const G& g) {
  return bgl::state_of(g).node_labels.nodes();
}
template <StoreGraph G>
auto vertices(const G& g) {
  return std::pair(boost::counting_iterator<uint32_t>(0), boost::counting_iterator<uint32_t>(num_vertices(g)));
}
template <StoreGraph G>
uint32_t source(const EdgeDescriptor& e, const G&) {
  return e.source;
}
template <StoreGraph G>
uint32_t target(const EdgeDescriptor& e, const G&) {
  return e.target;
}
template <StoreGraph G>
auto out_edges(uint32_t v, const G& g) {
  return bgl::row_of(g, v, false);
}
template <StoreGraph G>
auto in_edges(uint32_t v, const G& g) {
  return bgl::row_of(g, v, true);
}
template <StoreGraph G>
auto edges(const G& g) {
  return std::pair(bgl::AllIterator<G>(g, 0), bgl::AllIterator<G>(g, num_vertices(g)));
}
template <StoreGraph G>
auto adjacent_vertices(uint32_t v, const G& g) {
  using Iterator = boost::transform_iterator<bgl::TargetOf, bgl::RowIterator>;
  const auto [first, last] = bgl::row_of(g, v, false);
  return std::pair(Iterator(first), Iterator(last));
}

namespace bgl {
inline uint32_t degree_of(const Graph& graph, uint32_t v, bool incoming) {
  if (const uint32_t* row = graph.state().plain_row[incoming ? 1 : 0]; row != nullptr) return row[v + 1] - row[v];
  return static_cast<uint32_t>(graph.degree(NodeId(v), incoming ? Direction::incoming : Direction::outgoing));
}
}  // namespace bgl
inline uint32_t out_degree(uint32_t v, const Graph& g) { return bgl::degree_of(g, v, false); }
inline uint32_t in_degree(uint32_t v, const Graph& g) { return bgl::degree_of(g, v, true); }
inline uint64_t num_edges(const Graph& g) { return g.relationship_count(); }
inline uint32_t out_degree(uint32_t v, const RelationView& g) { return bgl::count_row(g, v, false); }
inline uint32_t in_degree(uint32_t v, const RelationView& g) { return bgl::count_row(g, v, true); }
inline uint64_t num_edges(const RelationView& g) {
  uint64_t n = 0;
  for (uint32_t type : g.types()) n += type < g.state().count_of_type.size() ? g.state().count_of_type[type] : 0;
  return n;
}
template <StoreGraph G>
uint32_t degree(uint32_t v, const G& g) {
  return out_degree(v, g) + in_degree(v, g);
}

template <StoreGraph G>
boost::typed_identity_property_map<uint32_t> get(boost::vertex_index_t, const G&) {
  return {};
}
template <StoreGraph G>
uint32_t get(boost::vertex_index_t, const G&, uint32_t v) {
  return v;
}
template <StoreGraph G>
bgl::EdgeIndexMap get(boost::edge_index_t, const G&) {
  return bgl::EdgeIndexMap(bgl::IndexOf());
}
template <StoreGraph G>
uint32_t get(boost::edge_index_t, const G&, const EdgeDescriptor& e) {
  return e.index;
}

// A numeric property of nodes as a property map of vertices; `missing` where it is absent or no number.
class NodeNumbers {
 public:
  using key_type = uint32_t;
  using value_type = double;
  using reference = double;
  using category = boost::readable_property_map_tag;
  NodeNumbers(const Graph& graph, PropertyKeyId key, double missing) : graph_(&graph), key_(key), missing_(missing) {}
  friend double get(const NodeNumbers& map, uint32_t v) {
    const Value value = map.graph_->property(NodeId(v), map.key_);
    return value.is_number() ? value.number() : map.missing_;
  }

 private:
  const Graph* graph_;
  PropertyKeyId key_;
  double missing_;
};

// The same for relationships: weights for Dijkstra's algorithm and its like.
class RelationshipNumbers {
 public:
  using key_type = EdgeDescriptor;
  using value_type = double;
  using reference = double;
  using category = boost::readable_property_map_tag;
  RelationshipNumbers(const Graph& graph, PropertyKeyId key, double missing)
      : graph_(&graph), key_(key), missing_(missing) {}
  friend double get(const RelationshipNumbers& map, const EdgeDescriptor& e) {
    const Value value = map.graph_->property(RelationshipId(e.index), map.key_);
    return value.is_number() ? value.number() : map.missing_;
  }

 private:
  const Graph* graph_;
  PropertyKeyId key_;
  double missing_;
};

}  // namespace relata

namespace boost {

template <>
struct graph_traits<relata::Graph> : relata::bgl::Traits<relata::Graph> {};
template <>
struct graph_traits<relata::RelationView> : relata::bgl::Traits<relata::RelationView> {};
// Some algorithms deduce a const graph.
template <>
struct graph_traits<const relata::Graph> : relata::bgl::Traits<relata::Graph> {};
template <>
struct graph_traits<const relata::RelationView> : relata::bgl::Traits<relata::RelationView> {};

template <relata::StoreGraph G>
struct property_map<G, vertex_index_t> {
  using type = typed_identity_property_map<uint32_t>;
  using const_type = type;
};
template <relata::StoreGraph G>
struct property_map<G, edge_index_t> {
  using type = relata::bgl::EdgeIndexMap;
  using const_type = type;
};

}  // namespace boost
