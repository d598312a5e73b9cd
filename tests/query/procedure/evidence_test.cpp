// The language of evidence: functions and procedures that lead from the graph to the text, on a small corpus written
// out by hand.
#include <doctest/doctest.h>

#include "query/executor/engine.hpp"
#include "tests/graph/file/fixture.hpp"

namespace relata::query {

namespace {

using test::Corpus;
using test::required;
using test::TemporaryFile;

// b.txt of 2025-03-01 says that Larkfield builds Pinehall and Mira Voss leads Larkfield; a.txt of 2025-03-02 that
// Larkfield buys Oakmere, spends $5 million and builds Pinehall.
class Library {
 public:
  Library() : file_(required(GraphFile::open(temporary_.path(), FileMode::create))) {
    test::build(file_, test::small_corpus());
    engine_.emplace(file_.graph());
  }
  Result<std::vector<std::vector<Value>>> run(const std::string& text) {
    Table table;
    const auto done = engine_->run(text, {}, {}, table);
    if (!done) return done.error();
    return table.rows;
  }
  std::vector<std::vector<Value>> rows(const std::string& text) {
    auto got = run(text);
    REQUIRE_MESSAGE(got.ok(), text << ": " << (got.ok() ? "" : got.error().message));
    return std::move(got).value();
  }
  Value one(const std::string& text) {
    const auto got = rows(text);
    REQUIRE_MESSAGE(got.size() == 1, text);
    return got[0][0];
  }

