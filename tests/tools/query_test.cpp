#include <doctest/doctest.h>

#include "tests/tools/harness.hpp"

using namespace relata::tests;

TEST_CASE("rows on standard output, in the mode asked for, and nothing else") {
  const Folder folder;
  const std::string graph = small_graph(folder);
  const std::string statement = "MATCH (p:Person) RETURN p.name AS name, p.age AS age ORDER BY name";
  const Outcome o = run({"query", graph, statement});
  CHECK(o.code == 0);
  CHECK(o.err.empty());
  CHECK(o.out == "{\"name\":\"Ann\",\"age\":31}\n{\"name\":\"Bob\",\"age\":null}\n{\"name\":\"Cem\",\"age\":null}\n");
  CHECK(run({"query", graph, statement, "--mode", "csv"}).out == "name,age\nAnn,31\nBob,\nCem,\n");
  CHECK(run({"query", graph, statement, "--mode", "json"}).out == "{\"columns\":[\"name\",\"age\"],\"rows\":[[\"Ann\",31],[\"Bob\",null],[\"Cem\",null]]}\n");
  CHECK(run({"query", graph, "MATCH (:Firm)-[r]->(p) RETURN p, r, [1, 'x'] AS list", "--mode", "table"}).out ==
        "+----------------------------------+------------+----------+\n"
        "| p                                | r          | list     |\n"
        "+----------------------------------+------------+----------+\n"
        "| (:Person {age: 31, name: 'Ann'}) | [:employs] | [1, 'x'] |\n"
        "+----------------------------------+------------+----------+\n");
}

TEST_CASE("statements come from an argument, from files, from standard input") {
  const Folder folder;
  const std::string graph = small_graph(folder);
  const std::string one = folder.file("one.cypher", "RETURN 1 AS x; // first\nRETURN 2 AS x"), two = folder.file("two.cypher", "RETURN 3 AS x;");
  CHECK(run({"query", graph, "-f", one, "-f", two, "--mode", "csv"}).out == "x\n1\nx\n2\nx\n3\n");
  CHECK(run({"query", graph, "--mode", "csv"}, "RETURN 4 AS x;\n").out == "x\n4\n");
  CHECK(run({"query", graph, "-f", "-", "--mode", "csv"}, "RETURN 5 AS x").out == "x\n5\n");
  const Outcome missing = run({"query", graph, "-f", folder.path("none.cypher")});
  CHECK(missing.code == 3);
  CHECK(missing.err.find("none.cypher") != std::string::npos);
  CHECK(run({"query", graph, "-f", folder.path("")}).code == 3);  // a folder
}

TEST_CASE("parameters are JSON") {
  const Folder folder;
  const std::string graph = small_graph(folder);
  const Outcome o = run({"query", graph, "MATCH (p {name: $name}) RETURN p.name AS n, $list[1] AS x", "--param", "name=\"Bob\"", "--param", "list=[1,2.5]"});
  CHECK(o.out == "{\"n\":\"Bob\",\"x\":2.5}\n");
}

TEST_CASE("an error shows file, line, column, the line and a caret; the batch stops there") {
  const Folder folder;
  const std::string graph = small_graph(folder);
  const std::string file = folder.file("q.cypher", "RETURN 1 AS x;\n\nMATCH (n)\nRETURN m;\nRETURN 2 AS x;\n");
  const Outcome o = run({"query", graph, "-f", file, "--mode", "csv"});
  CHECK(o.code == 1);
  CHECK(o.out == "x\n1\n");
  CHECK(o.err.find("--> " + file + ":4:8\n") != std::string::npos);
  CHECK(o.err.find(" 4 | RETURN m;\n") != std::string::npos);
  CHECK(o.err.find("   |        ^\n") != std::string::npos);
  const Outcome on = run({"query", graph, "-f", file, "--mode", "csv", "--keep-going"});
  CHECK(on.code == 1);
  CHECK(on.out == "x\n1\nx\n2\n");
}

TEST_CASE("bad query text is refused with a message, whatever it is") {
  const Folder folder;
  const std::string graph = small_graph(folder);
  for (const std::string& text : {std::string(100000, '('), std::string(100000, '['), "RETURN " + std::string(100000, '-') + "1", std::string("RETURN '"), std::string("\xFF\xFE"),
                                  std::string("MATCH"), std::string("RETURN 1 / 0"), "RETURN " + std::string(1 << 20, 'x')}) {
    const Outcome o = run({"query", graph}, text);
    CHECK(o.code == 1);
    CHECK(o.out.empty());
    CHECK(o.err.starts_with("error: "));
    CHECK(o.err.size() < 2000);
  }
}

