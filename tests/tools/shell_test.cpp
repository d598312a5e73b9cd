#include <doctest/doctest.h>

#include <cstdlib>

#include "tests/tools/harness.hpp"
#include "tools/relata/shell_help.hpp"

using namespace relata::tests;

namespace {

// The transcript of a shell over the small graph, with one kind of result.
Outcome shell(const std::string& input, const std::string& mode = "csv") {
  const Folder folder;
  return run({"shell", small_graph(folder)}, ":mode " + mode + "\n" + input);
}

}  // namespace

TEST_CASE("a statement ends at a semicolon or an empty line, and may have many lines") {
  CHECK(shell("RETURN 1 AS x;\n").out == "x\n1\n");
  CHECK(shell("MATCH (p:Person)\n  WHERE p.age > 30\nRETURN p.name AS x\n\n").out == "x\nAnn\n");
  CHECK(shell("RETURN 1 AS x; RETURN 2 AS x;\n").out == "x\n1\nx\n2\n");
  CHECK(shell("RETURN 'a;\n\nb' AS x;\n").out == "x\n\"a;\n\nb\"\n");
  CHECK(shell("RETURN 3 AS x").out == "x\n3\n");  // at the end of the input
}

TEST_CASE("an error is shown and the shell goes on; a script notices") {
  const Outcome o = shell("RETURN y;\nRETURN 1 AS x;\n");
  CHECK(o.code == 1);
  CHECK(o.out == "x\n1\n");
  CHECK(o.err.find("<shell>:1:8") != std::string::npos);
}

TEST_CASE("commands begin with a colon or a point, and may be abbreviated") {
  CHECK(shell(":mode\n.mode\n:mo\n").out == "csv\ncsv\ncsv\n");
  CHECK(shell(":quit\nRETURN 1 AS x;\n").out.empty());
  const Outcome unknown = shell(":hlep\n");
  CHECK(unknown.err.find("did you mean :help?") != std::string::npos);
  CHECK(unknown.code == 2);
  CHECK(shell(":mode xml\n").err.find("there is no mode 'xml'") != std::string::npos);
  CHECK(shell(":help\n").out.find(":schema") != std::string::npos);
  CHECK(shell(":help patterns\n").out.find("shortestPath") != std::string::npos);
  CHECK(shell(":help nothing\n").err.find("no help") != std::string::npos);
  CHECK(shell(":help paterns\n").err.find("did you mean :help patterns?") != std::string::npos);
  CHECK(shell(":help match\n").out.starts_with("MATCH pattern"));
  CHECK(shell(":help Order\n").out.starts_with("ORDER BY"));
}

TEST_CASE("every statement that help shows can be run") {
  size_t statements = 0;
  std::string input;
  for (const auto& topics : {relata::tools::help_topics(), relata::tools::help_clauses()}) {
    for (const auto& topic : topics) {
      std::istringstream lines{std::string(topic.text)};
      for (std::string line; std::getline(lines, line);) {
        if (!line.starts_with("  ") || !line.ends_with(';')) continue;
        input += "EXPLAIN" + line + "\n";
        ++statements;
      }
    }
  }
  CHECK(statements > 10);
  const Outcome o = shell(":param name \"x\"\n" + input);
  INFO(o.err);
  CHECK(o.code == 0);
}

TEST_CASE("parameters, timer, history") {
  CHECK(shell(":param age 30\n:param who=\"Ann\"\n:param\nMATCH (p {name: $who}) WHERE p.age > $age RETURN p.age AS x;\n").out == "age = 30\nwho = \"Ann\"\nx\n31\n");
  CHECK(shell(":param x nope\n").err.find("double quotes") != std::string::npos);
  CHECK(shell(":timer on\nRETURN 1 AS x;\n").err.find("parse ") != std::string::npos);
  CHECK(shell("RETURN 1 AS x\n;\n:history\n").out == "x\n1\n:mode csv\nRETURN 1 AS x\n;\n:history\n");
}

TEST_CASE("schema and stats") {
  const std::string schema = shell(":schema\n").out;
  CHECK(schema.find("(:Person)-[:knows]->(:Person)") != std::string::npos);
  CHECK(schema.find("(:Firm)-[:employs]->(:Person)") != std::string::npos);
  CHECK(schema.find("property keys: age, name, since") != std::string::npos);
  CHECK(shell(":stats\n").out.find(":Person") != std::string::npos);
}

TEST_CASE("source, output, once, export") {
  const Folder folder;
  const std::string graph = small_graph(folder), file = folder.file("q.cypher", "RETURN 1 AS x;\nRETURN y;\nRETURN 2 AS x;"), result = folder.path("result");
  const Outcome sourced = run({"shell", graph}, ":mode csv\n:source " + file + "\nRETURN 3 AS x;\n");
  CHECK(sourced.out == "x\n1\nx\n3\n");
  CHECK(sourced.err.find(file + ":2:8") != std::string::npos);
  CHECK(sourced.code == 1);

  CHECK(run({"shell", graph}, ":mode csv\n:once " + result + "\nRETURN 1 AS x;\nRETURN 2 AS x;\n").out == "x\n2\n");
  CHECK(content(result) == "x\n1\n");
  CHECK(run({"shell", graph}, ":mode csv\n:output " + result + "\nRETURN 1 AS x;\nRETURN 2 AS x;\n:output\nRETURN 3 AS x;\n").out == "x\n3\n");
  CHECK(content(result) == "x\n1\nx\n2\n");
  CHECK(run({"shell", graph}, ":export dot " + result + "\n").code == 0);
  CHECK(content(result).starts_with("digraph"));
  CHECK(run({"shell", graph}, ":export nothing\n").err.find("graphml") != std::string::npos);
  CHECK(run({"shell", graph}, ":output /nowhere/at/all\n").code == 3);
}

