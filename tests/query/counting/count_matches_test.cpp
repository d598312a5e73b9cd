// Counting without making: the same numbers as the plain engine gives, on random multigraphs with self loops and parallel
// relationships, in a fresh delta and merged into a body; and which queries are counted so.
#include <doctest/doctest.h>

#include <random>
#include <string>
#include <vector>

#include "query/executor/engine.hpp"
#include "tests/query/counting/message_graph.hpp"

namespace relata::query {

namespace {

struct Rows : RowSink {
  Result<void> columns(const std::vector<std::string>&) override { return {}; }
  Result<void> row(std::span<const Value> values) override {
    List list;
    for (const Value& v : values) list.push_back(v);
    rows.emplace_back(std::move(list));
    return {};
  }
  std::vector<Value> rows;
};

int pick(std::mt19937& random, int limit) { return static_cast<int>(random() % static_cast<unsigned>(limit)); }

void fill(Graph& graph, std::mt19937& random, int nodes, int relationships) {
  std::vector<NodeId> ids;
  const LabelId labels[] = {graph.label("A"), graph.label("B"), graph.label("C")};
  const PropertyKeyId key = graph.property_key("k");
  for (int i = 0; i < nodes; ++i) {
    std::vector<LabelId> mine;
    for (const LabelId label : labels) {
      if (pick(random, 2) == 0) mine.push_back(label);
    }
    ids.push_back(graph.create_node(mine));
    if (pick(random, 4) != 0) graph.set_property(ids.back(), key, Value(pick(random, 3)));
  }
  const RelationshipTypeId types[] = {graph.relationship_type("r"), graph.relationship_type("s"), graph.relationship_type("t")};
  for (int i = 0; i < relationships; ++i)
    graph.create_relationship(ids[static_cast<size_t>(pick(random, nodes))], types[pick(random, 3)], ids[static_cast<size_t>(pick(random, nodes))]);
  REQUIRE(graph.commit().ok());
}

std::vector<Value> rows_of(Graph& graph, const std::string& query, bool counting) {
  RunOptions options;
  if (!counting) options.optimizer.disabled.insert("count-patterns");
  Rows rows;
  Engine engine(graph);
  const auto done = engine.run(query, {{"two", Value(2)}}, options, rows);
  REQUIRE_MESSAGE(done.ok(), query << ": " << (done.ok() ? "" : done.error().message));
  return std::move(rows.rows);
}

std::string plan_of(Graph& graph, const std::string& query) {
  Rows rows;
  Engine engine(graph);
  const auto done = engine.run("EXPLAIN " + query, {}, {}, rows);
  REQUIRE_MESSAGE(done.ok(), query << ": " << (done.ok() ? "" : done.error().message));
  return done->front().plan;
}

bool same_rows(const std::vector<Value>& a, const std::vector<Value>& b) {
  return std::equal(a.begin(), a.end(), b.begin(), b.end(), [](const Value& x, const Value& y) { return identical(x, y); });
}

// Queries that the pass takes over.
const std::vector<std::string> kCounted = {
    "MATCH (a) RETURN count(*)",
    "MATCH (a:A:B) RETURN count(a) AS n, count(*) AS m",
    "MATCH (a:A), (b:B) RETURN count(*)",
    "MATCH (a)-[:r]->(b:A) RETURN count(*)",
    "MATCH (a)--(b) RETURN count(*)",
    "MATCH (a)-[:none]->(b) RETURN count(*)",
    "MATCH (a)-[:r|s|none]-(b:B) RETURN count(*)",
    "MATCH (a)-[:r]->(a) RETURN count(*)",
    "MATCH (a:A)<-[:r]-(b)-[:s]->(c)-[:t]-(d:B) RETURN count(*)",
    "MATCH (a)-[:r]->(b)-[:r]->(c) RETURN count(*)",
    "MATCH (a)-[:r]-(b)-[:r]-(c) RETURN count(*)",
    "MATCH (a)-[x]-(b)-[y]->(c) RETURN count(y)",
    "MATCH (a)-[:r]->(b)<-[:r|s]-(c) RETURN count(*)",
    "MATCH (a)-[:r]-(b)-[:r]-(c)-[:r]-(d) RETURN count(*)",
    "MATCH (a)-[:r]->(b), (a)-[:r]->(b) RETURN count(*)",
    "MATCH (a)-[:r]->(b)-[:s]->(c)-[:t]->(a) RETURN count(*)",
    "MATCH (a)-[:r]->(b)-[:r]->(c), (a)-[:r]->(c) RETURN count(*)",
    "MATCH (a:A)-[:r]-(b:A)-[:r]-(c:A)-[:r]-(a) RETURN count(*)",
    "MATCH (k) MATCH (a)-[:r]->(k) MATCH (b)-[:r]->(k) MATCH (a)-[:s]-(b) RETURN count(*)",
    "MATCH (a)-[:r]->(b)-[:s]->(c)-[:r]->(d)-[:s]->(a) RETURN count(*)",
    "MATCH (a)-[:r]->(b)-[:s]->(c) WHERE a <> c RETURN count(*)",
    "MATCH (a)<-[:r]-(b)<-[:s]-(c)-[:r]->(d) WHERE a <> d RETURN count(*)",
    "MATCH (a)-[:r]-(b)-[:r]-(c)-[:s]->(d) WHERE NOT a = c AND id(a) <> id(d) RETURN count(*)",
    "MATCH (a)-[:r]-(b)-[:r]-(c) WHERE NOT (a)-[:r]-(c) AND a <> c RETURN count(*)",
    "MATCH (a)<-[:r]-(b)<-[:s]-(c)-[:r]->(d) WHERE NOT (c)-[:r]->(a) AND a <> d RETURN count(*)",
    "MATCH (a)-[:r]->(b) WHERE (b)-[:s]->(a) RETURN count(*)",
    "MATCH (a)-[:r]->(b)-[:r]->(c) WHERE EXISTS { (c)-[:t]-(a) } RETURN count(*)",
    "MATCH (a)-[:r]->(b) WHERE NOT (a)-[:r]->(a) RETURN count(*)",
    "MATCH (a)-[:r]->(b) WHERE a.k = 1 AND b.k < $two RETURN count(*)",
    "MATCH (a {k: 2})-->(b)-->(c) RETURN count(*)",
    "MATCH (a {k: 2})-->(b)-->(c) WHERE c.k IS NOT NULL OR c:A RETURN count(*)",
    "MATCH (a)-[:r]->(b) OPTIONAL MATCH (b)-[:s]->(c) RETURN count(*)",
    "MATCH (a)-[:r]->(b) OPTIONAL MATCH (b)-[:s]->(c:A)-[:t]-(d) WHERE c.k = 1 OPTIONAL MATCH (a)--(e) RETURN count(*)",
    "MATCH (a:A) OPTIONAL MATCH (a)-[:r]-(b)-[:r]-(c) WHERE b <> c RETURN count(*)",
    "MATCH (a)-[:r]->(b) RETURN a.k AS k, count(*) AS n ORDER BY k",
    "MATCH (a)-[:r]->(b)-[:s]-(c) RETURN b, count(*) AS n ORDER BY id(b)",
    "MATCH (a)-[:r]->(b)-[:r]->(c), (a)-[:s]->(c) RETURN a.k AS k, count(*) AS n, count(b) AS m ORDER BY k",
    "MATCH (a)-[:r]-(b)-[:r]-(c) WHERE a <> c RETURN c.k AS k, count(*) AS n ORDER BY k",
    "MATCH (x:A) RETURN x.k AS k, COUNT { MATCH (x)-[:r]->(y)-[:s]->(z) RETURN count(*) AS n } AS n ORDER BY id(x)",
    "MATCH (a:A) WITH a ORDER BY id(a) LIMIT 2 MATCH (a) RETURN count(*)",
};

// Of a network of people and messages, where many relationships lead to one node only.
const std::vector<std::string> kOfMessages = {
    "MATCH (a:Person)-[:knows]-(b:Person), (a)<-[:hasCreator]-(c:Comment)-[:replyOf]->(p:Post)-[:hasCreator]->(b) RETURN count(*)",
    "MATCH (a)<-[:hasCreator]-(c)-[:replyOf]->(p)-[:hasCreator]->(b), (b)<-[:likes]-(p) RETURN count(*)",
    "MATCH (a)<-[:hasCreator]-(c)-[:replyOf]->(p)-[:hasCreator]->(a) RETURN count(*)",
    "MATCH (a)<-[:hasCreator]-(c)-[:replyOf]->(p)<-[:likes]-(a) RETURN count(*)",
    "MATCH (a:Person)<-[:hasCreator]-(c)-[:replyOf]->(p)<-[:likes]-(b)-[:knows]-(a) RETURN count(*)",
    "MATCH (t:Tag)<-[:hasTag]-(:Post)<-[:replyOf]-(:Comment)-[:hasTag]->(u:Tag) WHERE t <> u RETURN count(*)",
    "MATCH (t:Tag)<-[:hasTag]-(m)<-[:replyOf]-(c:Comment)-[:hasTag]->(u:Tag) WHERE NOT (c)-[:hasTag]->(t) AND t <> u RETURN count(*)",
    "MATCH (t:Tag)<-[:hasTag]-(m)<-[:replyOf]-(c:Comment)-[:hasTag]->(t), (t)<-[:hasTag]-(d)-[:hasCreator]->(:Person) RETURN count(*)",
    "MATCH (:Tag)<-[:hasTag]-(m)-[:hasCreator]->(:Person), (m)<-[:likes]-(:Person), (m)<-[:replyOf]-(:Comment) RETURN count(*)",
    "MATCH (:Tag)<-[:hasTag]-(m)-[:hasCreator]->(:Person) OPTIONAL MATCH (m)<-[:likes]-(:Person) OPTIONAL MATCH (m)<-[:replyOf]-(:Comment) "
    "RETURN count(*)",
    "MATCH (m:Comment) OPTIONAL MATCH (m)-[:replyOf]->(p:Post) OPTIONAL MATCH (m)-[:replyOf]->(q)<-[:likes]-(l) RETURN count(*)",
    "MATCH (m) OPTIONAL MATCH (m)<-[:replyOf]-(c)-[:hasTag]->(t) RETURN count(*)",
    "MATCH (m) OPTIONAL MATCH (m)-[:hasCreator]->(c), (m)<-[:likes]-(l) RETURN count(*)",
    "MATCH (p)<-[:replyOf]-(c)-[:hasTag]->(t) RETURN p, count(*) AS n ORDER BY id(p)",
    "MATCH (k:Country) MATCH (a:Person)-[:isLocatedIn]->(:City)-[:isPartOf]->(k) MATCH (b:Person)-[:isLocatedIn]->(:City)-[:isPartOf]->(k) "
    "MATCH (c:Person)-[:isLocatedIn]->(:City)-[:isPartOf]->(k) MATCH (a)-[:knows]-(b)-[:knows]-(c)-[:knows]-(a) RETURN count(*)",
    "MATCH (a:Person)-[:isLocatedIn]->(k:City)<-[:isLocatedIn]-(b:Person)-[:knows]-(a) RETURN count(*)",
    "MATCH (a)-[:isLocatedIn]->(k:City)<-[:isLocatedIn]-(b)-[:knows]->(a), (b)-[:knows]-(c)-[:isLocatedIn]->(k), (c)<-[:hasCreator]-(m) RETURN count(*)",
    "MATCH (a:Person)-[:isLocatedIn]->(k:City)<-[:isLocatedIn]-(b:Person)-[:knows]-(a) RETURN k, count(*) AS n ORDER BY id(k)",
    "MATCH (a:Person)-[:isLocatedIn]->(k:City)<-[:isLocatedIn]-(b:Person)-[:knows]-(a) RETURN a, count(*) AS n ORDER BY id(a)",
    "MATCH (a)-[:knows]-(b)-[:knows]-(c)-[:knows]-(a) RETURN count(*)",
    "MATCH (a:Person)-[:knows]-(:Person)-[:knows]-(c:Person)<-[:hasCreator]-(m) WHERE NOT (a)-[:knows]-(c) AND a <> c RETURN count(*)",
    "MATCH (a)-[:knows]-(b)-[:knows]-(c)-[:knows]-(a), (a)<-[:hasCreator]-(m), (b)<-[:likes]-(n) RETURN count(*)",
    "MATCH (a)-[:knows]-(b)-[:knows]-(c)-[:knows]-(a), (m)-[:hasCreator]->(a), (n)-[:hasCreator]->(b), (c)-[:likes]->(o) RETURN count(*)",
};

// Queries that it leaves alone.
const std::vector<std::string> kLeft = {
    "MATCH (a)-[:r]->(b) RETURN count(DISTINCT a)",
    "MATCH (a)-[x:r]->(b) WHERE x.w > 1 RETURN count(*)",
    "MATCH (a)-[:r*1..2]->(b) RETURN count(*)",
    "MATCH (a)-[:r]->(b) WHERE a.k = b.k RETURN count(*)",
    "MATCH (a)-[:r]->(b) WHERE a.k / 0 = 1 RETURN count(*)",
    "MATCH (a)-[:r]->(b) RETURN count(b.k)",
    "MATCH (a)-[:r]->(b) RETURN a.k, b.k, count(*)",
    "MATCH (a)-[:r]->(b) RETURN sum(a.k)",
    "MATCH (a)-[:r]->(b) OPTIONAL MATCH (a)-[:s]->(b) RETURN count(*)",
    "MATCH (a) OPTIONAL MATCH (a)-[:r]->(b) RETURN count(b)",
    "UNWIND [1, 2] AS x MATCH (a) RETURN count(*)",
    "MATCH p = shortestPath((a)-[:r*]->(b)) RETURN count(*)",
};

}  // namespace

TEST_CASE("counts are those of the plain engine, on random graphs") {
  std::mt19937 random(20260);
  for (int round = 0; round < 40; ++round) {
    Graph graph;
    fill(graph, random, 2 + pick(random, 9), pick(random, 30));
    if (round % 2 == 1) graph.merge_delta();
    for (const std::string& query : kCounted) {
      CAPTURE(query);
      CAPTURE(round);
      CHECK(same_rows(rows_of(graph, query, true), rows_of(graph, query, false)));
    }
  }
}

TEST_CASE("counts follow what a statement changed, and what was deleted") {
  std::mt19937 random(7);
  Graph graph;
  fill(graph, random, 12, 60);
  graph.merge_delta();
  const std::string query = "MATCH (a)-[:r]->(b)-[:s]->(c) WHERE a <> c RETURN count(*)";
  for (int round = 0; round < 6; ++round) {
    CHECK(same_rows(rows_of(graph, query, true), rows_of(graph, query, false)));
    rows_of(graph, round % 2 == 0 ? "MATCH (a)-[x:r]->() WITH x ORDER BY id(x) LIMIT 2 DELETE x" : "MATCH (a:A), (b:B) WITH a, b ORDER BY id(a), id(b) LIMIT 3 CREATE (a)-[:s]->(b)-[:r]->(a)", true);
    rows_of(graph, "MATCH (a) WITH a ORDER BY id(a) LIMIT 1 DETACH DELETE a", true);
    if (round == 3) graph.merge_delta();
  }
  const std::string within = "MATCH (a:A) CREATE (a)-[:r]->(:New) WITH count(*) AS made MATCH (x)-[:r]->(y:New) WITH made, count(*) AS n RETURN made = n AS same";
  CHECK(identical(rows_of(graph, within, true).front(), Value(List{Value(true)})));
}

TEST_CASE("larger random graphs: hubs, both ways of folding, tables and single lists") {
  std::mt19937 random(99);
  for (const int nodes : {60, 400}) {
    Graph graph;
    fill(graph, random, nodes, nodes * 5);
    if (nodes == 400) graph.merge_delta();
    for (const char* query : {"MATCH (a {k: 1})-[:r]->(b)-[:s]->(c)-[:t]->(d) RETURN count(*)", "MATCH (a:A:B:C)-[:r]-(b)-[:s]-(c:A) WHERE a <> c RETURN count(*)",
                              "MATCH (a)-[:r]->(b)-[:r]->(c)-[:r]->(a) RETURN count(*)", "MATCH (a:A)-[:r]-(b)-[:r]-(c) WHERE NOT (a)-[:s]-(c) AND a <> c RETURN count(*)",
                              "MATCH (a:A:B)-->(b) OPTIONAL MATCH (b)-[:s]->(c)-[:t]->(d:A) RETURN a.k AS k, count(*) AS n ORDER BY k"}) {
      CAPTURE(query);
      CHECK(same_rows(rows_of(graph, query, true), rows_of(graph, query, false)));
    }
  }
}

TEST_CASE("counts along relationships that lead to one node are those of the plain engine") {
  std::mt19937 random(11);
  for (int round = 0; round < 12; ++round) {
    Graph graph;
    MessageGraph(graph, random);
    REQUIRE(graph.commit().ok());
    if (round % 3 != 0) graph.merge_delta();
    for (const std::string& query : kOfMessages) {
      CAPTURE(query);
      CAPTURE(round);
      CHECK(plan_of(graph, query).find("CountMatches") != std::string::npos);
      CHECK(same_rows(rows_of(graph, query, true), rows_of(graph, query, false)));
    }
  }
}

TEST_CASE("which queries are counted without making their matches") {
  std::mt19937 random(1);
  Graph graph;
  fill(graph, random, 10, 30);
  for (const std::string& query : kCounted) {
    if (query.find("WITH") != std::string::npos) continue;
    CAPTURE(query);
    CHECK(plan_of(graph, query).find("CountMatches") != std::string::npos);
  }
  for (const std::string& query : kLeft) {
    CAPTURE(query);
    CHECK(plan_of(graph, query).find("CountMatches") == std::string::npos);
  }
}

TEST_CASE("EXPLAIN shows what is counted") {
  std::mt19937 random(1);
  Graph graph;
  fill(graph, random, 10, 30);
  CHECK(plan_of(graph, "MATCH (a:A)-[:r]->(b)-[:s]-(c) WHERE a <> c AND NOT (a)-[:r]->(c) AND b.k = 1 OPTIONAL MATCH (b)<-[:t]-(d:B) RETURN count(*)") ==
        "Return count(*)\n"
        "CountMatches (a:A)-[:r]->(b), (b)-[:s]-(c) AND b.k = 1 AND a <> c AND NOT (a)-[:r]->(c) OPTIONAL (b)<-[:t]-(d:B)  ~1 rows\n"
        "Subquery 0\n"
        "  Expand (a)-[:r]->(c) into  ~0 rows\n");
}

TEST_CASE("a number of matches beyond 63 bits is an error, not a wrong number") {
  Graph graph;
  const RelationshipTypeId r = graph.relationship_type("r");
  const NodeId a = graph.create_node();
  for (int i = 0; i < 2000; ++i) graph.create_relationship(a, r, graph.create_node());
  REQUIRE(graph.commit().ok());
  Rows rows;
  Engine engine(graph);
  const auto done = engine.run("MATCH (x)-->() MATCH (x)-->() MATCH (x)-->() MATCH (x)-->() MATCH (x)-->() MATCH (x)-->() RETURN count(*)", {}, {}, rows);
  REQUIRE_FALSE(done.ok());
  CHECK(done.error().kind == ErrorKind::limit);
}

}  // namespace relata::query
