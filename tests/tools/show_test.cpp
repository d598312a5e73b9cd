#include <doctest/doctest.h>

#include <algorithm>

#include "tests/tools/harness.hpp"

using namespace relata::tests;

namespace {

std::string made(const Folder& folder, const std::string& statements) {
  const std::string graph = folder.path("g.relata");
  REQUIRE(run({"shell", graph}, statements).code == 0);
  return graph;
}

}  // namespace

TEST_CASE("show: by relation, what is said most first, both directions in words") {
  const Folder folder;
  const std::string graph = made(folder,
                                 "CREATE (a:Firm {name: 'Acme', aliases: ['ACME Inc.', 'Ac'], founded: 1998}), (b:Firm {name: 'Bolt'}), (z:Product {name: 'Zip'}), (y:Product {name: 'Yarn'}),"
                                 "(a)-[:builds {support: 1}]->(z), (a)-[:builds {support: 1}]->(y), (a)-[:is_part_of {support: 5, modality: 'planned'}]->(b), (b)-[:invests_in {amount: '$3'}]->(a);\n");
  const Outcome o = run({"show", graph, "ACME inc."});
  CHECK(o.err.empty());
  CHECK(o.out ==
        "Acme  (Firm)\n  also called: ACME Inc., Ac\n  founded: 1998\n"
        "\nis part of\n  Bolt (planned)\n"
        "\nbuilds\n  Yarn, Zip\n"
        "\nwho or what invests in Acme\n  Bolt (amount: $3)\n");
}

TEST_CASE("show and path: a name of several things is told, and --type chooses") {
  const Folder folder;
  const std::string graph = made(folder, "CREATE (p:Person {name: 'Jordan'})-[:plays_for]->(:Firm {name: 'Bulls'}), (p)-[:lives_in]->(:Place {name: 'Chicago'}), (:Place {name: 'jordan'})-[:borders]->(:Place {name: 'Syria'});\n");
  const Outcome both = run({"show", graph, "Jordan"});
  CHECK(both.code == 0);
  CHECK(both.out.starts_with("Jordan  (Person)\n"));
  CHECK(both.err.find("this is Jordan (Person, 2 facts); so are called, too: jordan (Place, 1 fact)") != std::string::npos);
  const Outcome place = run({"show", graph, "Jordan", "--type", "Place"});
  CHECK(place.out.starts_with("jordan  (Place)\n"));
  CHECK(place.err.empty());
  CHECK(run({"show", graph, "Jordan", "--type", "Product"}).err.find("nothing in the graph is called 'Jordan' and is a Product") != std::string::npos);
  CHECK(run({"path", graph, "Jordan", "Chicago"}).err.find("so are called, too") != std::string::npos);
  CHECK(run({"show", graph, "Jordn"}).err.find("did you mean Jordan?") != std::string::npos);
}

TEST_CASE("path: of chains of the same length the one that is best supported") {
  const Folder folder;
  const std::string graph = made(folder,
                                 "CREATE (a:Firm {name: 'Acme'}), (z:Firm {name: 'Zeta'}), (p:Firm {name: 'Planned'}), (w:Firm {name: 'Weak'}), (s:Firm {name: 'Strong'}), (d:Firm {name: 'Denied'}),"
                                 "(a)-[:buys {modality: 'planned', confidence: 0.99, support: 9}]->(p), (p)-[:owns {confidence: 0.99, support: 9}]->(z),"
                                 "(a)-[:buys {modality: 'asserted', confidence: 0.5, support: 1}]->(w), (w)-[:owns {confidence: 0.5, support: 1}]->(z),"
                                 "(a)-[:sells {modality: 'asserted', confidence: 0.5, support: 4}]->(s), (s)-[:owns {confidence: 0.6, support: 1}]->(z),"
                                 "(a)-[:owns {polarity: 'negated', confidence: 0.99}]->(z);\n");
  CHECK(run({"path", graph, "Acme", "Zeta"}).out == "Acme sells Strong\nStrong owns Zeta\n");
  CHECK(run({"path", graph, "Zeta", "Acme"}).out == "Strong owns Zeta\nAcme sells Strong\n");
  CHECK(run({"path", graph, "Acme", "Denied"}).err.find("no chain of facts joins Acme and Denied") != std::string::npos);
}

TEST_CASE("show: facts of one sentence share a line; of very many the first are shown") {
  const Folder folder;
  const std::string text = folder.file("good.txt", "Northlight builds telescopes, cameras and lamps.\n"), graph = folder.path("g.relata");
  REQUIRE(run({"build", text, "-o", graph}).code == 0);
  CHECK(run({"show", graph, "Northlight"}).out.find("builds\n  cameras, lamps, telescopes\n      good.txt: Northlight builds telescopes, cameras and lamps.\n") != std::string::npos);
  const Outcome one = run({"show", graph, "Northlight", "--facts", "1"});
  CHECK(one.err.find("2 more facts are not shown") != std::string::npos);
  CHECK(std::count(one.out.begin(), one.out.end(), ',') == 1);  // of the sentence alone
}
