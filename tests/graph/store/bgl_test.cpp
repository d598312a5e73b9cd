// Boost's own algorithms on the store, against the same algorithm on Boost's adjacency_list.
#include <doctest/doctest.h>

#include <boost/graph/adjacency_list.hpp>
#include <boost/graph/bellman_ford_shortest_paths.hpp>
#include <boost/graph/betweenness_centrality.hpp>
#include <boost/graph/breadth_first_search.hpp>
#include <boost/graph/core_numbers.hpp>
#include <boost/graph/dag_shortest_paths.hpp>
#include <boost/graph/depth_first_search.hpp>
#include <boost/graph/dijkstra_shortest_paths.hpp>
#include <boost/graph/floyd_warshall_shortest.hpp>
#include <boost/graph/incremental_components.hpp>
#include <boost/graph/page_rank.hpp>
#include <boost/graph/reverse_graph.hpp>
#include <boost/graph/strong_components.hpp>
#include <boost/graph/topological_sort.hpp>
#include <boost/pending/disjoint_sets.hpp>
#include <cmath>

#include "graph/store/bgl.hpp"
#include "tests/graph/store/model.hpp"

using namespace relata;
using namespace relata::test;

namespace {

using List = boost::adjacency_list<
    boost::vecS, boost::vecS, boost::bidirectionalS, boost::no_property,
    boost::property<boost::edge_weight_t, double, boost::property<boost::edge_index_t, uint32_t>>>;

struct Pair {
  Graph graph;
  List list;      // all relationships
  List only_one;  // those of type "one"
  PropertyKeyId weight;
};

// Half of the relationships in the body, half in the delta, some deleted. `forward` gives a graph without cycles.
Pair make(uint64_t seed, bool forward) {
  constexpr uint32_t kNodes = 60;
  Random random(seed);
  Pair pair;
  pair.weight = pair.graph.property_key("weight");
  for (uint32_t i = 0; i < kNodes; ++i) pair.graph.create_node();
  for (uint32_t i = 0; i < 240; ++i) {
    if (i == 120) {
      REQUIRE(pair.graph.commit().ok());
      pair.graph.merge_delta();
    }
    uint32_t from = random.below(kNodes);
    uint32_t to = random.below(kNodes);
    if (forward && from >= to) std::swap(from, to);
    if (forward && from == to) continue;
    const RelationshipTypeId type = pair.graph.relationship_type(random.below(2) == 0 ? "one" : "two");
    const RelationshipId r = pair.graph.create_relationship(NodeId(from), type, NodeId(to));
    pair.graph.set_property(r, pair.weight, Value(static_cast<int64_t>(1 + random.below(9))));
  }
  for (uint32_t i = 0; i < 20; ++i)
    pair.graph.delete_relationship(RelationshipId(random.below(pair.graph.relationship_capacity())));
  REQUIRE(pair.graph.commit().ok());
  pair.list = List(kNodes);
  pair.only_one = List(kNodes);
  const RelationshipTypeId one = pair.graph.find_relationship_type("one");
  for (RelationshipId r : pair.graph.relationships()) {
    const double w = pair.graph.property(r, pair.weight).number();
    const List::edge_property_type properties(w, boost::property<boost::edge_index_t, uint32_t>(r.value));
    boost::add_edge(pair.graph.source(r).value, pair.graph.target(r).value, properties, pair.list);
    if (pair.graph.type(r) == one)
      boost::add_edge(pair.graph.source(r).value, pair.graph.target(r).value, properties, pair.only_one);
  }
  return pair;
}

template <class G>
std::vector<int> distances(const G& g, uint32_t from) {
  std::vector<int> distance(num_vertices(g), -1);
  distance[from] = 0;
  auto map = boost::make_iterator_property_map(distance.begin(), get(boost::vertex_index, g));
  boost::breadth_first_search(
      g, from, boost::visitor(boost::make_bfs_visitor(boost::record_distances(map, boost::on_tree_edge()))));
  return distance;
}

template <class G>
std::vector<double> ranks(const G& g) {
  std::vector<double> rank(num_vertices(g));
  boost::graph::page_rank(g, boost::make_iterator_property_map(rank.begin(), get(boost::vertex_index, g)),
                          boost::graph::n_iterations(20));
  return rank;
}

template <class G>
std::vector<int> components(const G& g) {
  std::vector<int> component(num_vertices(g));
  boost::strong_components(g, boost::make_iterator_property_map(component.begin(), get(boost::vertex_index, g)));
  return component;
}

template <class G, class Weights>
std::vector<double> dijkstra(const G& g, Weights weights) {
  std::vector<double> distance(num_vertices(g));
  boost::dijkstra_shortest_paths(g, 0u,
                                 boost::weight_map(weights).distance_map(
                                     boost::make_iterator_property_map(distance.begin(), get(boost::vertex_index, g))));
  return distance;
}

template <class G, class Weights>
std::vector<double> bellman_ford(const G& g, Weights weights) {
  std::vector<double> distance(num_vertices(g), 1e9);
  distance[0] = 0;
  boost::bellman_ford_shortest_paths(g, static_cast<int>(num_vertices(g)),
                                     boost::weight_map(weights).distance_map(boost::make_iterator_property_map(
                                         distance.begin(), get(boost::vertex_index, g))));
  return distance;
}

template <class G>
std::vector<double> betweenness(const G& g) {
  std::vector<double> centrality(num_vertices(g));
  boost::brandes_betweenness_centrality(
      g, boost::make_iterator_property_map(centrality.begin(), get(boost::vertex_index, g)));
  return centrality;
}

template <class G>
std::vector<uint64_t> cores(const G& g) {
  std::vector<uint64_t> core(num_vertices(g));
  boost::core_numbers(g, boost::make_iterator_property_map(core.begin(), get(boost::vertex_index, g)));
  return core;
}

template <class G>
std::vector<int> weak_components(const G& g) {
  boost::disjoint_sets_with_storage<> sets(num_vertices(g));
  boost::incremental_components(const_cast<G&>(g), sets);  // it takes a reference but changes nothing
  std::vector<int> component;
  for (size_t v = 0; v < num_vertices(g); ++v) component.push_back(static_cast<int>(sets.find_set(v)));
  return component;
}

template <class G, class Weights>
std::vector<double> floyd_warshall(const G& g, Weights weights) {
  const size_t n = num_vertices(g);
  std::vector<std::vector<double>> matrix(n, std::vector<double>(n));
  boost::floyd_warshall_all_pairs_shortest_paths(g, matrix, boost::weight_map(weights));
  std::vector<double> flat;
  for (const auto& row : matrix) flat.insert(flat.end(), row.begin(), row.end());
  return flat;
}

template <class G, class Weights>
std::vector<double> dag_distances(const G& g, Weights weights) {
  std::vector<double> distance(num_vertices(g));
  boost::dag_shortest_paths(g, 0u,
                            boost::weight_map(weights).distance_map(
                                boost::make_iterator_property_map(distance.begin(), get(boost::vertex_index, g))));
  return distance;
}

// Whether two numberings divide the vertices alike.
bool same_partition(const std::vector<int>& a, const std::vector<int>& b) {
  std::map<int, int> there;
  std::map<int, int> back;
  for (size_t i = 0; i < a.size(); ++i) {
    if (there.emplace(a[i], b[i]).first->second != b[i] || back.emplace(b[i], a[i]).first->second != a[i]) return false;
  }
  return a.size() == b.size();
}

bool close(const std::vector<double>& a, const std::vector<double>& b) {
  for (size_t i = 0; i < a.size(); ++i) {
    if (std::abs(a[i] - b[i]) > 1e-9 * (1 + std::abs(a[i]))) return false;
  }
  return a.size() == b.size();
}

template <class G>
void check_traversals(const G& g, const List& list) {
  CHECK(num_vertices(g) == num_vertices(list));
  CHECK(num_edges(g) == num_edges(list));
  for (uint32_t v = 0; v < num_vertices(g); ++v) {
    CHECK(out_degree(v, g) == out_degree(v, list));
    CHECK(in_degree(v, g) == in_degree(v, list));
    CHECK(distances(g, v) == distances(list, v));
  }
  CHECK(close(ranks(g), ranks(list)));
  CHECK(same_partition(components(g), components(list)));
  CHECK(close(betweenness(g), betweenness(list)));
  CHECK(cores(g) == cores(list));
  CHECK(same_partition(weak_components(g), weak_components(list)));
  CHECK(distances(boost::make_reverse_graph(g), 5) == distances(boost::make_reverse_graph(list), 5));
  std::multiset<std::pair<uint32_t, uint32_t>> ours;
  std::multiset<std::pair<uint32_t, uint32_t>> theirs;
  for (auto [e, end] = edges(g); e != end; ++e) ours.emplace(source(*e, g), target(*e, g));
  for (auto [e, end] = edges(list); e != end; ++e) theirs.emplace(source(*e, list), target(*e, list));
  CHECK(ours == theirs);
}

}  // namespace

