#include <doctest/doctest.h>

#include <algorithm>

#include "query/parser/expected.hpp"

namespace relata::query {

namespace {

bool offers(const std::vector<std::string>& list, std::string_view item) {
  return std::ranges::find(list, item) != list.end();
}

}  // namespace

TEST_CASE("clauses may begin a statement and nothing else") {
  const Expected e = expected_after("");
  CHECK(offers(e.keywords, "MATCH"));
  CHECK(offers(e.keywords, "OPTIONAL MATCH"));
  CHECK(offers(e.keywords, "DETACH DELETE"));
  CHECK_FALSE(offers(e.keywords, "WHERE"));
  CHECK_FALSE(e.names.any());
  CHECK(e.end);
}

TEST_CASE("WHERE may follow a pattern though the pattern could go on") {
  const Expected e = expected_after("MATCH (n) ");
  CHECK(offers(e.keywords, "WHERE"));
  CHECK(offers(e.keywords, "RETURN"));
  CHECK(offers(e.signs, ","));
  CHECK(offers(e.signs, "-"));
  CHECK(e.end);
}

TEST_CASE("words that come together are one") {
  const Expected e = expected_after("MATCH (n) RETURN n ");
  CHECK(offers(e.keywords, "ORDER BY"));
  CHECK(offers(e.keywords, "STARTS WITH"));
  CHECK_FALSE(offers(e.keywords, "BY"));
  CHECK(expected_after("RETURN 1 ORDER").keywords == std::vector<std::string>{"BY"});
}

TEST_CASE("names by what they would name") {
  CHECK(expected_after("MATCH (n:").names == NameKinds{.label = true});
  CHECK(expected_after("MATCH (n:A|").names == NameKinds{.label = true});
  CHECK(expected_after("MATCH (a)-[r:").names == NameKinds{.relationship_type = true});
  CHECK(expected_after("MATCH (a)-[r:A|!").names == NameKinds{.relationship_type = true});
  CHECK(expected_after("MATCH (a)-[r]-(b) WHERE r:").names == NameKinds{.label = true, .relationship_type = true});
  CHECK(expected_after("MATCH (n) SET n:").names == NameKinds{.label = true});
  CHECK(expected_after("MATCH (n {").names == NameKinds{.property_key = true});
  CHECK(expected_after("MATCH (n) RETURN n.").names.property_key);
  CHECK(expected_after("RETURN $").names == NameKinds{.parameter = true});
  CHECK(expected_after("CALL ").names == NameKinds{.procedure = true});
  CHECK(expected_after("CALL db.").names == NameKinds{.procedure = true});
  CHECK(expected_after("CALL db.labels() YIELD ").names == NameKinds{.result_field = true});
  const NameKinds value = expected_after("MATCH (n) RETURN ").names;
  CHECK(value.variable);
  CHECK(value.function);
  CHECK_FALSE(value.label);
}

TEST_CASE("variables are those of the statement, in order, without functions and labels") {
  const Expected e =
      expected_after("MATCH (old) RETURN old; MATCH (b:Person)-[r:knows]->(`my a`) WHERE size(b.x) > 1 RETURN ");
  CHECK(e.variables == std::vector<std::string>{"b", "r", "my a"});
}

TEST_CASE("a statement may end or needs more") {
  CHECK(expected_after("MATCH (n) RETURN n").end);
  CHECK_FALSE(expected_after("MATCH (n").end);
  CHECK_FALSE(expected_after("MATCH (n) RETURN").end);
  CHECK_FALSE(expected_after("RETURN [1, 2").end);
  CHECK_FALSE(expected_after("RETURN 1 +").end);
  CHECK(expected_after("RETURN 1;").end);
}

TEST_CASE("texts that are broken or inside of quotes") {
  CHECK(expected_after("MATCH (n) WEHRE ").broken);
  CHECK(expected_after("RETURN 1 1 ").broken);
  CHECK(expected_after("RETURN 'abc").inside_quotes);
  CHECK(expected_after("MATCH (`a b").inside_quotes);
  CHECK(expected_after("RETURN 1 /* and").inside_quotes);
  CHECK_FALSE(expected_after("RETURN 'abc'").inside_quotes);
  CHECK(expected_after("RETURN \xff").broken);
  CHECK(expected_after(std::string(100'000, '(')).broken);
}

TEST_CASE("a long text ends in a fixed number of steps") {
  std::string list = "RETURN [1";
  for (int i = 0; i < 3'000; ++i) list += ", 1";
  CHECK(offers(expected_after(list).signs, "]"));
  for (int i = 0; i < 300'000; ++i) list += ", 1";
  CHECK(expected_after(list).broken);
}

}  // namespace relata::query
