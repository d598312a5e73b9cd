#include <doctest/doctest.h>

#include <algorithm>
#include <filesystem>
#include <set>

#include "tests/query/engine/case_file.hpp"

namespace relata::query::test {

namespace {

std::string joined(const std::vector<std::string>& lines) {
  std::string out;
  for (const std::string& l : lines) out += l + "\n";
  return out;
}

void run_file(const std::filesystem::path& path) {
  auto graph = std::make_unique<Graph>();
  auto engine = std::make_unique<Engine>(*graph);
  for (Case& c : read_cases(path.string())) {
    if (c.fresh_graph) {
      engine.reset();
      graph = std::make_unique<Graph>();
      engine = std::make_unique<Engine>(*graph);
    }
    std::vector<std::string> got = outcome(*engine, *graph, c.statement);
    if (!c.expected.empty() && c.expected[0] == "rows in any order") {
      c.expected.erase(c.expected.begin());
      std::sort(c.expected.begin(), c.expected.end());
      std::sort(got.begin(), got.end());
    }
    CHECK_MESSAGE(got == c.expected, path.filename().string() << ":" << c.line_1based << c.title << "\nexpected\n"
                                                              << joined(c.expected) << "got\n"
                                                              << joined(got));
  }
}

}  // namespace

TEST_CASE("the cases of tests/query/cases") {
  const std::filesystem::path folder = std::filesystem::path(RELATA_SOURCE_DIR) / "tests" / "query" / "cases";
  std::set<std::filesystem::path> files;
  for (const auto& entry : std::filesystem::directory_iterator(folder)) {
    if (entry.path().extension() == ".test") files.insert(entry.path());
  }
  CHECK(files.size() >= 5);
  for (const auto& file : files) run_file(file);
}

}  // namespace relata::query::test
