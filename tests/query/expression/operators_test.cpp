#include <array>

#include "tests/query/expression/expression_case.hpp"

using namespace relata;
using namespace relata::query;
using Case = ExpressionCase;

TEST_CASE("arithmetic") {
  constexpr std::array kCases = {
      Case{"1 + 2 * 3", "7"}, Case{"7 / 2", "3"}, Case{"-7 / 2", "-3"}, Case{"-7 % 3", "-1"}, Case{"7 / 2.0", "3.5"}, Case{"2 ^ 3", "8.0"},
      Case{"2 ^ 3 ^ 0", "1.0"}, Case{"5.5 % 2", "1.5"}, Case{"1.0 / 0", "Inf"}, Case{"-1 / 0.0", "-Inf"}, Case{"0.0 / 0.0", "NaN"},
      Case{"1 / 0", "ArithmeticError: DivisionByZero"}, Case{"1 % 0", "ArithmeticError: DivisionByZero"},
      Case{"9223372036854775807 + 1", "ArithmeticError: IntegerOverflow"}, Case{"-9223372036854775808 - 1", "ArithmeticError: IntegerOverflow"},
      Case{"9223372036854775807 * 2", "ArithmeticError: IntegerOverflow"}, Case{"-(-9223372036854775808)", "ArithmeticError: IntegerOverflow"},
      Case{"1 + null", "null"}, Case{"null * 'a'", "SyntaxError: InvalidArgumentType"}, Case{"-null", "null"}, Case{"+3", "3"}, Case{"- -3", "3"},
      Case{"'a' + 'b'", "'ab'"}, Case{"'a' + 1", "'a1'"}, Case{"1.5 + 'a'", "'1.5a'"}, Case{"'a' + null", "null"},
      Case{"[1] + [2]", "[1, 2]"}, Case{"[1] + 2", "[1, 2]"}, Case{"0 + [1]", "[0, 1]"}, Case{"[1] + null", "null"}, Case{"[] + [[]]", "[[]]"},
      Case{"true + 1", "SyntaxError: InvalidArgumentType"}, Case{"1 - 'a'", "SyntaxError: InvalidArgumentType"},
      Case{"head([1, 'a']) - 'a'", "SyntaxError: InvalidArgumentType"}, Case{"last([1, true]) + 1", "TypeError: InvalidArgumentType"},
  };
  check_cases(kCases);
}

TEST_CASE("logic has three values") {
  constexpr std::array kCases = {
      Case{"true AND null", "null"}, Case{"false AND null", "false"}, Case{"null AND false", "false"}, Case{"true OR null", "true"},
      Case{"false OR null", "null"}, Case{"true XOR true", "false"}, Case{"true XOR null", "null"}, Case{"true XOR false XOR true", "false"},
      Case{"NOT null", "null"}, Case{"NOT NOT true", "true"}, Case{"null IS NULL", "true"}, Case{"1 IS NOT NULL", "true"},
      Case{"head([1, true]) AND true", "TypeError: InvalidArgumentType"}, Case{"false AND head([1, true])", "false"},
      Case{"'a' OR true", "SyntaxError: InvalidArgumentType"},
  };
  check_cases(kCases);
}

TEST_CASE("comparisons, alone and in a chain") {
  constexpr std::array kCases = {
      Case{"1 = 1.0", "true"}, Case{"1 = '1'", "false"}, Case{"null = null", "null"}, Case{"1 <> null", "null"}, Case{"1 < 'a'", "null"},
      Case{"1 < 2 < 3", "true"}, Case{"1 < 3 < 2", "false"}, Case{"1 < 2 > 1", "true"}, Case{"1 < null < 0", "null"}, Case{"3 < 2 < null", "false"},
      Case{"'a' < 'b' <= 'b'", "true"}, Case{"[1, 2] < [1, 3]", "true"}, Case{"[1, null] = [1, null]", "null"}, Case{"[1] = [1, null]", "false"},
      Case{"{a: 1} = {a: 1.0}", "true"}, Case{"{a: 1} = {b: 1}", "false"}, Case{"0.0 / 0.0 = 0.0 / 0.0", "false"}, Case{"0.0 / 0.0 <> 1", "true"},
      Case{"9007199254740993 = 9007199254740992.0", "false"}, Case{"9007199254740993 > 9007199254740992.0", "true"},
  };
  check_cases(kCases);
}

TEST_CASE("membership and text predicates") {
  constexpr std::array kCases = {
      Case{"1 IN [1, null]", "true"}, Case{"2 IN [1, null]", "null"}, Case{"null IN []", "false"}, Case{"null IN [1]", "null"}, Case{"1 IN null", "null"},
      Case{"[1] IN [[1]]", "true"}, Case{"1.0 IN [1]", "true"}, Case{"1 IN 1", "SyntaxError: InvalidArgumentType"},
      Case{"'abc' STARTS WITH 'ab'", "true"}, Case{"'abc' ENDS WITH 'bc'", "true"}, Case{"'abc' CONTAINS 'd'", "false"}, Case{"'abc' CONTAINS ''", "true"},
      Case{"null CONTAINS 'a'", "null"}, Case{"1 CONTAINS 'a'", "null"}, Case{"'abc' =~ 'a.c'", "true"}, Case{"'abc' =~ 'b'", "false"},
      Case{"'ABC' =~ '(?i)abc'", "true"}, Case{"'a' =~ null", "null"}, Case{"'a' =~ '('", "ArgumentError: InvalidArgumentValue"},
  };
  check_cases(kCases);
}

