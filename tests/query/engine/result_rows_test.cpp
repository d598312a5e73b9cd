// The rows of a result are the same whether its last projection is run as an operator (as PROFILE does) or read from the rows beneath.
#include <doctest/doctest.h>

#include <chrono>
#include <string>
#include <thread>

#include "query/executor/engine.hpp"
#include "query/result/value_text.hpp"

namespace relata::query {

namespace {

// Takes what it is given as cells, and says it as text.
struct Cells final : RowSink {
  explicit Cells(const Graph& g) : graph(g) {}
  Result<void> columns(const std::vector<std::string>&) override { return {}; }
  Result<void> row(std::span<const Value>) override { return file_error("sink", "rows of values were not asked for"); }
  Result<void> cells(std::span<const Cell> cells) override {
    for (const Cell& c : cells) text += (c.is_text() ? "'" + std::string(c.text()) + "'" : value_text(c.stored(), graph)) + "|";
    text += "\n";
    return {};
  }
  const Graph& graph;
  std::string text;
};

struct World {
  Graph graph;
  Engine engine{graph};

  World() {
    run("CREATE (a:N {name: 'Ann', age: 7, weight: 1.5, odd: 'text', note: ''}), (b:N {name: 'Bob', age: 8, odd: 3}), (c:N {odd: date('2024-01-02')}),"
        "(a)-[:knows {since: 'May', weight: 0.5}]->(b), (b)-[:likes]->(c), (a)-[:likes {since: 'June'}]->(c), (a)-[:knows]->(a)");
  }
  std::string run(const std::string& text) {
    Cells cells(graph);
    const auto done = engine.run(text, {}, {}, cells);
    return done.ok() ? cells.text : done.error().detail;
  }
};

}  // namespace

TEST_CASE("a result is the same with and without its last projection as an operator") {
  World w;
  for (const char* text : {
           "MATCH (a)-[r]->(b) RETURN a.name, type(r), b.name, r.since, r.weight, a.age",
           "MATCH (n) RETURN n.odd, n.note, n.nothing, n.weight, n",
           "MATCH (n) OPTIONAL MATCH (n)-[r:likes]->(m) RETURN n.name, type(r), m.odd, r.since, m",
           "MATCH (n) RETURN n.name AS x, n.name AS y, n.age + 1 AS z ORDER BY z DESC",
           "MATCH (n) WITH n.name AS name, n RETURN name, n.age, size(name)",
           "WITH {a: 'x', b: 2} AS m, date('2024-05-06') AS d RETURN m.a, m.b, m.c, d.year, m",
           "MATCH (n:N) RETURN n.name UNION ALL MATCH ()-[r]->() RETURN r.since AS `n.name`",
           "MATCH (n:N) RETURN n.age AS x UNION MATCH (n:N) RETURN n.age AS x",
           "MATCH (n) RETURN n.name, COUNT { (n)-->() } AS c, [(n)-->(m) | m.name] AS l",
           "MATCH p = (a)-[r:likes]->(b) RETURN p, r, length(p)",
           "MATCH (n) RETURN DISTINCT labels(n), n.note",
           "MATCH (n) RETURN count(*) AS n",
           "UNWIND [1, null, 'x'] AS v RETURN v, v IS NULL AS n",
           "UNWIND range(1, 3000) AS x RETURN x, toString(x) AS t",
           "MATCH (n) RETURN n.name SKIP 1 LIMIT 1",
           "MATCH (a)-[r]->() SET r.since = a.name, a.age = 'old' RETURN r.since, a.age, type(r)",
           "MATCH (a) RETURN a.age",
       }) {
    CAPTURE(text);
    const std::string read = w.run(text);
    CHECK(!read.empty());
    CHECK(read == w.run(std::string("PROFILE ") + text));
  }
  CHECK(w.run("MATCH (a)-[r:likes]->(b) RETURN a.name, type(r), b.odd, r.since ORDER BY a.name") ==
        "'Ann'|'likes'|'2024-01-02'|'Ann'|\n'Bob'|'likes'|'2024-01-02'|'Bob'|\n");
}

TEST_CASE("a projection that fails gives none of its rows, and what was deleted cannot be read") {
  World w;
  Cells cells(w.graph);
  CHECK_FALSE(w.engine.run("UNWIND [1, 2, 0] AS x RETURN 6 / x AS y", {}, {}, cells).ok());
  CHECK(cells.text.empty());
  CHECK(w.run("MATCH (n {name: 'Bob'}) DETACH DELETE n RETURN n.name") == "DeletedEntityAccess");
  CHECK(w.run("UNWIND [1, 'x'] AS v RETURN v.name") == "InvalidArgumentType");
  CHECK(w.run("MATCH (n {name: 'Ann'})-[r:likes]->() DELETE r RETURN type(r)") == "'likes'|\n");
}

TEST_CASE("who asks is told how much of the work is done") {
  struct Slow final : RowSink {
    explicit Slow(const std::atomic<double>& s) : share(s) {}
    Result<void> columns(const std::vector<std::string>&) override { return {}; }
    Result<void> row(std::span<const Value>) override {
      if (rows++ % 1024 != 0) return {};
      seen.push_back(share.load());
      std::this_thread::sleep_for(std::chrono::milliseconds(110));  // longer than between two tellings
      return {};
    }
    const std::atomic<double>& share;
    size_t rows = 0;
    std::vector<double> seen;
  };
  World w;
  std::atomic<double> share = 0;
  Slow slow(share);
  RunOptions options;
  options.share = &share;
  REQUIRE(w.engine.run("UNWIND range(1, 4096) AS x WITH x WHERE x > 0 RETURN x", {}, options, slow).ok());
  REQUIRE(slow.seen.size() == 4);
  for (size_t i = 1; i < slow.seen.size(); ++i) {
    CHECK(slow.seen[i] > slow.seen[i - 1]);
    CHECK(slow.seen[i] < 1);
  }
}

}  // namespace relata::query
