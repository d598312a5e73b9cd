#include "tests/tck/gherkin.hpp"

#include <doctest/doctest.h>

using namespace relata;
using namespace relata::tck;

namespace {

Feature parsed(std::string_view text) {
  auto f = parse_feature(text, "test.feature");
  REQUIRE_MESSAGE(f.ok(), f.error().message);
  return std::move(*f);
}

}  // namespace

TEST_CASE("a scenario with its steps, doc string and table") {
  const Feature f = parsed(R"(
# a comment
Feature: Counting

  Prose about the feature.

  @tag1 @tag2
  Scenario: [1] Sheep
    Given an empty graph
    When executing query:
      """
      RETURN 1
        AS one

      """
    Then the result should be, in any order:
      | one | two  |
      # a comment inside of a table
      | 1   | '\|' |
    But no side effects
)");
  CHECK(f.name == "Counting");
  REQUIRE(f.cases.size() == 1);
  const Case& c = f.cases[0];
  CHECK(c.scenario == "[1] Sheep");
  CHECK(c.tags == std::vector<std::string>{"@tag1", "@tag2"});
  REQUIRE(c.steps.size() == 4);
  CHECK(c.steps[0].text == "an empty graph");
  CHECK(c.steps[1].doc_string == "RETURN 1\n  AS one\n");
  CHECK(c.steps[1].has_doc_string);
  CHECK_FALSE(c.steps[1].has_table);
  CHECK(c.steps[2].table == std::vector<TableRow>{{"one", "two"}, {"1", "'|'"}});
  CHECK(c.steps[3].text == "no side effects");
  CHECK(c.steps[3].line_1based == 20);
}

TEST_CASE("cells: escapes are resolved, spaces around are not part of them") {
  const Feature f = parsed("Feature: F\nScenario: S\nGiven x:\n| a\\|b |  c\\\\d  | e\\nf | g\\h ||\n|\n");
  CHECK(f.cases[0].steps[0].table == std::vector<TableRow>{{"a|b", "c\\d", "e\nf", "g\\h", ""}, {}});
}

TEST_CASE("an outline becomes one case a row; placeholders are filled in names, doc strings, tables and steps") {
  const Feature f = parsed(R"(Feature: F
  Scenario Outline: [2] <what> stays as written
    When executing query:
      """
      RETURN <a> AS <b>, <unknown>
      """
    Then the result should be <how>:
      | <b> |
      | <a> |

    Examples:
      | a     | b | how      | what |
      | 1     | x | in order | one  |
      # a comment between the rows
      | '<b>' | y | any      | two  |

    Examples:
      | a | b |
      | 3 | z |
)");
  REQUIRE(f.cases.size() == 3);
  CHECK(f.cases[0].scenario == "[2] <what> stays as written");
  CHECK(f.cases[0].row_1based == 1);
  CHECK(f.cases[2].row_1based == 3);
  CHECK(f.cases[0].steps[0].doc_string == "RETURN 1 AS x, <unknown>");
  CHECK(f.cases[0].steps[1].text == "the result should be in order:");
  CHECK(f.cases[0].steps[1].table == std::vector<TableRow>{{"x"}, {"1"}});
  CHECK(f.cases[1].steps[1].table == std::vector<TableRow>{{"y"}, {"'<b>'"}});  // what was filled in is not filled again
  CHECK(f.cases[2].steps[1].text == "the result should be <how>:");
}

TEST_CASE("the steps of the background come before those of every scenario") {
  const Feature f = parsed("Feature: F\nBackground:\nGiven an empty graph\nScenario: A\nThen a\nScenario: B\nThen b\n");
  REQUIRE(f.cases.size() == 2);
  REQUIRE(f.cases[1].steps.size() == 2);
  CHECK(f.cases[1].steps[0].text == "an empty graph");
  CHECK(f.cases[1].steps[1].text == "b");
}

TEST_CASE("a file that is no feature is an error with its line") {
  for (const char* text : {"", "Scenario: S\n", "Feature: F\nGiven x\n", "Feature: F\nScenario: S\nGiven x\n\"\"\"\nno end\n",
                           "Feature: F\nScenario Outline: S\nGiven x\nExamples:\n| a | b |\n| 1 |\n", "Feature: F\nScenario: S\nGiven x\nNonsense\n",
                           "Feature: F\nScenario: S\nExamples:\n| a |\n"}) {
    const auto f = parse_feature(text, "bad.feature");
    REQUIRE_FALSE(f.ok());
    CHECK(f.error().source == "bad.feature");
    CHECK(f.error().message.starts_with("line "));
  }
}
