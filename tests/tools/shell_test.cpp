#include <doctest/doctest.h>

#include "tests/tools/harness.hpp"
#include "tools/relata/completion.hpp"
#include "tools/relata/graph_access.hpp"

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

TEST_CASE("completion knows commands, keywords, labels, types, keys and names") {
  const Folder folder;
  const auto file = relata::tools::open_to_read(small_graph(folder));
  REQUIRE(file.ok());
  const auto complete = [&](std::string_view before, std::string_view word) { return relata::tools::completions(file->graph(), before, word); };
  using Words = std::vector<std::string>;
  CHECK(complete(":", "sch") == Words{"schema"});
  CHECK(complete("", "mat") == Words{"MATCH"});
  CHECK(complete("MATCH (n:", "P") == Words{"Person"});
  CHECK(complete("MATCH (n)-[:", "") == Words{"employs", "knows"});
  CHECK(complete("MATCH (n)-[:knows|", "e") == Words{"employs"});
  CHECK(complete("MATCH (n)-[:knows]-(m:", "F") == Words{"Firm"});
  CHECK(complete("MATCH (f:Firm) RETURN f.", "") == Words{"name"});
  CHECK(complete("MATCH (p:Person) RETURN p.", "a") == Words{"age"});
  CHECK(complete("MATCH (n) RETURN n.", "") == Words{"age", "name", "since"});
  CHECK(complete("RETURN ", "coal") == Words{"coalesce("});
  CHECK(complete("RETURN ", "").empty());
}
