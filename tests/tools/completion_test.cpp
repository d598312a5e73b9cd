#include "tools/relata/completion.hpp"

#include <doctest/doctest.h>

#include "tests/tools/harness.hpp"
#include "tools/relata/graph_access.hpp"
#include "tools/relata/query_context.hpp"

using namespace relata;
using namespace relata::tests;
using Words = std::vector<std::string>;

namespace {

GraphFile opened(const Folder& folder) {
  auto file = tools::open_to_read(small_graph(folder));
  REQUIRE(file.ok());
  return std::move(file).value();
}

// A completion over the small graph, with its names at hand.
class Completing {
 public:
  Completing() : file_(opened(folder_)), completion_(file_.graph(), parameters_) {
    parameters_["limit"] = 3;
    while (completion_.prepare()) {
    }
  }
  Words operator()(std::string_view text) const { return completion_.complete(text).candidates; }
  // The text with its only completion put in.
  std::string done(std::string text) const {
    const tools::Completion c = completion_.complete(text);
    REQUIRE(c.candidates.size() == 1);
    return text.substr(0, c.begin) + c.candidates[0];
  }
  const Folder& folder() const { return folder_; }

 private:
  Folder folder_;
  GraphFile file_;
  Map parameters_;
  tools::ShellCompletion completion_;
};

bool has(const Words& words, const std::string& word) { return std::find(words.begin(), words.end(), word) != words.end(); }

}  // namespace

TEST_CASE("the grammar says what may come, the graph which there are") {
  const Completing complete;
  CHECK(complete.done("mat") == "MATCH ");
  CHECK(complete.done("MATCH (n) WH") == "MATCH (n) WHERE ");
  CHECK(complete.done("MATCH (n) RETURN n ORD") == "MATCH (n) RETURN n ORDER BY ");
  CHECK(complete("MATCH (n:P") == Words{"Person"});
  CHECK(complete("MATCH (n)-[:") == Words{"employs", "knows"});
  CHECK(complete("MATCH (n)-[:knows|e") == Words{"employs"});
  CHECK(complete("MATCH (n)-[:knows]-(m:F") == Words{"Firm"});
  CHECK(has(complete("MATCH (person) RETURN per"), "person"));
  CHECK(complete("RETURN coal") == Words{"coalesce("});
  CHECK(complete("RETURN $") == Words{"limit"});
  CHECK(complete("RETURN duration.inD") == Words{"inDays("});
  CHECK(complete("CALL db.lab") == Words{"labels("});
  CHECK(complete("MATCH (n) RETURN n; MAT") == Words{"MATCH "});
  CHECK(complete("this is no query at all ").empty());
}

TEST_CASE("property keys are those of the label or type of the variable") {
  const Completing complete;
  CHECK(complete("MATCH (f:Firm) RETURN f.") == Words{"name"});
  CHECK(complete("MATCH (p:Person) RETURN p.a") == Words{"age"});
  CHECK(complete("MATCH (p:Person {") == Words{"age", "name"});
  CHECK(complete("MATCH ()-[k:knows]-() RETURN k.") == Words{"since"});
  CHECK(complete("MATCH ()-[k:knows {") == Words{"since"});
  CHECK(complete("MATCH (n) RETURN n.") == Words{"age", "name"});
  CHECK(complete("WITH 1 AS u RETURN u.") == Words{"age", "name", "since"});
}

TEST_CASE("inside of quotes: names of things, or the values of the property that is asked for") {
  const Completing complete;
  CHECK(complete.done("MATCH (n {name: 'an") == "MATCH (n {name: 'Ann'");
  CHECK(complete.done("MATCH (n) WHERE n.name = \"Ac") == "MATCH (n) WHERE n.name = \"Acme\"");
  CHECK(complete.done("MATCH (n) WHERE n.name STARTS WITH 'C") == "MATCH (n) WHERE n.name STARTS WITH 'Cem'");
  CHECK(complete("RETURN 'X").empty());
  CHECK(complete("MATCH (n {age: '").empty());
}

TEST_CASE("behind commands: modes, formats, topics, files, queries") {
  const Completing complete;
  CHECK(complete(":sch") == Words{"schema"});
  CHECK(complete(".sch") == Words{"schema"});
  CHECK(complete(":mode j") == Words{"json", "jsonl"});
  CHECK(complete(":export gr") == Words{"graphml"});
  CHECK(complete(":timer o") == Words{"off", "on"});
  CHECK(complete(":help pat") == Words{"patterns"});
  CHECK(complete.done(":explain MATCH (n:Per") == ":explain MATCH (n:Person");
  complete.folder().file("queries/one.cypher", "");
  const std::string folder = complete.folder().path("");
  CHECK(complete.done(":source " + folder + "que") == ":source " + folder + "queries/");
  CHECK(complete.done(":source " + folder + "queries/o") == ":source " + folder + "queries/one.cypher");
  CHECK(complete.done(":export dot " + folder + "queries/o") == ":export dot " + folder + "queries/one.cypher");
  CHECK(complete(":nothing x").empty());
}

TEST_CASE("a change of the graph is seen") {
  const Folder folder;
  auto file = tools::open_to_query(small_graph(folder));
  REQUIRE(file.ok());
  const Map none;
  tools::ShellCompletion completion(file->graph(), none);
  while (completion.prepare()) {
  }
  CHECK(completion.complete("RETURN 'Zo").candidates.empty());
  file->graph().set_property(*file->graph().nodes().begin(), file->graph().property_key("name"), "Zo\xC3\xAB O'Hara");
  REQUIRE(file->graph().commit().ok());
  completion.graph_changed();
  while (completion.prepare()) {
  }
  CHECK(completion.complete("RETURN 'zo\xC3\x8B").candidates == Words{"Zo\xC3\xAB O\\'Hara'"});
}

TEST_CASE("places in unfinished queries") {
  using namespace relata::tools;
  CHECK(open_quote("RETURN 'a") == 7);
  CHECK(open_quote("RETURN 'it\\'s' + \"x") == 17);
  CHECK(open_quote("RETURN 'a'") == std::string_view::npos);
  CHECK(open_quote("RETURN 1 // it's") == std::string_view::npos);
  CHECK(open_quote("/* it's */ RETURN 'b") == 18);
  CHECK(key_before_value("(n {name: ") == "name");
  CHECK(key_before_value("WHERE r.polarity <> ") == "polarity");
  CHECK(key_before_value("WHERE n.name ENDS WITH ") == "name");
  CHECK(key_before_value("WHERE n.name CONTAINS ") == "name");
  CHECK(key_before_value("RETURN ").empty());
  CHECK(owner_of_key("MATCH (a:X) WITH a MATCH (a)-[r:t]->(b) RETURN a.").name == "X");
  CHECK(owner_of_key("MATCH (a)-[r : t|u]->(b) RETURN r.").kind == Owner::Kind::relationship);
  CHECK(owner_of_key("MATCH (a)-[r : t|u]->(b) RETURN r.").name == "t");
  CHECK(owner_of_key("RETURN count(x), x.").kind == Owner::Kind::unknown);
}
