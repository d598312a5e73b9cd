// Shortest paths against every path that a plain search over all lengths finds.
#include <doctest/doctest.h>

#include <algorithm>

#include "graph/algorithm/shortest_path.hpp"
#include "tests/graph/store/model.hpp"

using namespace relata;
using namespace relata::test;

namespace {

using Walks = std::vector<Path>;

// All walks of the shortest length that ends at `to`, found by trying all walks of length 0, 1, 2 ...
Walks all_shortest(const Graph& graph, NodeId from, NodeId to, const PathSearch& search, uint32_t most) {
  Walks level = {Path{{from}, {}}};
  for (uint32_t length = 0; length <= most; ++length) {
    Walks found;
    std::copy_if(level.begin(), level.end(), std::back_inserter(found),
                 [&](const Path& p) { return p.nodes.back() == to; });
    if (!found.empty()) return length >= search.min_length ? found : Walks();
    Walks next;
    for (const Path& p : level) {
      for (const Neighbour& n : graph.neighbours(p.nodes.back(), search.direction, search.types)) {
        if (std::find(p.nodes.begin(), p.nodes.end(), n.node) != p.nodes.end()) continue;
        if (search.allowed && !search.allowed(p.nodes.back(), n.relationship, n.node)) continue;
        next.push_back(p);
        next.back().nodes.push_back(n.node);
        next.back().relationships.push_back(n.relationship);
      }
    }
    level = std::move(next);
  }
  return {};
}

Walks ask(const Graph& graph, NodeId from, NodeId to, const PathSearch& search) {
  Walks found;
  REQUIRE(for_each_shortest_path(graph, from, to, search, [&](const Path& p) {
            found.push_back(p);
            return true;
          }).ok());
  return found;
}

void sort(Walks& walks) {
  std::sort(walks.begin(), walks.end(), [](const Path& a, const Path& b) { return a.relationships < b.relationships; });
}

Graph random_graph(uint64_t seed, uint32_t nodes, uint32_t relationships) {
  Random random(seed);
  Graph graph;
  for (uint32_t i = 0; i < nodes; ++i) graph.create_node();
  for (uint32_t i = 0; i < relationships; ++i) {
    if (i == relationships / 2) {  // half in the body, half in the delta
      REQUIRE(graph.commit().ok());
      graph.merge_delta();
    }
    const RelationshipTypeId type = graph.relationship_type(random.below(3) == 0 ? "rare" : "often");
    graph.create_relationship(NodeId(random.below(nodes)), type, NodeId(random.below(nodes)));
  }
  REQUIRE(graph.commit().ok());
  return graph;
}

}  // namespace

TEST_CASE("shortest paths are those that trying everything finds") {
  uint32_t with_path = 0;
  for (uint64_t seed = 1; seed <= 6; ++seed) {
    const Graph graph = random_graph(seed, 14, 26);
    const RelationshipTypeId often[] = {graph.find_relationship_type("often")};
    for (const Direction direction : {Direction::outgoing, Direction::incoming, Direction::both}) {
      for (uint32_t i = 0; i < 14 * 14; ++i) {
        PathSearch search;
        search.direction = direction;
        search.min_length = i % 2;
        if (i % 3 == 0) search.types = often;
        if (i % 5 == 0)
          search.allowed = [](NodeId, RelationshipId r, NodeId to) { return r.value % 4 != 0 && to.value != 3; };
        if (i % 7 == 0) search.max_length = 3;
        const NodeId from(i / 14);
        const NodeId to(i % 14);
        Walks expected = all_shortest(graph, from, to, search, std::min(search.max_length, 13u));
        Walks found = ask(graph, from, to, search);
        const Walks in_order = found;
        sort(expected);
        sort(found);
        CHECK(found == expected);
        const Result<std::optional<Path>> one = shortest_path(graph, from, to, search);
        REQUIRE(one.ok());
        CHECK(one->has_value() == !expected.empty());
        if (*one) CHECK(**one == in_order.front());
        with_path += expected.empty() ? 0 : 1;
      }
    }
  }
  CHECK(with_path > 500);
}

TEST_CASE("a path may be as long as the graph") {
  Graph graph;
  constexpr uint32_t kLength = 200'000;
  NodeId last = graph.create_node();
  const RelationshipTypeId next = graph.relationship_type("next");
  for (uint32_t i = 0; i < kLength; ++i) {
    const NodeId node = graph.create_node();
    graph.create_relationship(last, next, node);
    last = node;
  }
  REQUIRE(graph.commit().ok());
  const Result<std::optional<Path>> path = shortest_path(graph, NodeId(0), last, PathSearch());
  REQUIRE(path.ok());
  REQUIRE(path->has_value());
  CHECK((*path)->relationships.size() == kLength);
}

TEST_CASE("a search can be interrupted") {
  // Two dense clusters without a way from one to the other: both balls grow over ten thousand relationships.
  Graph graph;
  for (int i = 0; i < 200; ++i) graph.create_node();
  const RelationshipTypeId type = graph.relationship_type("t");
  for (uint32_t i = 0; i < 200; ++i) {
    for (uint32_t j = 0; j < 100; ++j) graph.create_relationship(NodeId(i), type, NodeId(i / 100 * 100 + j));
  }
  REQUIRE(graph.commit().ok());
  PathSearch search;
  int asked = 0;
  search.interrupted = [&] { return ++asked == 2; };
  const Result<std::optional<Path>> path = shortest_path(graph, NodeId(0), NodeId(199), search);
  REQUIRE(!path.ok());
  CHECK(path.error().kind == ErrorKind::cancelled);
  CHECK(asked == 2);
  search.interrupted = nullptr;
  const Result<std::optional<Path>> none = shortest_path(graph, NodeId(0), NodeId(199), search);
  REQUIRE(none.ok());
  CHECK(!none->has_value());
}