TEST_CASE("Boost's traversals and centralities give the same on the store, whole and by type") {
  for (uint64_t seed = 1; seed <= 4; ++seed) {
    const Pair pair = make(seed, false);
    check_traversals(pair.graph, pair.list);
    check_traversals(RelationView(pair.graph, {pair.graph.find_relationship_type("one")}), pair.only_one);
    check_traversals(
        RelationView(pair.graph, {pair.graph.find_relationship_type("two"), pair.graph.find_relationship_type("one")}),
        pair.list);
  }
}

TEST_CASE("Boost's weighted shortest paths read weights from a column") {
  const Pair pair = make(7, false);
  const RelationshipNumbers weights(pair.graph, pair.weight, 1);
  const auto expected = dijkstra(pair.list, get(boost::edge_weight, pair.list));
  CHECK(close(dijkstra(pair.graph, weights), expected));
  CHECK(close(floyd_warshall(pair.graph, weights), floyd_warshall(pair.list, get(boost::edge_weight, pair.list))));
  CHECK(close(bellman_ford(pair.graph, weights), bellman_ford(pair.list, get(boost::edge_weight, pair.list))));
}

TEST_CASE("Boost's topological sort puts every source before its target") {
  const Pair pair = make(11, true);
  std::vector<uint32_t> order;
  boost::topological_sort(pair.graph, std::back_inserter(order),
                          boost::vertex_index_map(get(boost::vertex_index, pair.graph)));
  std::vector<size_t> place(order.size());
  for (size_t i = 0; i < order.size(); ++i) place[order[i]] = i;
  for (auto [e, end] = edges(pair.graph); e != end; ++e)
    CHECK(place[e->source] > place[e->target]);  // it gives the reverse
  const RelationshipNumbers weights(pair.graph, pair.weight, 1);
  CHECK(close(dag_distances(pair.graph, weights), dag_distances(pair.list, get(boost::edge_weight, pair.list))));
}

TEST_CASE("Boost's depth-first search sees the same edges as tree, back and cross edges in total") {
  const Pair pair = make(13, false);
  std::vector<boost::default_color_type> colours(num_vertices(pair.graph));
  struct Count : boost::default_dfs_visitor {
    size_t* edges;
    explicit Count(size_t* e) : edges(e) {}
    void examine_edge(const EdgeDescriptor&, const Graph&) { ++*edges; }
  };
  size_t seen = 0;
  boost::depth_first_search(pair.graph, Count(&seen),
                            boost::make_iterator_property_map(colours.begin(), get(boost::vertex_index, pair.graph)));
  CHECK(seen == num_edges(pair.list));
}