TEST_CASE("the last result: evidence of a row, shown again in another mode, explained") {
  CHECK(shell(":last\n").err.find("nothing was run yet") != std::string::npos);
  CHECK(shell("RETURN 1 AS x, 'b' AS y;\n:mode jsonl\n:last\n").out == "x,y\n1,b\n{\"x\":1,\"y\":\"b\"}\n");
  CHECK(shell("MATCH (p:Person) RETURN p.name ORDER BY p.name;\n:explain\n").out.find("NodeScan") != std::string::npos);
  CHECK(shell(":explain MATCH (p:Person) RETURN p.name\n").out.find("NodeScan") != std::string::npos);
  CHECK(shell(":explain\n").err.find("nothing was run yet") != std::string::npos);

  const std::string made = "Ann knows Bob\n  made by hand: no sentence says it\n";
  CHECK(shell("MATCH ({name: 'Ann'})-[r:knows]->(b) RETURN r;\n:evidence\n").out.find(made) != std::string::npos);
  CHECK(shell("MATCH p = ({name: 'Ann'})-[:knows]->() RETURN [{path: p}] AS x;\n:evidence 1\n").out.find(made) != std::string::npos);
  const Outcome named = shell("MATCH ({name: 'Ann'})-[r:knows]->(b) RETURN 'Ann' AS a, type(r), b.name;\n:evidence\n");
  CHECK(named.out.find(made) != std::string::npos);
  CHECK(named.err.find("holds no relationship") != std::string::npos);
  CHECK(shell("RETURN 1 AS x;\n:evidence\n").err.find("names nothing that the graph knows") != std::string::npos);
  CHECK(shell("UNWIND [1, 2] AS x RETURN x;\n:evidence\n").err.find("which of the 2 rows?") != std::string::npos);
  CHECK(shell("UNWIND [1, 2] AS x RETURN x;\n:evidence 3\n").err.find("there is no row 3") != std::string::npos);
  CHECK(shell(":evidence\n").err.find("no result") != std::string::npos);
}

TEST_CASE("evidence shows the sentence with what it was read from in brackets, and of a thing where it is named") {
  const Folder folder;
  const std::string text = folder.file("good.txt", "Ada Brook founded Northlight in 1998.\n"), graph = folder.path("g.relata");
  REQUIRE(run({"build", text, "-o", graph}).code == 0);
  const Outcome fact = run({"shell", graph}, "MATCH (a {name: 'Ada Brook'})-[r]->(b {name: 'Northlight'}) RETURN r;\n:evidence 1\n");
  CHECK(fact.out.find("good.txt: [Ada Brook] [founded] [Northlight] in 1998.\n") != std::string::npos);
  const Outcome thing = run({"shell", graph}, "MATCH (n {name: 'Northlight'}) RETURN n;\n:evidence 1\n");
  CHECK(thing.out.find("Northlight\n  good.txt: Ada Brook founded [Northlight] in 1998.\n") != std::string::npos);
}

TEST_CASE("a file of :source may hold commands; one that calls itself is stopped") {
  const Folder folder;
  const std::string graph = small_graph(folder);
  const std::string file = folder.file("q.cypher", ":param x 7\n\nRETURN $x\n  AS x;  RETURN 2 AS x;\n.mode tsv\nRETURN 'a\n:mode nonsense;' AS t;\n");
  CHECK(run({"shell", graph}, ":mode csv\n:source " + file + "\n").out == "x\n7\nx\n2\nt\na\\n:mode nonsense;\n");
  const std::string wrong = folder.file("wrong.cypher", "RETURN 1 AS x;\n:mode nonsense\nRETURN 2 AS x;\n");
  const Outcome stopped = run({"shell", graph}, ":mode csv\n:source " + wrong + "\n");
  CHECK(stopped.out == "x\n1\n");
  CHECK(stopped.err.find(wrong + ":2:1") != std::string::npos);
  CHECK(stopped.code == 2);
  const std::string self = folder.path("self.cypher");
  folder.file("self.cypher", ":source " + self + "\n");
  CHECK(run({"shell", graph}, ":source " + self + "\n").err.find("inside one another") != std::string::npos);
}

TEST_CASE("the init file runs first; a script has none unless it asks for it") {
  const Folder folder;
  const std::string graph = small_graph(folder), file = folder.file("init", ":mode tsv\n:param who \"Bob\"\n");
  CHECK(run({"shell", graph, "--init", file}, "RETURN $who AS x;\n").out == "x\nBob\n");
  CHECK(run({"shell", graph, "--init", folder.path("none")}, "RETURN 1 AS x;\n").code == 3);
  CHECK(run({"shell", graph, "--mode", "csv", "--param", "n=3"}, "RETURN $n AS x;\n").out == "x\n3\n");
}

TEST_CASE("the editor gets the last statement and gives the next") {
  const Folder folder;
  const std::string graph = small_graph(folder);
  setenv("VISUAL", "sed -i s/1/2/", 1);
  CHECK(run({"shell", graph}, ":mode csv\nRETURN 1 AS x;\n:edit\n:history 1\n").out == "x\n1\nx\n2\n:history 1\n");
  setenv("VISUAL", "false", 1);
  CHECK(run({"shell", graph}, "RETURN 1 AS x;\n:edit\n").err.find("the editor 'false' failed") != std::string::npos);
  unsetenv("VISUAL");
}

TEST_CASE("help on a command, a function, a topic") {
  CHECK(shell(":help :once\n").out.find("next result") != std::string::npos);
  CHECK(shell(":help toUpper\n").out.find("toUpper(") != std::string::npos);
  CHECK(shell(":help evidence\n").out.find("sentences behind a relationship") != std::string::npos);
}