TEST_CASE("a statement that fails before its first row writes nothing, in any mode") {
  const Folder folder;
  const std::string graph = small_graph(folder);
  for (const char* mode : {"box", "csv", "json", "jsonl"}) {
    const Outcome o = run({"query", graph, "UNWIND [1, 0] AS x RETURN date('no date') AS d, x", "--mode", mode});
    CHECK(o.code == 1);
    CHECK(o.out.empty());
  }
}

TEST_CASE("timing goes to standard error, a line a repetition; rows are printed once") {
  const Folder folder;
  const std::string graph = small_graph(folder);
  const Outcome o = run({"query", graph, "RETURN 1 AS x", "--timing", "--repeat", "3", "--mode", "csv"});
  CHECK(o.out == "x\n1\n");
  CHECK(std::count(o.err.begin(), o.err.end(), '\n') == 3);
  CHECK(o.err.starts_with("parse "));
  CHECK(o.err.find(" ms plan ") != std::string::npos);
  CHECK(o.err.find(" ms run ") != std::string::npos);
}

TEST_CASE("a failed statement leaves the graph as it was, one that worked is kept") {
  const Folder folder;
  const std::string graph = small_graph(folder);
  CHECK(run({"query", graph, "CREATE (:Person {name: 'Dee'}); CREATE (:Person {name: 'Eve', bad: {a: 1}})"}).code == 1);
  CHECK(run({"query", graph, "MATCH (p:Person) RETURN count(*) AS n"}).out == "{\"n\":4}\n");
}

TEST_CASE("output that cannot be written is an error") {
  const Folder folder;
  const std::string graph = small_graph(folder);
  std::istringstream in;
  std::ostringstream err;
  std::ofstream full("/dev/full");
  if (!full) return;
  relata::tools::Streams streams{in, full, err};
  CHECK(relata::tools::run_program(relata::tools::all_commands(), {"query", graph, "UNWIND range(1, 100000) AS x RETURN x"}, streams) == 3);
  CHECK(err.str().find("cannot be written") != std::string::npos);
}

TEST_CASE("a plan is the result of EXPLAIN, and a note beside that of PROFILE") {
  const Folder folder;
  const std::string graph = small_graph(folder);
  const Outcome explained = run({"query", graph, "EXPLAIN MATCH (p:Person) RETURN p.name", "--mode", "json"});
  CHECK(explained.code == 0);
  CHECK(explained.err.empty());
  CHECK(explained.out.starts_with("{\"columns\":[\"plan\"],\"rows\":[[\"Return p.name\"],"));
  const Outcome profiled = run({"query", graph, "PROFILE MATCH (p:Person {name: 'Ann'}) RETURN p.name", "--mode", "json"});
  CHECK(profiled.out == "{\"columns\":[\"p.name\"],\"rows\":[[\"Ann\"]]}\n");
  CHECK(profiled.err.find("NodeLookup (p:Person {name: 'Ann'})") != std::string::npos);
}

TEST_CASE("a statement that runs away ends at --timeout and at --max-memory, and changes nothing") {
  const Folder folder;
  const std::string graph = small_graph(folder);
  const std::string dense = "UNWIND range(1, 14) AS i CREATE (:N {i: i}); MATCH (a:N), (b:N) WHERE a.i < b.i CREATE (a)-[:R]->(b)";
  REQUIRE(run({"query", graph, dense}).code == 0);
  const Outcome late = run({"query", graph, "MATCH p = (a)-[*]-(b) RETURN count(*)", "--timeout", "0.1"});
  CHECK(late.code == 1);
  CHECK(late.out.empty());
  CHECK(late.err.find("the time limit was reached") != std::string::npos);
  const Outcome large = run({"query", graph, "MATCH p = (a:N)-[*]-(b) WITH collect(p) AS found CREATE (:Big {n: size(found)})", "--max-memory", "50MB"});
  CHECK(large.code == 1);
  CHECK(large.err.find("the memory limit was reached") != std::string::npos);
  CHECK(run({"query", graph, "MATCH (n:Big) RETURN count(*) AS c", "--mode", "csv"}).out == "c\n0\n");
  CHECK(run({"query", graph, "RETURN 1", "--timeout", "-1"}).code == 2);
  CHECK(run({"query", graph, "RETURN 1", "--max-memory", "much"}).code == 2);
}
