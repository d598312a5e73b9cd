#include <doctest/doctest.h>

#include "tests/tools/harness.hpp"

using namespace relata::tests;

namespace {

constexpr const char* kText =
    "Harbour Robotics opened a factory in Lisbon. The company bought three pumps. Does Harbour Robotics sell helicopters?\n";

std::string built(const Folder& folder) {
  const std::string graph = folder.path("g.relata");
  run({"build", folder.file("one.txt", kText), "-o", graph});
  return graph;
}

bool contains(const std::string& text, const std::string& part) { return text.find(part) != std::string::npos; }

}  // namespace

TEST_CASE("explain: a fact with its sentence, rule and chain") {
  const Folder folder;
  const std::string graph = built(folder);
  const Outcome id = run({"query", graph, "MATCH ({name: 'Harbour Robotics'})-[r:buys]->() RETURN id(r)", "--mode", "csv"});
  REQUIRE(id.code == 0);
  const std::string number = id.out.substr(id.out.find('\n') + 1, id.out.find_last_not_of("\r\n") - id.out.find('\n'));
  const Outcome o = run({"explain", graph, number});
  CHECK(o.code == 0);
  CHECK(contains(o.out, "Harbour Robotics buys three pumps"));
  CHECK(contains(o.out, "The company bought three pumps."));
  CHECK(contains(o.out, "rule object"));
  CHECK(contains(o.out, "subject   \"The company\", one thing with \"Harbour Robotics\" (name, byte 0)"));
}

TEST_CASE("explain: a sentence with what was kept and what was dropped, in words and as JSON") {
  const Folder folder;
  const std::string graph = built(folder);
  const Outcome question = run({"explain", graph, "helicopters"});
  CHECK(question.code == 0);
  CHECK(contains(question.out, "dropped  (Harbour Robotics; sells; helicopters)"));
  CHECK(contains(question.out, "it is asked, supposed or denied, not stated"));
  const Outcome json = run({"explain", graph, "bought pumps", "--json"});
  CHECK(contains(json.out, "\"outcome\":\"fact\""));
  CHECK(contains(json.out, "\"object\":\"three pumps\""));
}

TEST_CASE("explain: what is not there") {
  const Folder folder;
  const std::string graph = built(folder);
  const Outcome fact = run({"explain", graph, "4000"});
  CHECK(fact.code == 1);
  CHECK(contains(fact.err, "there is no fact 4000"));
  const Outcome sentence = run({"explain", graph, "zeppelin"});
  CHECK(sentence.code == 1);
  CHECK(contains(sentence.err, "no sentence of the graph's documents holds all words of 'zeppelin'"));
}
