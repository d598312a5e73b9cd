#include "tools/relata/statements.hpp"

#include <doctest/doctest.h>

#include <string>

using namespace relata;
using namespace relata::tools;

namespace {

std::vector<std::string> texts(std::string_view text) {
  std::vector<std::string> out;
  for (const Span s : split_statements(text).complete) out.emplace_back(s.of(text));
  return out;
}

}  // namespace

TEST_CASE("statements end at semicolons outside of texts, names and comments") {
  CHECK(texts("RETURN 1; RETURN 2 ;\n") == std::vector<std::string>{"RETURN 1", "RETURN 2"});
  CHECK(texts("RETURN ';' AS `a;b`, \";\" /* ; */;") == std::vector<std::string>{"RETURN ';' AS `a;b`, \";\" /* ; */"});
  CHECK(texts("RETURN 'it\\'s; fine';") == std::vector<std::string>{"RETURN 'it\\'s; fine'"});
  CHECK(texts("// first; comment\nRETURN 1;") == std::vector<std::string>{"// first; comment\nRETURN 1"});
  CHECK(texts("RETURN `x``;y`;") == std::vector<std::string>{"RETURN `x``;y`"});
}

TEST_CASE("empty statements and lone comments are none") {
  CHECK(texts(";;  ;\n;").empty());
  CHECK(texts("// nothing\n; /* nor here */ ;").empty());
  CHECK(split_statements("").rest.empty());
  CHECK(split_statements("RETURN 1;  // done").rest.empty());
}

TEST_CASE("what follows the last semicolon is the rest, and it may be open") {
  const std::string text = "RETURN 1;\n RETURN 2\n";
  const Statements s = split_statements(text);
  CHECK(s.rest.of(text) == "RETURN 2");
  CHECK_FALSE(s.open);
  CHECK(split_statements("RETURN 'a").open);
  CHECK(split_statements("RETURN `a").open);
  CHECK(split_statements("RETURN /* a").open);
  CHECK(split_statements("RETURN 'a\\").open);
  CHECK_FALSE(split_statements("RETURN 1 // a").open);
}

TEST_CASE("what is typed is finished by a semicolon or an empty line, outside of texts") {
  for (const char* text : {"", "  ", "RETURN 1;", "RETURN 1 ;  ", "RETURN 1\n", "RETURN 1\n  ", "RETURN ';';"}) CHECK_MESSAGE(is_finished(text), text);
  for (const char* text : {"RETURN 1", "MATCH (n)\nRETURN n", "RETURN ';", "RETURN 'a\n", "RETURN 1; RETURN 2", "/* a;\n"}) CHECK_MESSAGE(!is_finished(text), text);
}

TEST_CASE("the first statement and where the next begins") {
  const std::string_view text = " RETURN ';' ; RETURN 2";
  const FirstStatement first = first_statement(text);
  CHECK(first.span.of(text) == "RETURN ';'");
  CHECK(text.substr(first.end) == " RETURN 2");
  CHECK(first_statement("RETURN 2").end == 8);
  CHECK(first_statement(" // nothing\n").span.empty());
}
