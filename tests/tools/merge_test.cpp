#include <doctest/doctest.h>

#include <algorithm>
#include <random>

#include "tests/tools/harness.hpp"

using namespace relata::tests;

namespace {

const std::vector<std::pair<const char*, const char*>> kDocuments = {
    {"one.txt", "Harbour Robotics opened a factory in Lisbon. Maria Santos works for Harbour Robotics.\n"},
    {"two.md", "# Harbour Robotics\n\nHarbour Robotics Ltd. acquired Tern Aviation in 2021. Tern Aviation does not sell helicopters.\n"},
    {"three.txt", "Tern Aviation employs 300 people. Santos said that Harbour plans to open a yard in Porto.\n"},
    {"four.html", "<html><body><p>Maria Santos lives in Porto. Harbour Robotics builds drones in Lisbon.</p></body></html>"},
    {"five.txt", "Harbour Robotics builds drones. Tern Aviation bought 12 drones for $3 million in 2025.\n"},
};

std::string everything(const Folder& folder, const std::string& graph) {
  std::string all;
  for (const char* format : {"jsonl", "facts", "mentions", "graphml", "cypher"}) {
    const Outcome o = run({"export", graph, "--format", format});
    CHECK(o.code == 0);
    all += o.out;
  }
  CHECK(run({"export", graph, "--format", "csv", "-o", folder.path("csv")}).code == 0);
  return all + content(folder.path("csv/nodes.csv")) + content(folder.path("csv/relationships.csv"));
}

}  // namespace

TEST_CASE("merge: the parts in any order and grouping give the exports of one build") {
  const Folder folder;
  std::vector<std::string> build = {"build"}, parts;
  for (const auto& [name, text] : kDocuments) {
    build.push_back(folder.file(name, text));
    parts.push_back(folder.path(std::string(name) + ".relata"));
    REQUIRE(run({"build", build.back(), "-o", parts.back()}).code == 0);
  }
  build.insert(build.end(), {"-o", folder.path("whole.relata")});
  REQUIRE(run(build).code == 0);
  const std::string expected = everything(folder, folder.path("whole.relata"));
  std::minstd_rand random(7);
  for (int round = 0; round < 6; ++round) {
    // Two or three graphs at random become one until one is left.
    std::vector<std::string> left = parts;
    for (int step = 0; left.size() > 1; ++step) {
      std::shuffle(left.begin(), left.end(), random);
      const size_t count = std::min<size_t>(left.size(), 2 + random() % 2);
      std::vector<std::string> merge = {"merge"};
      merge.insert(merge.end(), left.end() - static_cast<ptrdiff_t>(count), left.end());
      left.resize(left.size() - count);
      left.push_back(folder.path("merged-" + std::to_string(round) + "-" + std::to_string(step) + ".relata"));
      merge.insert(merge.end(), {"-o", left.back()});
      const Outcome o = run(merge);
      INFO(o.err);
      REQUIRE(o.code == 0);
    }
    CHECK(everything(folder, left[0]) == expected);
  }
}

TEST_CASE("merge: one document in two parts counts once; different ones under one name are an error and make no file") {
  const Folder folder;
  const std::string one = folder.file("one.txt", kDocuments[0].second), two = folder.file("two.md", kDocuments[1].second);
  const std::string a = folder.path("a.relata"), b = folder.path("b.relata"), c = folder.path("c.relata"), whole = folder.path("whole.relata");
  run({"build", one, two, "-o", a});
  run({"build", two, "-o", b});
  const Outcome o = run({"merge", a, b, "-o", whole});
  CHECK(o.code == 0);
  CHECK(o.out.empty());
  CHECK(everything(folder, whole) == everything(folder, a));
  CHECK(run({"merge", a, b, "-o", whole}).code == 3);  // exists already
  folder.file("two.md", "Harbour Robotics sold Tern Aviation.\n");
  run({"build", two, "-o", c});
  const Outcome conflict = run({"merge", a, c, "-o", folder.path("d.relata")});
  CHECK(conflict.code == 1);
  CHECK(conflict.err.find("'two.md'") != std::string::npos);
  CHECK_FALSE(std::filesystem::exists(folder.path("d.relata")));
  CHECK(run({"merge", a, folder.path("none.relata"), "-o", folder.path("d.relata")}).code == 3);
  CHECK_FALSE(std::filesystem::exists(folder.path("d.relata")));
}

TEST_CASE("merge carries text and says what it does not carry") {
  const Folder folder;
  const std::string graph = small_graph(folder);
  const Outcome o = run({"merge", graph, "-o", folder.path("m.relata")});
  CHECK(o.err.find("made by hand") != std::string::npos);
}
