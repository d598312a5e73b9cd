// algo.*: small graphs worked out by hand, and random ones against the plainest computation there is.
#include <doctest/doctest.h>

#include <algorithm>
#include <cmath>
#include <functional>
#include <map>
#include <numeric>
#include <random>
#include <set>

#include "query/executor/engine.hpp"

namespace relata::query {

namespace {

using Rows = std::vector<std::vector<Value>>;
constexpr double kInfinity = 1e18;

struct World {
  Graph graph;
  Engine engine{graph};

  Result<Rows> run(const std::string& text, const RunOptions& options = {}) {
    Table table;
    const auto done = engine.run(text, {}, options, table);
    if (!done) return done.error();
    return table.rows;
  }
  Rows rows(const std::string& text) {
    const Result<Rows> got = run(text);
    REQUIRE_MESSAGE(got.ok(), text << ": " << (got.ok() ? "" : got.error().message));
    return *got;
  }
  // By the name (or the number k) of the node in the first column.
  std::map<int64_t, double> by_k(const std::string& call, const std::string& field) {
    std::map<int64_t, double> out;
    for (const auto& row : rows(call + " YIELD node, " + field + " RETURN node.k, " + field))
      out[row[0].integer()] = row[1].number();
    return out;
  }
};

// A random graph, in the world and as a list.
struct Puzzle {
  struct Edge {
    int from;
    int to;
    int weight;
  };
  World world;
  int nodes;
  std::vector<Edge> edges;

