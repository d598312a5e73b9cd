// Whatever a query does, it stops when it is told to, and a statement that fails leaves nothing behind.
#include <doctest/doctest.h>

#include <string>

#include "query/executor/engine.hpp"

namespace relata::query {

namespace {

struct World {
  Graph graph;
  Engine engine{graph};
  Table table;

  Result<std::vector<QueryResult>> run(const std::string& text, const RunOptions& options = {},
                                       const Map& parameters = {}) {
    return engine.run(text, parameters, options, table);
  }
};

// Twelve nodes, each connected with each: far more trails than anyone can walk.
void make_dense(World& w) {
  REQUIRE(w.run("UNWIND range(1, 12) AS i CREATE (:N {i: i})").ok());
  REQUIRE(w.run("MATCH (a:N), (b:N) WHERE a.i < b.i CREATE (a)-[:R]->(b)").ok());
}

const char* const kRunaway = "MATCH p = (a)-[*]-(b) RETURN count(*)";

}  // namespace

TEST_CASE("a time limit ends a runaway query") {
  World w;
  make_dense(w);
  RunOptions options;
  options.timeout_seconds = 0.05;
  const auto result = w.run(kRunaway, options);
  REQUIRE_FALSE(result.ok());
  CHECK(result.error().kind == ErrorKind::limit);
}

TEST_CASE("a cancelled query ends") {
  World w;
  make_dense(w);
  const std::atomic<bool> cancel = true;
  RunOptions options;
  options.cancel = &cancel;
  const auto result = w.run(kRunaway, options);
  REQUIRE_FALSE(result.ok());
  CHECK(result.error().kind == ErrorKind::cancelled);
}

TEST_CASE("a pattern of too many relationships is refused at once") {
  World w;
  std::string text = "MATCH (a)";
  for (int i = 0; i < 50000; ++i) text += "-->()";
  const auto result = w.run(text + " RETURN a");
  REQUIRE_FALSE(result.ok());
  CHECK(result.error().kind == ErrorKind::limit);
  CHECK(result.error().message == "a pattern has at most 6000 relationships");
}

TEST_CASE("a memory limit ends a query that keeps too much") {
  World w;
  RunOptions options;
  options.maximum_memory_bytes = 1 << 20;
  for (const char* text :
       {"UNWIND range(1, 100000) AS i RETURN i ORDER BY -i", "UNWIND range(1, 100000) AS i RETURN DISTINCT i",
        "UNWIND range(1, 100000) AS i RETURN i, count(*)", "UNWIND range(1, 100000) AS i CREATE (n {i: i}) RETURN n"}) {
    const auto result = w.run(text, options);
    REQUIRE_FALSE(result.ok());
    CHECK(result.error().kind == ErrorKind::limit);
  }
  CHECK(w.graph.node_count() == 0);
#ifdef __SANITIZE_ADDRESS__
  options.maximum_memory_bytes <<= 9;  // the sanitizer holds on to what was freed, and the process counts
#endif
  CHECK(w.run("UNWIND range(1, 100000) AS i RETURN i ORDER BY -i LIMIT 3", options).ok());
  CHECK(w.table.rows.size() == 3);
}

TEST_CASE("a memory limit counts what is inside of values, too") {
  World w;
  RunOptions options;
  options.maximum_memory_bytes = 64 << 20;
  for (const char* text :
       {"UNWIND range(1, 10000) AS a UNWIND range(1, 10000) AS i RETURN size(collect('a text that is long enough not to be kept inside ' + i))",
        "UNWIND range(1, 10000) AS a UNWIND range(1, 10000) AS i WITH collect([i, i + 1, i + 2]) AS lists CREATE (:N {n: size(lists)})"}) {
    const auto result = w.run(text, options);
    REQUIRE_FALSE(result.ok());
    CHECK(result.error().kind == ErrorKind::limit);
    CHECK(result.error().message == "the memory limit was reached");
  }
  CHECK(w.graph.node_count() == 0);
}

TEST_CASE("searches and repeated parts stop, too") {
  World w;
  make_dense(w);
  const std::atomic<bool> cancel = true;
  RunOptions options;
  options.cancel = &cancel;
  RunOptions timed;
  timed.timeout_seconds = 0.05;
  for (const char* text : {"MATCH ((x)--(y)--(z))+ RETURN count(*)", "MATCH p = SHORTEST 1000000 (a)--+(b) RETURN count(*)"}) {
    const auto cancelled = w.run(text, options);
    REQUIRE_FALSE(cancelled.ok());
    CHECK(cancelled.error().kind == ErrorKind::cancelled);
    const auto late = w.run(text, timed);
    REQUIRE_FALSE(late.ok());
    CHECK(late.error().kind == ErrorKind::limit);
  }
}

TEST_CASE("a row limit is an error, not a cut") {
  World w;
  RunOptions options;
  options.maximum_rows = 3;
  CHECK(w.run("UNWIND [1, 2, 3] AS x RETURN x", options).ok());
  CHECK_FALSE(w.run("UNWIND [1, 2, 3, 4] AS x RETURN x", options).ok());
}

TEST_CASE("a failed statement leaves nothing; those before it stay") {
  World w;
  CHECK_FALSE(w.run("CREATE (:A); CREATE (:B) WITH 1 AS one UNWIND [1, 0] AS x CREATE (:C {x: one / x})").ok());
  CHECK(w.graph.node_count() == 1);
  CHECK_FALSE(w.run("MATCH (a:A) SET a.x = 1 WITH a SET a.y = [[{}]]").ok());
  REQUIRE(w.run("MATCH (a:A) RETURN a.x").ok());
  CHECK(w.table.rows[0][0].is_null());
  CHECK_FALSE(w.run("MATCH (a:A) CREATE (a)-[:R]->(b:B) WITH a DELETE a").ok());
  CHECK(w.graph.node_count() == 1);
}

TEST_CASE("a sink that fails ends the statement, which is taken back") {
  struct Full final : RowSink {
    Result<void> columns(const std::vector<std::string>&) override { return {}; }
    Result<void> row(std::span<const Value>) override { return file_error("pipe", "closed"); }
  };
  World w;
  Full full;
  const auto result = w.engine.run("CREATE (n) RETURN n", {}, {}, full);
  REQUIRE_FALSE(result.ok());
  CHECK(result.error().kind == ErrorKind::file);
  CHECK(w.graph.node_count() == 0);
}

TEST_CASE("reading only") {
  World w;
  RunOptions options;
  options.read_only = true;
  CHECK(w.run("MATCH (n) RETURN n", options).ok());
  CHECK_FALSE(w.run("CREATE (n)", options).ok());
  CHECK_FALSE(w.run("CALL { CREATE (n) RETURN n } RETURN n", options).ok());
  CHECK_FALSE(w.run("FOREACH (i IN [1] | CREATE ())", options).ok());
}

TEST_CASE("parameters") {
  World w;
  REQUIRE(w.run("UNWIND $rows AS row CREATE (n:N) SET n = row RETURN n.x", {},
                {{"rows", List{Value(Map{{"x", 1}}), Value(Map{{"x", 2}})}}})
              .ok());
  CHECK(w.table.rows.size() == 2);
  CHECK_FALSE(w.run("RETURN $missing").ok());
}

TEST_CASE("procedures of one's own") {
  World w;
  w.engine.procedures().add({"test.twice", {{"x", ValueType::integer}}, {{"y", ValueType::integer}}},
                            [](const ProcedureCall& call) -> Result<void> {
                              call.emit({call.arguments[0]});
                              call.emit({call.arguments[0]});
                              return {};
                            });
  REQUIRE(w.run("UNWIND [1, 2] AS x CALL test.twice(x) YIELD y RETURN x, y").ok());
  CHECK(w.table.rows.size() == 4);
  const auto unknown = w.run("CALL test.twise(1)");
  REQUIRE_FALSE(unknown.ok());
  CHECK(unknown.error().hint == "did you mean test.twice?");
}

TEST_CASE("long queries") {
  World w;
  std::string many = "CREATE (n0)";
  for (int i = 1; i < 500; ++i) many += ", (n" + std::to_string(i) + ")-[:R]->(n0)";
  CHECK(w.run(many).ok());
  CHECK(w.graph.relationship_count() == 499);
  std::string clauses;
  for (int i = 0; i < 2000; ++i) clauses += "WITH 1 AS x ";
  CHECK(w.run(clauses + "RETURN x").ok());
  for (int i = 0; i < 8000; ++i) clauses += "WITH 1 AS x ";
  const auto too_long = w.run(clauses + "RETURN x");
  REQUIRE_FALSE(too_long.ok());
  CHECK(too_long.error().kind == ErrorKind::limit);
  std::string conditions = "true";
  for (int i = 0; i < 10'000; ++i) conditions += " AND true";
  CHECK(w.run("RETURN " + conditions + " AS x").ok());
}

}  // namespace relata::query