 private:
  TemporaryFile temporary_;
  GraphFile file_;
  std::optional<Engine> engine_;
};

}  // namespace

TEST_CASE("names in any spelling") {
  Library l;
  CHECK(l.one("MATCH (n {name: 'Larkfield'}) RETURN named(n, 'larkfield group')").boolean());
  CHECK(l.one("MATCH (n {name: 'Larkfield'}) RETURN named(n, 'LRK')").boolean());
  CHECK(l.one("MATCH (n {name: 'Larkfield'}) RETURN named(n, 'Larkfield Inc.')").boolean());
  CHECK_FALSE(l.one("MATCH (n {name: 'Larkfield'}) RETURN named(n, 'Lark')").boolean());
  CHECK(l.one("MATCH (n) WHERE named(n, 'LRK') RETURN n.name").string() == "Larkfield");
  CHECK(l.one("RETURN named(null, 'x')").is_null());
}

TEST_CASE("resolving a name: exact, alias, spelling, part, similar, in that order") {
  Library l;
  const auto how = [&](const std::string& name) {
    const auto found = l.rows("CALL kg.resolve('" + name + "') YIELD node, score, how RETURN node.name, how, score");
    return found.empty() ? std::string() : found[0][0].string() + " " + found[0][1].string();
  };
  CHECK(how("Larkfield") == "Larkfield exact");
  CHECK(how("LRK") == "Larkfield alias");
  CHECK(how("LARKFIELD") == "Larkfield spelling");
  CHECK(how("Voss") == "Mira Voss part");
  CHECK(how("MV") == "Mira Voss acronym");
  CHECK(how("Larkfeild") == "Larkfield similar");
  CHECK(how("Zanzibar").empty());
  CHECK(l.rows("CALL kg.resolve('Larkfield', 0)").empty());
}

TEST_CASE("facts as English sentences, with the place they were read at") {
  Library l;
  CHECK(l.one("MATCH ({name: 'Mira Voss'})-[r:leads]->() RETURN say(r)").string() ==
        "Mira Voss leads Larkfield [b.txt:27]");
  CHECK(l.one("MATCH p = ({name: 'Oakmere'})<-[:buys]-()<-[:leads]-() RETURN say(p)").string() ==
        "Larkfield buys Oakmere [a.txt:0]; Mira Voss leads Larkfield [b.txt:27].");
  CHECK(l.one("MATCH p = (n {name: 'Oakmere'}) RETURN say(p)").string() == "Oakmere.");
}

TEST_CASE("what is said about a fact is in its sentence") {
  Graph graph;
  Engine engine(graph);
  Table table;
  REQUIRE(engine
              .run("CREATE (:Person {name: 'Ada'})-[:works_for {polarity: 'negated', attribution: 'Bob', time: '2001', "
                   "place: 'in Rome'}]->(:Area)",
                   {}, {}, table)
              .ok());
  REQUIRE(engine.run("MATCH ()-[r]->() RETURN say(r)", {}, {}, table).ok());
  CHECK(table.rows[0][0].string() == "according to Bob, it is denied that Ada works for an Area in Rome in 2001");
  REQUIRE(engine
              .run("MATCH ()-[r]->() SET r = {modality: 'planned', amount: '3 tons'} RETURN say(r), firstStated(r), "
                   "asOf(r, date('2020-01-01'))",
                   {}, {}, table)
              .ok());
  CHECK(table.rows[0][0].string() == "Ada works for an Area (3 tons) (planned)");
  CHECK(table.rows[0][1].is_null());
  CHECK(table.rows[0][2].is_null());
}

TEST_CASE("facts as of a date") {
  Library l;
  CHECK(l.one("MATCH ()-[r:builds]->() RETURN toString(firstStated(r))").string() == "2025-03-01");
  CHECK(l.one("MATCH ()-[r:buys]->() RETURN toString(firstStated(r))").string() == "2025-03-02");
  CHECK(l.one("MATCH ()-[r]->() WHERE asOf(r, date('2025-03-01')) RETURN count(r)").integer() == 2);
  CHECK(l.one("MATCH ()-[r]->() WHERE asOf(r, date('2025-02-28')) RETURN count(r)").integer() == 0);
  CHECK(l.one("MATCH ()-[r]->() WHERE asOf(r, date('2025-03-02')) RETURN count(r)").integer() == 4);
}

TEST_CASE("full-text search over sentences and names") {
  Library l;
  const auto hits = l.rows(
      "CALL kg.search('builds pinehall') YIELD sentence, document, begin, score RETURN sentence, document, begin, "
      "score > 0");
  REQUIRE(hits.size() == 2);
  CHECK(hits[0][0].string() == "Larkfield builds Pinehall.");
  CHECK(hits[0][1].string() == "a.txt");
  CHECK(hits[1][1].string() == "b.txt");
  CHECK(hits[0][3].boolean());
  CHECK(l.rows("CALL kg.search('builds', 1)").size() == 1);
  CHECK(l.rows("CALL kg.search('')").empty());
  CHECK(l.rows("CALL kg.search('\" OR *')").empty());
  CHECK(l.one("CALL kg.searchNames('lrk') YIELD node RETURN node.name").string() == "Larkfield");
  CHECK_FALSE(l.run("CALL kg.search('x', -1)").ok());
}

TEST_CASE("why a fact is there") {
  Library l;
  const auto why = l.rows(
      "MATCH ()-[r:builds]->() CALL kg.why(r) YIELD document, sentence, rule, confidence, subject, relation, object, "
      "steps "
      "RETURN document, sentence, rule, confidence, subject, relation, object, steps ORDER BY document");
  REQUIRE(why.size() == 2);
  CHECK(why[0][0].string() == "a.txt");
  CHECK(why[1][1].string() == "Larkfield builds Pinehall.");
  CHECK(why[0][2].string() == "subject_verb_object");
  CHECK(why[0][3].floating() == 0.875);
  CHECK(why[0][4].string() == "Larkfield");
  CHECK(why[0][5].string() == "builds");
  CHECK(l.rows("MATCH ()-[r:builds]->() DELETE r WITH 1 AS one CALL kg.why(null) YIELD rule RETURN rule").empty());
}

TEST_CASE("why a fact is not there") {
  Library l;
  const auto reasons = [&](const std::string& a, const std::string& type, const std::string& b) {
    std::vector<std::string> out;
    for (const auto& row : l.rows("MATCH (a {name: '" + a + "'}), (b {name: '" + b + "'}) CALL kg.whynot(a, '" + type +
                                  "', b) YIELD reason RETURN reason"))
      out.push_back(row[0].string());
    return out;
  };
  CHECK(reasons("Larkfield", "builds", "Pinehall") == std::vector<std::string>{"it is there"});
  CHECK(reasons("Pinehall", "builds", "Larkfield") == std::vector<std::string>{"it is there the other way round"});
  CHECK(reasons("Larkfield", "sells", "Pinehall") == std::vector<std::string>{"there is 'builds' instead"});
  CHECK(reasons("Larkfield", "leads", "Oakmere") == std::vector<std::string>{"there is 'buys' instead"});
  CHECK(reasons("Pinehall", "buys", "Oakmere") ==
        std::vector<std::string>{"no sentence that speaks of both gave anything"});
}

TEST_CASE("facts that cannot well both hold") {
  Graph graph;
  Engine engine(graph);
  Table table;
  REQUIRE(engine
              .run("UNWIND range(0, 9) AS i CREATE (:City {name: 'c' + toString(i)})-[:lies_in]->(:Country {name: 'k' "
                   "+ toString(i)})",
                   {}, {}, table)
              .ok());
  REQUIRE(engine.run("CALL kg.conflicts() YIELD kind RETURN kind", {}, {}, table).ok());
  CHECK(table.rows.empty());
  REQUIRE(engine
              .run("MATCH (c {name: 'c0'}), (k {name: 'k1'}) CREATE (c)-[:lies_in]->(k), (c)-[:borders]->(k), "
                   "(c)-[:borders {polarity: 'negated'}]->(k), "
                   "(c)-[:lies_in {modality: 'possible'}]->(:Country {name: 'k99'})",
                   {}, {}, table)
              .ok());
  REQUIRE(engine
              .run("CALL kg.conflicts() YIELD kind, a, b RETURN kind, type(a), endNode(a).name, endNode(b).name", {},
                   {}, table)
              .ok());
  REQUIRE(table.rows.size() == 3);
  CHECK(table.rows[0][0].string() == "affirmed and denied");
  CHECK(table.rows[0][1].string() == "borders");
  CHECK(table.rows[1][0].string() == "several objects");
  CHECK(table.rows[1][2].string() == "k0");
  CHECK(table.rows[1][3].string() == "k1");
  CHECK(table.rows[2][0].string() == "several subjects");
}

TEST_CASE("what differs between two files") {
  const TemporaryFile temporary;
  const auto make = [&](const char* name, const std::string& text) {
    GraphFile file = required(GraphFile::open(temporary.path(name), FileMode::create));
    Engine engine(file.graph());
    Table table;
    REQUIRE(engine.run(text, {}, {}, table).ok());
  };
  make("old.relata",
       "CREATE (a:P {name: 'Ada', born: 1815}), (b:P {name: 'Bob'}), (a)-[:knows {since: 1}]->(b), (a)-[:likes]->(b), "
       "(:X {v: 1}), (:X {v: 1})");
  make("new.relata",
       "CREATE (:X {v: 1}), (b:P {name: 'Bob'}), (a:P {name: 'Ada', born: 1816}), (a)-[:knows {since: 2}]->(b), "
       "(b)-[:likes]->(a)");
  Graph none;
  Engine engine(none);
  Table table;
  const std::string call =
      "CALL kg.diff('" + temporary.path("old.relata") + "', '" + temporary.path("new.relata") + "') ";
  REQUIRE(engine
              .run(call + "YIELD change, element, before, after RETURN change + ' ' + element, before.born, after.born",
                   {}, {}, table)
              .ok());
  std::vector<std::string> changes;
  for (const auto& row : table.rows) changes.push_back(row[0].string());
  CHECK(changes == std::vector<std::string>{"changed P 'Ada'", "removed X {v: 1}", "changed P 'Ada' knows P 'Bob'",
                                            "removed P 'Ada' likes P 'Bob'", "added P 'Bob' likes P 'Ada'"});
  CHECK(table.rows[0][1].integer() == 1815);
  CHECK(table.rows[0][2].integer() == 1816);
  const auto missing = engine.run("CALL kg.diff('nowhere.relata', 'neither.relata')", {}, {}, table);
  REQUIRE_FALSE(missing.ok());
  CHECK(missing.error().kind == ErrorKind::file);
}

}  // namespace relata::query
