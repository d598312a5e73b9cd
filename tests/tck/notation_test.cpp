#include "tests/tck/notation.hpp"

#include <doctest/doctest.h>

#include <array>

using namespace relata;
using namespace relata::tck;

namespace {

std::string norm(std::string_view text, ListOrder order = ListOrder::counts) {
  const auto r = normalized(text, order);
  return r ? *r : "error";
}

}  // namespace

TEST_CASE("texts that show the same value have one normal form") {
  struct Row {
    const char* text;
    const char* expected;
  };
  constexpr std::array kRows = {
      Row{"1", "1"}, Row{" -5 ", "-5"}, Row{"1.0", "1.0"}, Row{"1e3", "1000.0"}, Row{".5", "0.5"}, Row{"-0.0", "-0.0"},
      Row{"1E-305", "1.0E-305"}, Row{"NaN", "NaN"}, Row{"Inf", "Inf"}, Row{"-Inf", "-Inf"}, Row{"null", "null"}, Row{"true", "true"},
      Row{"'a'", "'a'"}, Row{"'it\\'s'", "'it\\'s'"}, Row{"'\\u00e9'", "'é'"}, Row{"'tab\\t'", "'tab\\t'"}, Row{"''", "''"},
      Row{"[]", "[]"}, Row{"[ 1,[ 2 ] ]", "[1, [2]]"}, Row{"{}", "{}"}, Row{"{b:1, a : 'x'}", "{a: 'x', b: 1}"},
      Row{"{`a b`: 1}", "{`a b`: 1}"}, Row{"()", "()"}, Row{"(:B:A)", "(:A:B)"}, Row{"(:A{k:1})", "(:A {k: 1})"},
      Row{"({num: 1})", "({num: 1})"}, Row{"[:T]", "[:T]"}, Row{"[ :T {a: [1]} ]", "[:T {a: [1]}]"},
      Row{"[[:T], (:A)]", "[[:T], (:A)]"}, Row{"<()>", "<()>"},
      Row{"<(:A)-[:T]->(:B)<-[:U {k: 'v'}]-({n: 1})>", "<(:A)-[:T]->(:B)<-[:U {k: 'v'}]-({n: 1})>"}, Row{"(:`odd name`)", "(:`odd name`)"},
  };
  for (const Row& row : kRows) CHECK_MESSAGE(norm(row.text) == row.expected, std::string(row.text));
}

TEST_CASE("what is no value is an error") {
  for (const char* text : {"", "'", "'a", "[1", "{a 1}", "{a: 1", "(:", "<(:A)-[:T]-(:B)>", "<(:A)", "1 2", "maybe", "Infinity", "'\\u12'", "'\\"}) {
    CHECK_MESSAGE(norm(text) == "error", text);
  }
  CHECK(norm(std::string(5000, '[')) == "error");
}

TEST_CASE("numbers of different types differ, and so do paths of different direction") {
  CHECK(norm("1") != norm("1.0"));
  CHECK(norm("0.0") != norm("-0.0"));
  CHECK(norm("<(:A)-[:T]->(:B)>") != norm("<(:A)<-[:T]-(:B)>"));
}

TEST_CASE("lists as multisets on request, at every depth") {
  CHECK(norm("[2, 1, [4, 3]]", ListOrder::ignored) == norm("[1, [3, 4], 2]", ListOrder::ignored));
  CHECK(norm("[1, 1, 2]", ListOrder::ignored) != norm("[1, 2, 2]", ListOrder::ignored));
  CHECK(norm("[2, 1]") != norm("[1, 2]"));
  CHECK(norm("({l: [2, 1]})", ListOrder::ignored) == norm("({l: [1, 2]})", ListOrder::ignored));
}

TEST_CASE("parameters are values, not graph elements") {
  CHECK(identical(*parse_value("{a: [1, 2.5, null], b: 'x'}"), Value(Map{{"a", Value(List{Value(1), Value(2.5), Value()})}, {"b", Value("x")}})));
  CHECK_FALSE(parse_value("(:A)").ok());
  CHECK_FALSE(parse_value("[(:A)]").ok());
}
