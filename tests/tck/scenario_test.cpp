// The runner itself: that a scenario which is right passes, and above all that one which is wrong fails.
#include "tests/tck/scenario.hpp"

#include <doctest/doctest.h>

#include <fmt/format.h>

using namespace relata;
using namespace relata::tck;

namespace {

Result<std::string> no_graph(const std::string& name) { return file_error(name, "there is no graph of that name"); }

Verdict verdict(std::string_view steps, const NamedGraph& graphs = no_graph) {
  const auto f = parse_feature(fmt::format("Feature: F\nScenario: S\n{}\n", steps), "test");
  REQUIRE_MESSAGE(f.ok(), f.error().message);
  return run_case(f->cases.at(0), graphs);
}

void passes(std::string_view steps) {
  const Verdict v = verdict(steps);
  CHECK_MESSAGE(v.passed, v.why);
}
void fails(std::string_view steps, std::string_view why) {
  const Verdict v = verdict(steps);
  CHECK_FALSE(v.passed);
  CHECK_MESSAGE(v.why.find(why) != std::string::npos, v.why);
}

const std::string kUnwind = "Given any graph\nWhen executing query:\n\"\"\"\nUNWIND [1, 2, 2] AS x RETURN x\n\"\"\"\n";

}  // namespace

TEST_CASE("rows in any order are a multiset: duplicates count") {
  passes(kUnwind + "Then the result should be, in any order:\n| x |\n| 2 |\n| 1 |\n| 2 |");
  fails(kUnwind + "Then the result should be, in any order:\n| x |\n| 2 |\n| 1 |", "expected 2 rows, got 3");
  fails(kUnwind + "Then the result should be, in any order:\n| x |\n| 2 |\n| 1 |\n| 1 |", "expected");
  fails(kUnwind + "Then the result should be, in any order:\n| y |\n| 2 |\n| 1 |\n| 2 |", "columns");
}

TEST_CASE("rows in order are a list") {
  passes(kUnwind + "Then the result should be, in order:\n| x |\n| 1 |\n| 2 |\n| 2 |");
  fails(kUnwind + "Then the result should be, in order:\n| x |\n| 2 |\n| 1 |\n| 2 |", "expected");
}

TEST_CASE("the order of lists is ignored only on request") {
  const std::string list = "When executing query:\n\"\"\"\nRETURN [2, 1] AS l\n\"\"\"\n";
  passes(list + "Then the result should be (ignoring element order for lists):\n| l |\n| [1, 2] |");
  fails(list + "Then the result should be, in any order:\n| l |\n| [1, 2] |", "expected");
}

TEST_CASE("an integer is not a float, and a text is not a number") {
  fails("When executing query:\n\"\"\"\nRETURN 1 AS x\n\"\"\"\nThen the result should be, in any order:\n| x |\n| 1.0 |", "expected");
  fails("When executing query:\n\"\"\"\nRETURN '1' AS x\n\"\"\"\nThen the result should be, in any order:\n| x |\n| 1 |", "expected");
}

TEST_CASE("no rows") {
  passes("When executing query:\n\"\"\"\nMATCH (n) RETURN n\n\"\"\"\nThen the result should be empty\nAnd no side effects");
  fails(kUnwind + "Then the result should be empty", "expected no rows, got 3");
}

TEST_CASE("side effects are what can be seen to differ") {
  const std::string change =
      "Given an empty graph\nAnd having executed:\n\"\"\"\nCREATE (:A {k: 1, same: 2}), (:A)\n\"\"\"\n"
      "When executing query:\n\"\"\"\nMATCH (n {k: 1}) SET n.k = 3, n.same = 2 CREATE (:A)-[:T]->(:B)\n\"\"\"\nThen the result should be empty\n";
  passes(change + "And the side effects should be:\n| +nodes | 2 |\n| +relationships | 1 |\n| +labels | 1 |\n| +properties | 1 |\n| -properties | 1 |");
  fails(change + "And the side effects should be:\n| +nodes | 2 |", "expected side effects (+nodes: 2)");
  fails(change + "And no side effects", "expected side effects ()");
}

TEST_CASE("a control query runs after the query under test and is what the next step looks at") {
  passes("Given an empty graph\nWhen executing query:\n\"\"\"\nCREATE ()\n\"\"\"\nThen the result should be empty\n"
         "And the side effects should be:\n| +nodes | 1 |\n"
         "When executing control query:\n\"\"\"\nMATCH (n) RETURN count(*) AS c\n\"\"\"\nThen the result should be, in any order:\n| c |\n| 1 |\nAnd no side effects");
}

TEST_CASE("an error is compared by type, phase and detail") {
  const std::string wrong = "When executing query:\n\"\"\"\nRETURN missing\n\"\"\"\n";
  passes(wrong + "Then a SyntaxError should be raised at compile time: UndefinedVariable");
  passes(wrong + "Then a SyntaxError should be raised at any time: *");
  fails(wrong + "Then a TypeError should be raised at compile time: UndefinedVariable", "expected TypeError");
  fails(wrong + "Then a SyntaxError should be raised at runtime: UndefinedVariable", "expected SyntaxError at runtime");
  fails(wrong + "Then a SyntaxError should be raised at compile time: UnexpectedSyntax", "UnexpectedSyntax");
  fails(wrong + "Then the result should be empty", "expected a result");
  fails(kUnwind + "Then a SyntaxError should be raised at any time: *", "got 3 rows");
}

TEST_CASE("parameters and procedures") {
  passes("Given any graph\nAnd parameters are:\n| p | {a: [1]} |\nWhen executing query:\n\"\"\"\nRETURN $p AS p\n\"\"\"\nThen the result should be, in any order:\n| p |\n| {a: [1]} |");
  const std::string stub = "Given any graph\nAnd there exists a procedure test.twice(in :: FLOAT?) :: (out :: INTEGER?, text :: STRING?):\n"
                           "| in | out | text |\n| 1.0 | 2 | 'a' |\n| 1.0 | 3 | 'b' |\n| 2.0 | 4 | 'c' |\n";
  passes(stub + "When executing query:\n\"\"\"\nCALL test.twice(1) YIELD out, text RETURN out, text\n\"\"\"\nThen the result should be, in order:\n| out | text |\n| 2 | 'a' |\n| 3 | 'b' |");
}

TEST_CASE("named graphs are loaded, unknown steps and broken set-ups are failures") {
  const NamedGraph one = [](const std::string& name) -> Result<std::string> { return "CREATE (:" + name + ")"; };
  CHECK(verdict("Given the Oak graph\nWhen executing query:\n\"\"\"\nMATCH (n:Oak) RETURN n\n\"\"\"\nThen the result should be, in any order:\n| n |\n| (:Oak) |", one).passed);
  fails("Given the Oak graph", "no graph of that name");
  fails("Given a cup of tea", "not known");
  fails("Given an empty graph\nAnd having executed:\n\"\"\"\nCREATE (\n\"\"\"", "set-up failed");
}

TEST_CASE("paths and entities in results are shown as they were when the row was made") {
  passes("Given an empty graph\nAnd having executed:\n\"\"\"\nCREATE (:A {k: 1})-[:T {w: 2.5}]->(:B)\n\"\"\"\n"
         "When executing query:\n\"\"\"\nMATCH p = (:B)<--(a) RETURN p, a, relationships(p) AS r\n\"\"\"\n"
         "Then the result should be, in any order:\n| p | a | r |\n| <(:B)<-[:T {w: 2.5}]-(:A {k: 1})> | (:A {k: 1}) | [[:T {w: 2.5}]] |");
}
