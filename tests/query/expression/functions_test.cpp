#include <array>

#include "tests/query/expression/expression_case.hpp"

using namespace relata;
using namespace relata::query;
using Case = ExpressionCase;

TEST_CASE("string functions count characters, not bytes") {
  constexpr std::array kCases = {
      Case{"left('héllo', 2)", "'hé'"}, Case{"right('héllo', 4)", "'éllo'"}, Case{"right('ab', 9)", "'ab'"}, Case{"substring('héllo', 1, 2)", "'él'"},
      Case{"substring('abc', 1)", "'bc'"}, Case{"substring('abc', 9)", "''"}, Case{"substring('abc', -1)", "ArgumentError: NegativeIntegerArgument"},
      Case{"left('abc', null)", "null"}, Case{"trim('  a b\\t')", "'a b'"}, Case{"lTrim('  a ')", "'a '"}, Case{"rTrim(' a  ')", "' a'"}, Case{"btrim('xxaxx', 'x')", "'a'"},
      Case{"toUpper('ab é')", "'AB É'"}, Case{"toLower('ÀB')", "'àb'"}, Case{"replace('aXbX', 'X', '--')", "'a--b--'"}, Case{"replace('abc', '', 'x')", "'abc'"},
      Case{"split('a,b,,c', ',')", "['a', 'b', '', 'c']"}, Case{"split('abc', '')", "['a', 'b', 'c']"}, Case{"split('a,b;c', [',', ';'])", "['a', 'b', 'c']"}, Case{"split('', ',')", "['']"},
      Case{"reverse('héy')", "'yéh'"}, Case{"size('héllo')", "5"}, Case{"char_length('日本')", "2"}, Case{"toUpper(1)", "SyntaxError: InvalidArgumentType"},
      Case{"toUpper(head(['a', 1]))", "'A'"}, Case{"toUpper(last(['a', 1]))", "TypeError: InvalidArgumentValue"}, Case{"toUPPER('a')", "'A'"},
  };
  check_cases(kCases);
}

TEST_CASE("list functions") {
  constexpr std::array kCases = {
      Case{"head([])", "null"}, Case{"last([1, 2])", "2"}, Case{"tail([1, 2, 3])", "[2, 3]"}, Case{"tail([])", "[]"}, Case{"reverse([1, 2])", "[2, 1]"},
      Case{"range(1, 3)", "[1, 2, 3]"}, Case{"range(3, 1)", "[]"}, Case{"range(3, 1, -1)", "[3, 2, 1]"}, Case{"range(0, 10, 4)", "[0, 4, 8]"},
      Case{"range(1, 3, 0)", "ArgumentError: NumberOutOfRange"}, Case{"range(0, 9223372036854775807)", "ArgumentError: NumberOutOfRange"},
      Case{"range(9223372036854775806, 9223372036854775807)", "[9223372036854775806, 9223372036854775807]"},
      Case{"range(-9223372036854775808, 9223372036854775807, 9223372036854775807)", "[-9223372036854775808, -1, 9223372036854775806]"},
      Case{"size([])", "0"}, Case{"size(null)", "null"}, Case{"isEmpty('')", "true"}, Case{"isEmpty([1])", "false"}, Case{"isEmpty({})", "true"}, Case{"keys({b: 1, a: 2})", "['a', 'b']"},
  };
  check_cases(kCases);
}

TEST_CASE("mathematical functions") {
  constexpr std::array kCases = {
      Case{"abs(-3)", "3"}, Case{"abs(-3.5)", "3.5"}, Case{"abs(-9223372036854775808)", "ArithmeticError: IntegerOverflow"}, Case{"sign(-0.5)", "-1"}, Case{"ceil(1.2)", "2.0"},
      Case{"floor(-1.2)", "-2.0"}, Case{"round(2.5)", "3.0"}, Case{"round(-2.5)", "-2.0"}, Case{"round(3.14159, 2)", "3.14"}, Case{"round(2.5, 0, 'HALF_EVEN')", "2.0"},
      Case{"round(1.5, 0, 'SIDEWAYS')", "ArgumentError: InvalidArgumentValue"}, Case{"sqrt(16)", "4.0"}, Case{"sqrt(-1)", "NaN"}, Case{"log10(100)", "2.0"}, Case{"exp(0)", "1.0"},
      Case{"isNaN(0.0 / 0.0)", "true"}, Case{"degrees(pi())", "180.0"}, Case{"atan2(0, 1)", "0.0"}, Case{"0 <= rand() < 1", "true"}, Case{"sin(null)", "null"},
  };
  check_cases(kCases);
}