TEST_CASE("lists, maps and what is taken out of them") {
  constexpr std::array kCases = {
      Case{"[1, 2, 3][0]", "1"}, Case{"[1, 2, 3][-1]", "3"}, Case{"[1][5]", "null"}, Case{"[1][null]", "null"}, Case{"null[0]", "null"},
      Case{"[1, 2, 3, 4][1..3]", "[2, 3]"}, Case{"[1, 2, 3][..-1]", "[1, 2]"}, Case{"[1, 2, 3][-2..]", "[2, 3]"}, Case{"[1, 2][5..9]", "[]"},
      Case{"[1, 2, 3][-9..2]", "[1, 2]"}, Case{"[1, 2][null..1]", "null"}, Case{"[1, 2][2..1]", "[]"},
      Case{"[1]['a']", "TypeError: ListElementAccessByNonInteger"}, Case{"{a: 1}[0]", "TypeError: MapElementAccessByNonString"},
      Case{"head([1])[0]", "TypeError: InvalidArgumentType"}, Case{"{a: {b: 2}}.a.b", "2"}, Case{"{a: 1}['a']", "1"}, Case{"{a: 1}.b", "null"},
      Case{"{a: 1}[null]", "null"}, Case{"{}.a", "null"}, Case{"'x'.a", "TypeError: InvalidArgumentType"}, Case{"null.a", "null"},
  };
  check_cases(kCases);
}

TEST_CASE("comprehensions, quantifiers, reduce, CASE") {
  constexpr std::array kCases = {
      Case{"[x IN [1, 2, 3] WHERE x > 1 | x * 10]", "[20, 30]"}, Case{"[x IN [1, 2]]", "[1, 2]"}, Case{"[x IN [1, null, 2] WHERE x > 1]", "[2]"},
      Case{"[x IN [[1, 2], [3]] | [y IN x | y + 1]]", "[[2, 3], [4]]"}, Case{"[x IN null | x]", "null"},
      Case{"[x IN [1, 2] | [y IN [3] | x + y]]", "[[4], [5]]"},
      Case{"all(x IN [1, 2] WHERE x > 0)", "true"}, Case{"all(x IN [1, null] WHERE x > 0)", "null"}, Case{"all(x IN [-1, null] WHERE x > 0)", "false"},
      Case{"any(x IN [null, 1] WHERE x > 0)", "true"}, Case{"any(x IN [null, -1] WHERE x > 0)", "null"}, Case{"none(x IN [] WHERE x > 0)", "true"},
      Case{"none(x IN [null] WHERE x > 0)", "null"}, Case{"single(x IN [1, 2] WHERE x > 1)", "true"}, Case{"single(x IN [2, 2] WHERE x > 1)", "false"},
      Case{"single(x IN [2, null] WHERE x > 1)", "null"}, Case{"single(x IN [2, 2, null] WHERE x > 1)", "false"}, Case{"any(x IN null WHERE x > 0)", "null"},
      Case{"reduce(s = 0, x IN [1, 2, 3] | s + x)", "6"}, Case{"reduce(s = '', x IN ['a', 'b'] | s + x)", "'ab'"}, Case{"reduce(s = 0, x IN [] | s + x)", "0"},
      Case{"reduce(s = [], x IN [1, 2] | s + [reduce(t = x, y IN [1, 1] | t + y)])", "[3, 4]"}, Case{"reduce(s = 0, x IN null | s)", "null"},
      Case{"CASE 1 WHEN 1.0 THEN 'a' ELSE 'b' END", "'a'"}, Case{"CASE null WHEN null THEN 'a' ELSE 'b' END", "'b'"}, Case{"CASE WHEN null THEN 1 END", "null"},
      Case{"CASE WHEN false THEN 1 WHEN true THEN 2 END", "2"}, Case{"CASE 3 WHEN 1 THEN 1 / 0 ELSE 'ok' END", "'ok'"},
      Case{"all(x IN ['a'] WHERE x % 2 = 0)", "SyntaxError: InvalidArgumentType"},
  };
  check_cases(kCases);
}

TEST_CASE("parameters") {
  CHECK(evaluated("$p + 1", {{"p", Value(2)}}) == "3");
  CHECK(evaluated("$m.a[$i]", {{"m", Value(Map{{"a", Value(List{Value("x")})}})}, {"i", Value(0)}}) == "'x'");
  CHECK(evaluated("$list[$i]", {{"list", Value(1)}, {"i", Value(0)}}) == "TypeError: InvalidArgumentType");
}

TEST_CASE("an expression cannot eat the memory or run for ever") {
  const auto kind = [](std::string_view expression, double timeout_seconds) {
    Graph graph;
    Engine engine(graph);
    Table table;
    RunOptions options;
    options.timeout_seconds = timeout_seconds;
    const auto r = engine.run(fmt::format("RETURN {} AS x", expression), {}, options, table);
    REQUIRE_FALSE(r.ok());
    return r.error().kind;
  };
  CHECK(kind("size([x IN range(1, 10000) | range(1, 10000)])", 0) == ErrorKind::limit);
  CHECK(kind("size(reduce(l = [1], x IN range(1, 60) | l + l))", 0) == ErrorKind::limit);
  CHECK(kind("size(reduce(s = 'a', x IN range(1, 60) | s + s))", 0) == ErrorKind::limit);
  CHECK(kind("size(replace(reduce(s = 'a', x IN range(1, 20) | s + s), 'a', reduce(s = 'a', x IN range(1, 20) | s + s)))", 0) == ErrorKind::limit);
  CHECK(kind("size(reduce(l = [], x IN range(1, 10000) | l + [range(1, 10000) + x]))", 0) == ErrorKind::limit);
  CHECK(evaluated("size(reduce(l = [], x IN range(1, 10000) | l + x))") == "10000");
  CHECK(kind("all(a IN range(1, 100000) WHERE all(b IN range(1, 300) WHERE any(c IN [1, 2, 3] WHERE c > 2)))", 0.05) == ErrorKind::limit);
}