  Puzzle(std::mt19937& random, int most_nodes, int most_edges)
      : nodes(2 + static_cast<int>(random() % static_cast<unsigned>(most_nodes - 1))) {
    // The property w is known also where there is no edge.
    world.rows("CREATE (a:X)-[:R {w: 1}]->(:X)");
    world.rows("MATCH (n:X) DETACH DELETE n");
    for (int i = 0; i < nodes; ++i) world.rows("CREATE (:N {k: " + std::to_string(i) + "})");
    for (unsigned i = random() % static_cast<unsigned>(most_edges + 1); i > 0; --i) {
      const auto n = static_cast<unsigned>(nodes);
      edges.push_back(
          {static_cast<int>(random() % n), static_cast<int>(random() % n), 1 + static_cast<int>(random() % 9)});
      const Edge& e = edges.back();
      world.rows("MATCH (a {k: " + std::to_string(e.from) + "}), (b {k: " + std::to_string(e.to) +
                 "}) CREATE (a)-[:R {w: " + std::to_string(e.weight) + "}]->(b)");
    }
  }
  using Matrix = std::vector<std::vector<double>>;
  // The lightest edge between two nodes; none: infinity. `unit`: every edge weighs 1.
  [[nodiscard]] Matrix matrix(bool both, bool unit) const {
    Matrix m(static_cast<size_t>(nodes), std::vector<double>(static_cast<size_t>(nodes), kInfinity));
    const auto set = [&](int a, int b, double w) {
      m[static_cast<size_t>(a)][static_cast<size_t>(b)] =
          std::min(m[static_cast<size_t>(a)][static_cast<size_t>(b)], w);
    };
    for (const Edge& e : edges) {
      set(e.from, e.to, unit ? 1 : e.weight);
      if (both) set(e.to, e.from, unit ? 1 : e.weight);
    }
    for (size_t i = 0; i < m.size(); ++i) m[i][i] = 0;
    return m;
  }
};

// Floyd and Warshall's.
Puzzle::Matrix distances(Puzzle::Matrix m) {
  for (size_t k = 0; k < m.size(); ++k) {
    for (size_t i = 0; i < m.size(); ++i) {
      for (size_t j = 0; j < m.size(); ++j) m[i][j] = std::min(m[i][j], m[i][k] + m[k][j]);
    }
  }
  return m;
}

// The number of shortest paths between all pairs, in a simple graph: by the last node before the end.
Puzzle::Matrix path_counts(const Puzzle::Matrix& edge, const Puzzle::Matrix& distance) {
  const size_t n = edge.size();
  Puzzle::Matrix count(n, std::vector<double>(n, 0));
  for (size_t s = 0; s < n; ++s) {
    std::vector<size_t> order(n);
    std::iota(order.begin(), order.end(), size_t{0});
    std::ranges::sort(order, {}, [&](size_t v) { return distance[s][v]; });
    count[s][s] = 1;
    for (const size_t v : order) {
      for (size_t u = 0; u < n && v != s && distance[s][v] < kInfinity; ++u) {
        if (u != v && edge[u][v] < kInfinity && distance[s][u] + edge[u][v] == distance[s][v])
          count[s][v] += count[s][u];
      }
    }
  }
  return count;
}

double betweenness_of(size_t v, const Puzzle::Matrix& d, const Puzzle::Matrix& count, bool both) {
  double sum = 0;
  for (size_t s = 0; s < d.size(); ++s) {
    for (size_t t = 0; t < d.size(); ++t) {
      if (s == t || s == v || t == v || d[s][t] >= kInfinity || d[s][v] + d[v][t] != d[s][t]) continue;
      sum += count[s][v] * count[v][t] / count[s][t];
    }
  }
  return both ? sum / 2 : sum;
}

// All simple paths between two nodes as their weights, lightest first. Parallel edges are different paths.
std::vector<double> all_path_weights(const Puzzle& p, int from, int to) {
  std::vector<double> out;
  std::set<int> used = {from};
  const std::function<void(int, double)> walk = [&](int at, double weight) {
    if (at == to) {
      out.push_back(weight);
      return;
    }
    for (const Puzzle::Edge& e : p.edges) {
      if (e.from != at || !used.insert(e.to).second) continue;
      walk(e.to, weight + e.weight);
      used.erase(e.to);
    }
  };
  walk(from, 0);
  std::ranges::sort(out);
  return out;
}

size_t count_cycles(const Puzzle& p, int longest) {
  size_t count = 0;
  std::set<int> used;
  const std::function<void(int, int, int)> walk = [&](int root, int at, int length) {
    for (const Puzzle::Edge& e : p.edges) {
      if (e.from != at || length == longest) continue;
      if (e.to == root) ++count;
      if (e.to <= root || !used.insert(e.to).second) continue;
      walk(root, e.to, length + 1);
      used.erase(e.to);
    }
  };
  for (int root = 0; root < p.nodes; ++root) {
    used = {root};
    walk(root, root, 0);
  }
  return count;
}

constexpr const char* kTwoCliques =
    "CREATE (a:P {k: 0}), (b:P {k: 1}), (c:P {k: 2}), (d:P {k: 3}), (e:P {k: 4}), (f:P {k: 5}), "
    "(a)-[:R]->(b), (b)-[:R]->(c), (c)-[:R]->(a), (d)-[:R]->(e), (e)-[:R]->(f), (f)-[:R]->(d), (c)-[:R]->(d)";

}  // namespace

TEST_CASE("two triangles joined by one relationship") {
  World w;
  w.rows(kTwoCliques);
  CHECK(w.by_k("CALL algo.components()", "component") ==
        std::map<int64_t, double>{{0, 0}, {1, 0}, {2, 0}, {3, 0}, {4, 0}, {5, 0}});
  CHECK(w.by_k("CALL algo.strongComponents()", "component") ==
        std::map<int64_t, double>{{0, 0}, {1, 0}, {2, 0}, {3, 1}, {4, 1}, {5, 1}});
  CHECK(w.by_k("CALL algo.communities()", "community") ==
        std::map<int64_t, double>{{0, 0}, {1, 0}, {2, 0}, {3, 1}, {4, 1}, {5, 1}});
  // 7 relationships; in each triangle 3 of them, and 7 of 14 ends.
  CHECK(w.by_k("CALL algo.communities()", "modularity")[0] == doctest::Approx(2 * (3.0 / 7 - 0.25)));
  CHECK(w.by_k("CALL algo.coreNumbers()", "core") ==
        std::map<int64_t, double>{{0, 2}, {1, 2}, {2, 2}, {3, 2}, {4, 2}, {5, 2}});
  CHECK(w.by_k("CALL algo.triangles()", "triangles")[2] == 1);
  CHECK(w.by_k("CALL algo.triangles()", "coefficient")[2] == doctest::Approx(1.0 / 3));
  CHECK(w.by_k("CALL algo.degree({direction: 'in'})", "degree") ==
        std::map<int64_t, double>{{0, 1}, {1, 1}, {2, 1}, {3, 2}, {4, 1}, {5, 1}});
  // Every path from one side to the other goes over 2 and 3: 2 and 2 ends beside the middle, 3 times 2 for the pair's
  // other.
  CHECK(w.by_k("CALL algo.betweenness()", "score")[2] == doctest::Approx(6));
  CHECK(w.by_k("CALL algo.betweenness({normalized: true})", "score")[2] == doctest::Approx(0.6));
  CHECK(w.by_k("CALL algo.closeness()", "score")[2] == doctest::Approx(5.0 / 7));
  CHECK(w.rows("CALL algo.cycles() YIELD path, length RETURN length").size() == 2);
  CHECK(w.rows("CALL algo.cycles({direction: 'both'}) YIELD path").size() == 2);
  CHECK(w.rows("CALL algo.cycles({maxLength: 2}) YIELD path").empty());
  CHECK(w.rows("CALL algo.cycles({limit: 1}) YIELD path").size() == 1);
  CHECK(w.rows("CALL algo.spanningTree() YIELD relationship").size() == 5);
}

TEST_CASE("page rank of a star: the middle gets what the others have") {
  World w;
  w.rows("CREATE (m {k: 0}), (a {k: 1}), (b {k: 2}), (a)-[:R]->(m), (b)-[:R]->(m)");
  const auto rank = w.by_k("CALL algo.pageRank()", "score");
  // r1 = (0.15 + 0.85 r0) / 3 and r0 = r1 + 2 * 0.85 r1, the middle being stuck; together 1.
  CHECK(rank.at(1) == doctest::Approx(1 / (2 + 2.7)));
  CHECK(rank.at(0) == doctest::Approx(2.7 / 4.7));
  CHECK(rank.at(0) + rank.at(1) + rank.at(2) == doctest::Approx(1));
}

TEST_CASE("the subgraph is chosen by labels, types, confidence and weight") {
  World w;
  w.rows(
      "CREATE (a:A {k: 0}), (b:A {k: 1}), (c:B {k: 2}), (a)-[:R {confidence: 0.9, w: 2}]->(b), (b)-[:S {confidence: "
      "0.4, w: 3}]->(c), (a)-[:S {w: 10}]->(c)");
  CHECK(w.by_k("CALL algo.degree({labels: 'A'})", "degree") == std::map<int64_t, double>{{0, 1}, {1, 1}});
  CHECK(w.by_k("CALL algo.degree({types: ['S']})", "degree") == std::map<int64_t, double>{{0, 1}, {1, 1}, {2, 2}});
  CHECK(w.by_k("CALL algo.degree({minConfidence: 0.5})", "degree") ==
        std::map<int64_t, double>{{0, 2}, {1, 1}, {2, 1}});
  CHECK(w.by_k("CALL algo.degree({weight: 'w'})", "weight") == std::map<int64_t, double>{{0, 12}, {1, 5}, {2, 13}});
  const Rows path = w.rows(
      "MATCH (a {k: 0}), (c {k: 2}) CALL algo.dijkstra(a, c, {weight: 'w'}) YIELD path, weight RETURN length(path), "
      "weight");
  REQUIRE(path.size() == 1);
  CHECK(path[0][0].integer() == 2);
  CHECK(path[0][1].number() == 5);
  CHECK(w.rows("MATCH (a {k: 0}), (c {k: 2}) CALL algo.dijkstra(c, a) YIELD path RETURN path").empty());
  CHECK(w.rows("MATCH (a {k: 0}), (c {k: 2}) CALL algo.dijkstra(c, a, {direction: 'in'}) YIELD path RETURN path")
            .size() == 1);
}

TEST_CASE("settings that are wrong are errors with a hint") {
  World w;
  w.rows("CREATE (:Person {k: 0})-[:knows {w: -1, s: 'x'}]->(:Person {k: 1})");
  const auto fails = [&](const std::string& call, const std::string& message, const std::string& hint) {
    const auto got = w.run(call);
    REQUIRE_FALSE(got.ok());
    CHECK(got.error().message == message);
    CHECK(got.error().hint == hint);
  };
  fails("CALL algo.degree({lables: 'Person'})", "there is no setting 'lables'", "did you mean 'labels'?");
  fails("CALL algo.degree({labels: 'Persn'})", "there is no label 'Persn' in the graph", "did you mean 'Person'?");
  fails("CALL algo.degree({types: ['know']})", "there is no relationship type 'know' in the graph",
        "did you mean 'knows'?");
  fails("CALL algo.degree({direction: 'up'})", "'direction' must be 'out', 'in' or 'both'", "");
  fails("CALL algo.pageRank({damping: 2})", "'damping' must be a number from 0 to 1", "");
  fails("CALL algo.pageRank({weight: 'w'})",
        "the weight of a relationship of type 'knows' is not a number of at least 0", "");
  fails("CALL algo.degree({weight: 's'})",
        "the weight of a relationship of type 'knows' is not a number of at least -1.7976931348623157e+308", "");
  fails("CALL algo.coreNumbers({direction: 'in'})", "this algorithm has no choice of 'direction'", "");
  fails(
      "MATCH (a {k: 0}), (b {k: 1}) CREATE (b)-[:knows]->(a) WITH a CALL algo.topologicalOrder() YIELD node RETURN "
      "node",
      "there is no such order: the relationships go in a circle", "algo.cycles finds it");
}

TEST_CASE("random graphs against the plainest computation") {
  std::mt19937 random(20261123);
  for (int round = 0; round < 60; ++round) {
    Puzzle p(random, 7, 12);
    const auto n = static_cast<size_t>(p.nodes);
    const auto reach = distances(p.matrix(false, true)), near = distances(p.matrix(true, true));
    auto weak = p.world.by_k("CALL algo.components()", "component"),
         strong = p.world.by_k("CALL algo.strongComponents()", "component");
    const auto simple = p.matrix(true, true);
    const auto counts = path_counts(simple, near);
    const auto light = distances(p.matrix(false, false));
    auto between = p.world.by_k("CALL algo.betweenness()", "score");
    auto weighted = p.world.by_k("CALL algo.betweenness({weight: 'w', direction: 'out'})", "score");
    const auto light_counts = path_counts(p.matrix(false, false), light);
    auto close = p.world.by_k("CALL algo.closeness({direction: 'out'})", "score");
    auto triangle = p.world.by_k("CALL algo.triangles()", "triangles");
    for (size_t i = 0; i < n; ++i) {
      const auto k = static_cast<int64_t>(i);
      double sum = 0, reached = 0, closed = 0;
      for (size_t j = 0; j < n; ++j) {
        const auto other = static_cast<int64_t>(j);
        CHECK((weak[k] == weak[other]) == (near[i][j] < kInfinity));
        CHECK((strong[k] == strong[other]) == (reach[i][j] < kInfinity && reach[j][i] < kInfinity));
        if (i != j && reach[i][j] < kInfinity) sum += reach[i][j], ++reached;
        for (size_t l = j + 1; l < n && j != i; ++l)
          closed += l != i && simple[i][j] == 1 && simple[j][l] == 1 && simple[i][l] == 1 ? 1 : 0;
      }
      CHECK(between[k] == doctest::Approx(betweenness_of(i, near, counts, true)));
      CHECK(weighted[k] == doctest::Approx(betweenness_of(i, light, light_counts, false)));
      CHECK(close[k] == doctest::Approx(reached == 0 ? 0 : reached / sum * reached / static_cast<double>(n - 1)));
      CHECK(triangle[k] == closed);
    }
  }
}

TEST_CASE("random graphs: paths, cycles, orders, cores, trees") {
  std::mt19937 random(7);
  for (int round = 0; round < 60; ++round) {
    Puzzle p(random, 6, 11);
    const std::string two = "MATCH (a {k: 0}), (b {k: 1}) CALL ";
    std::vector<double> expected = all_path_weights(p, 0, 1);
    const Rows one = p.world.rows(two + "algo.dijkstra(a, b, {weight: 'w'}) YIELD weight RETURN weight");
    CHECK(one.empty() == expected.empty());
    if (!one.empty()) CHECK(one[0][0].number() == expected[0]);
    std::vector<double> got;
    std::set<std::vector<uint32_t>> different;
    for (const auto& row :
         p.world.rows(two + "algo.shortestPaths(a, b, 5, {weight: 'w'}) YIELD weight, path RETURN weight, path")) {
      got.push_back(row[0].number());
      std::vector<uint32_t> ids;
      for (const RelationshipId r : row[1].path().relationships) ids.push_back(r.value);
      CHECK(different.insert(ids).second);
    }
    expected.resize(std::min<size_t>(5, expected.size()));
    CHECK(got == expected);
    for (const int longest : {2, 6}) {
      CHECK(p.world.rows("CALL algo.cycles({maxLength: " + std::to_string(longest) + "}) YIELD path RETURN path")
                .size() == count_cycles(p, longest));
    }
    const auto order = p.world.run("CALL algo.topologicalOrder() YIELD node, position RETURN node.k, position");
    CHECK(order.ok() == (count_cycles(p, 6) == 0));
    if (order.ok()) {
      std::map<int64_t, int64_t> position;
      for (const auto& row : *order) position[row[0].integer()] = row[1].integer();
      for (const Puzzle::Edge& e : p.edges) CHECK(position[e.from] < position[e.to]);
    }
    // A tree of each part, as heavy as Prim's.
    const auto edge = p.matrix(true, false);
    std::vector<bool> in(edge.size());
    double least = 0;
    for (size_t taken = 0; taken < edge.size(); ++taken) {
      double best = kInfinity;
      size_t next = edge.size();
      for (size_t i = 0; i < edge.size(); ++i) {
        for (size_t j = 0; j < edge.size() && in[i]; ++j) {
          if (!in[j] && edge[i][j] < best) best = edge[i][j], next = j;
        }
      }
      if (next == edge.size()) next = static_cast<size_t>(std::ranges::find(in, false) - in.begin());
      if (best < kInfinity) least += best;
      in[next] = true;
    }
    double sum = 0;
    for (const auto& row : p.world.rows("CALL algo.spanningTree({weight: 'w'}) YIELD weight RETURN weight"))
      sum += row[0].number();
    CHECK(sum == least);
    // A core by taking away what has too few neighbours until nothing goes.
    auto core = p.world.by_k("CALL algo.coreNumbers()", "core");
    for (int k = 1; k <= p.nodes; ++k) {
      std::set<size_t> left;
      for (size_t i = 0; i < edge.size(); ++i) left.insert(i);
      for (bool gone = true; gone;) {
        gone = std::erase_if(left, [&](size_t v) {
                 return std::ranges::count_if(left, [&](size_t u) { return u != v && edge[v][u] < kInfinity; }) < k;
               }) > 0;
      }
      for (size_t i = 0; i < edge.size(); ++i) CHECK((core[static_cast<int64_t>(i)] >= k) == left.contains(i));
    }
  }
}

TEST_CASE("communities of random graphs are as good as they say, and better than everyone alone") {
  std::mt19937 random(11);
  for (int round = 0; round < 40; ++round) {
    Puzzle p(random, 9, 16);
    auto of = p.world.by_k("CALL algo.communities({weight: 'w'})", "community"),
         said = p.world.by_k("CALL algo.communities({weight: 'w'})", "modularity");
    double total = 0;
    std::map<int64_t, double> strength;
    for (const Puzzle::Edge& e : p.edges) {
      total += 2 * e.weight;
      strength[e.from] += e.weight;
      strength[e.to] += e.weight;
    }
    double together = 0, alone = 0;
    for (int64_t i = 0; i < p.nodes && total > 0; ++i) {
      for (int64_t j = 0; j < p.nodes; ++j) together -= of[i] == of[j] ? strength[i] * strength[j] / total / total : 0;
      alone -= strength[i] * strength[i] / total / total;
    }
    for (const Puzzle::Edge& e : p.edges) {
      together += of[e.from] == of[e.to] ? 2 * e.weight / total : 0;
      alone += e.from == e.to ? 2 * e.weight / total : 0;
    }
    CHECK(said[0] == doctest::Approx(together));
    CHECK(together >= alone - 1e-9);
  }
}

TEST_CASE("algorithms end at a limit, on an empty graph, and on null") {
  World w;
  for (const char* name : {"pageRank", "betweenness", "closeness", "degree", "components", "strongComponents",
                           "communities", "coreNumbers", "triangles", "topologicalOrder", "spanningTree", "cycles"}) {
    CHECK(w.rows(std::string("CALL algo.") + name + "()").empty());
  }
  CHECK(w.rows("WITH null AS n CALL algo.dijkstra(n, n) YIELD path RETURN path").empty());
  w.rows("UNWIND range(0, 30) AS i CREATE (:N {k: i})");
  w.rows("MATCH (a), (b) WHERE a.k <> b.k CREATE (a)-[:R]->(b)");
  const std::atomic<bool> stop{true};
  RunOptions options;
  options.cancel = &stop;
  const auto cancelled = w.run("CALL algo.cycles({maxLength: 30}) YIELD path RETURN count(*)", options);
  REQUIRE_FALSE(cancelled.ok());
  CHECK(cancelled.error().kind == ErrorKind::cancelled);
  RunOptions timed;
  timed.timeout_seconds = 0.05;
  const auto late = w.run("CALL algo.cycles({maxLength: 30}) YIELD path RETURN count(*)", timed);
  REQUIRE_FALSE(late.ok());
  CHECK(late.error().kind == ErrorKind::limit);
}

}  // namespace relata::query