TEST_CASE("conversions") {
  constexpr std::array kCases = {
      Case{"toInteger('42')", "42"}, Case{"toInteger(' -7 ')", "-7"}, Case{"toInteger('82.9')", "82"}, Case{"toInteger(-1.9)", "-1"}, Case{"toInteger('x')", "null"}, Case{"toInteger('')", "null"},
      Case{"toInteger(1e30)", "null"}, Case{"toInteger(last(['1', true]))", "TypeError: InvalidArgumentValue"}, Case{"toIntegerOrNull(true)", "1"}, Case{"toIntegerOrNull([])", "null"},
      Case{"toFloat('1e3')", "1000.0"}, Case{"toFloat(1)", "1.0"}, Case{"toFloat('1.5x')", "null"}, Case{"toFloatOrNull(true)", "null"}, Case{"toBoolean('TRUE')", "true"},
      Case{"toBoolean('yes')", "null"}, Case{"toBoolean(' false ')", "false"}, Case{"toString(1.0)", "'1.0'"}, Case{"toString(1e10)", "'1.0E10'"}, Case{"toString(0.00001)", "'1.0E-5'"},
      Case{"toString(123456.789)", "'123456.789'"}, Case{"toString(true)", "'true'"}, Case{"toString(date('2020-01-02'))", "'2020-01-02'"}, Case{"toString([])", "SyntaxError: InvalidArgumentType"},
      Case{"toStringList([1, 'a', null, []])", "['1', 'a', null, null]"}, Case{"toIntegerList(['1', 'x'])", "[1, null]"},
      Case{"coalesce(null, null, 3)", "3"}, Case{"coalesce(null)", "null"}, Case{"nullIf(1, 1.0)", "null"}, Case{"nullIf(1, 2)", "1"}, Case{"valueType(1)", "'INTEGER NOT NULL'"}, Case{"valueType(null)", "'NULL'"},
      Case{"size(randomUUID())", "36"}, Case{"timestamp() > 1600000000000", "true"},
  };
  check_cases(kCases);
}

TEST_CASE("functions of nodes, relationships and paths") {
  Graph graph;
  Engine engine(graph);
  Table made;
  REQUIRE(engine.run("CREATE (:A:B {k: 1, name: 'x'})-[:T {w: 2}]->(:C)", {}, {}, made).ok());
  const auto value = [&](std::string_view expression) {
    Table table;
    const auto r = engine.run(fmt::format("MATCH p = (a:A)-[r]->(c) RETURN {} AS x", expression), {}, {}, table);
    return r ? value_text(table.rows.at(0).at(0), graph) : r.error().type + ": " + r.error().detail;
  };
  constexpr std::array kCases = {
      Case{"labels(a)", "['A', 'B']"}, Case{"type(r)", "'T'"}, Case{"properties(a)", "{k: 1, name: 'x'}"}, Case{"keys(r)", "['w']"}, Case{"startNode(r) = a", "true"}, Case{"endNode(r)", "(:C)"},
      Case{"nodes(p)", "[(:A:B {k: 1, name: 'x'}), (:C)]"}, Case{"relationships(p)", "[[:T {w: 2}]]"}, Case{"length(p)", "1"}, Case{"p", "<(:A:B {k: 1, name: 'x'})-[:T {w: 2}]->(:C)>"},
      Case{"id(a)", "0"}, Case{"elementId(r)", "'r0'"}, Case{"a.k", "1"}, Case{"a['name']", "'x'"}, Case{"a.nothing", "null"}, Case{"a[0]", "TypeError: MapElementAccessByNonString"},
      Case{"a {.k, .*, own: 1 + 1}", "{k: 1, name: 'x', own: 2}"}, Case{"a {.nothing}", "{nothing: null}"}, Case{"a:A", "true"}, Case{"a:A:C", "false"}, Case{"r:T", "true"},
      Case{"evidence(r)", "[]"}, Case{"mentions(a)", "[]"}, Case{"sources(r)", "[]"}, Case{"support(r)", "0"}, Case{"aliases(a)", "[]"}, Case{"confidence(r)", "null"},
      Case{"labels(r)", "SyntaxError: InvalidArgumentType"}, Case{"labels(last([a, r]))", "TypeError: InvalidArgumentValue"}, Case{"length(a)", "SyntaxError: InvalidArgumentType"},
  };
  for (const Case& c : kCases) CHECK_MESSAGE(value(c.expression) == std::string(c.expected), std::string(c.expression), " gives ", value(c.expression));
}

TEST_CASE("what a statement deleted cannot be read any more, but its type and identity can") {
  Graph graph;
  Engine engine(graph);
  const auto outcome = [&](std::string_view expression) {
    Table table;
    REQUIRE(engine.run("CREATE (:A {k: 1})-[:T]->()", {}, {}, table).ok());
    const auto r = engine.run(fmt::format("MATCH (a:A)-[r]->(b) DELETE r, a, b RETURN {} AS x", expression), {}, {}, table);
    if (r) return value_text(table.rows.at(0).at(0), graph);
    REQUIRE(engine.run("MATCH (n) DETACH DELETE n", {}, {}, table).ok());
    return r.error().type + ": " + r.error().detail;
  };
  CHECK(outcome("a.k") == "EntityNotFound: DeletedEntityAccess");
  CHECK(outcome("labels(a)") == "EntityNotFound: DeletedEntityAccess");
  CHECK(outcome("a:A") == "EntityNotFound: DeletedEntityAccess");
  CHECK(outcome("keys(r)") == "EntityNotFound: DeletedEntityAccess");
  CHECK(outcome("type(r)") == "'T'");
}
