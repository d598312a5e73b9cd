// Decisions about names and relations: recorded, followed, kept over a rebuild, taken back.
#include <doctest/doctest.h>

#include "tests/tools/harness.hpp"

using namespace relata::tests;

namespace {

constexpr const char* kText =
    "Harbour Robotics acquired Tern Aviation. Harbour Robotics (HRB) opened a factory in Lisbon.\n\n"
    "Pine Motors acquired Fern Capital. HRB opened a factory in Porto.\n";

std::string built(const Folder& folder) {
  const std::string graph = folder.path("g.relata");
  run({"build", folder.file("one.txt", kText), "-o", graph});
  return graph;
}

std::string facts(const std::string& graph) { return run({"export", graph, "--format", "facts"}).out; }
bool contains(const std::string& text, const std::string& part) { return text.find(part) != std::string::npos; }

bool says(const std::string& graph, const std::string& subject, const std::string& relation) {
  return contains(facts(graph), "{\"subject\":\"" + subject + "\",\"relation\":\"" + relation + "\"");
}

}  // namespace

TEST_CASE("aliases: what was joined, with reason and score") {
  const Folder folder;
  const std::string graph = built(folder);
  CHECK(run({"aliases", graph}).out == "Harbour Robotics\tHRB\tticker\t0.970\n");
  CHECK(run({"aliases", graph, "Harbour Robotics"}).out == "Harbour Robotics\tHRB\tticker\t0.970\n");
  CHECK(run({"aliases", graph, "Tern Aviation"}).out.empty());
}

TEST_CASE("a merge by hand survives a rebuild and can be taken back") {
  const Folder folder;
  const std::string graph = built(folder);
  const std::string before = facts(graph);
  CHECK(says(graph, "Pine Motors", "acquires"));
  const Outcome o = run({"curate", graph, "--merge", "Pine Motors", "Harbour Robotics"});
  CHECK(o.code == 0);
  CHECK(o.err == "1 of 1 decisions recorded\n");
  CHECK(!says(graph, "Pine Motors", "acquires"));
  CHECK(contains(run({"aliases", graph}).out, "Harbour Robotics\tPine Motors\tby hand\t1.000\n"));
  run({"build", folder.file("two.txt", "Pine Motors opened a school in Faro.\n"), "-o", graph});
  CHECK(says(graph, "Harbour Robotics", "opens_in"));
  CHECK(!contains(facts(graph), "\"subject\":\"Pine Motors\""));
  run({"build", "-o", graph, "--remove", "two.txt"});
  CHECK(run({"curate", graph}).out == "merge\tPine Motors\tHarbour Robotics\n");
  CHECK(run({"curate", graph, "--merge", "Pine Motors", "Harbour Robotics", "--undo"}).err == "1 of 1 decisions taken back\n");
  CHECK(facts(graph) == before);
  CHECK(run({"curate", graph}).out.empty());
}

TEST_CASE("a split by hand parts what the text joined") {
  const Folder folder;
  const std::string graph = built(folder);
  run({"curate", graph, "--split", "HRB", "Harbour Robotics"});
  CHECK(says(graph, "HRB", "opens_in"));
  CHECK(run({"aliases", graph}).out.empty());
  CHECK(run({"check", graph}).code == 0);
  run({"curate", graph, "--split", "HRB", "Harbour Robotics", "--undo"});
  CHECK(!contains(facts(graph), "\"subject\":\"HRB\""));
}

TEST_CASE("a dictionary gives types, names and relations") {
  const Folder folder;
  const std::string graph = built(folder);
  const std::string file = folder.file("known.tsv", "entity\tProduct\tPine\tPine Motors\nrelation\tacquires\ttakes_over\nrelation\topens_in\tis_place_of\tinverse\n");
  CHECK(run({"curate", graph, "--dictionary", file}).err == "4 of 4 decisions recorded\n");
  const std::string after = facts(graph);
  CHECK(contains(after, "{\"subject\":\"Pine\",\"relation\":\"takes_over\",\"object\":\"Fern Capital\",\"subject_type\":\"Product\""));
  CHECK(contains(after, "{\"subject\":\"Lisbon\",\"relation\":\"is_place_of\",\"object\":\"Harbour Robotics\""));
  CHECK(!contains(after, "\"relation\":\"acquires\""));
}

TEST_CASE("wrong decisions change nothing") {
  const Folder folder;
  const std::string graph = built(folder);
  const std::string before = facts(graph);
  CHECK(run({"curate", graph, "--type", "Tern Aviation", "Firm"}).code == 1);
  CHECK(run({"curate", graph, "--dictionary", folder.file("bad.tsv", "merge\tTern Aviation\tPine Motors\nnonsense\n")}).code == 1);
  CHECK(run({"curate", graph, "--dictionary", folder.path("none.tsv")}).code == 3);
  CHECK(run({"curate", folder.path("none.relata"), "--merge", "A", "B"}).code == 3);
  CHECK(facts(graph) == before);
  CHECK(run({"curate", graph, "--merge", "A", "B", "--undo"}).err == "0 of 1 decisions taken back\n");
}
