// The ratchet: what of openCypher's test kit has passed once must go on passing. The kit is not part of this repository;
// it is looked for beside it, in ../shared/tck. tests/tck/passing.txt is made by
//   build/release/relata-tck ../shared/tck --passing tests/tck/passing.txt
#include "tests/tck/suite.hpp"

#include <doctest/doctest.h>

#include <filesystem>
#include <fstream>
#include <string>

#include <fmt/format.h>

using namespace relata;
using namespace relata::tck;
namespace fs = std::filesystem;

namespace {

// A folder of its own that is gone afterwards.
class Folder {
 public:
  Folder() : path_(fs::temp_directory_path() / fmt::format("relata_suite_test_{}", static_cast<const void*>(this))) { fs::create_directories(path_); }
  ~Folder() { fs::remove_all(path_); }
  Folder(const Folder&) = delete;
  Folder& operator=(const Folder&) = delete;
  void write(const std::string& name, std::string_view text) const {
    fs::create_directories((path_ / name).parent_path());
    std::ofstream(path_ / name) << text;
  }
  [[nodiscard]] std::string path() const { return path_.string(); }

 private:
  fs::path path_;
};

constexpr std::string_view kFeature = R"(Feature: Numbers
  Scenario: right
    When executing query:
      """
      RETURN 1 AS x
      """
    Then the result should be, in any order:
      | x |
      | 1 |
  Scenario Outline: half right
    When executing query:
      """
      RETURN <a> AS x
      """
    Then the result should be, in any order:
      | x |
      | 1 |
    Examples:
      | a |
      | 1 |
      | 2 |
)";

}  // namespace

TEST_CASE("a suite counts scenarios and rows; a scenario passes when all its rows do") {
  const Folder folder;
  folder.write("features/b/two.feature", kFeature);
  folder.write("features/a/one.feature", kFeature);
  folder.write("features/a/notes.txt", "not a feature");
  const auto result = run_suite(folder.path());
  REQUIRE(result.ok());
  CHECK(result->scenarios == 4);
  CHECK(result->rows == 6);
  CHECK(result->rows_passed == 4);
  CHECK(result->passing == std::set<std::string>{"a/one.feature: right", "b/two.feature: right"});
  REQUIRE(result->failures.size() == 2);
  CHECK(result->failures[0].scenario == "a/one.feature: half right");
  CHECK(result->failures[0].row_1based == 2);
  CHECK(result->failures[0].line_1based == 15);
  CHECK(run_suite(folder.path(), "half")->scenarios == 2);
}

TEST_CASE("named graphs are found beside or above the features") {
  const Folder folder;
  folder.write("graphs/oak/oak.cypher", "CREATE (:Oak)");
  folder.write("features/x/one.feature",
               "Feature: F\nScenario: S\nGiven the oak graph\nWhen executing query:\n\"\"\"\nMATCH (n:Oak) RETURN n\n\"\"\"\n"
               "Then the result should be, in any order:\n| n |\n| (:Oak) |\n");
  for (const char* start : {"", "/features", "/features/x"}) {
    const auto result = run_suite(folder.path() + start);
    REQUIRE(result.ok());
    CHECK(result->passing == std::set<std::string>{"x/one.feature: S"});
  }
}

TEST_CASE("a folder without features and a broken feature are errors, not passes") {
  const Folder folder;
  CHECK_FALSE(run_suite(folder.path()).ok());
  CHECK_FALSE(run_suite(folder.path() + "/missing").ok());
  folder.write("bad.feature", "Scenario without a feature");
  CHECK_FALSE(run_suite(folder.path()).ok());
}

TEST_CASE("what passed once goes on passing") {
  const fs::path root = RELATA_SOURCE_DIR;
  const fs::path kit = root / ".." / "shared" / "tck";
  if (!fs::exists(kit / "features")) {
    MESSAGE("openCypher's test kit does not stand in ../shared/tck: nothing to compare");
    return;
  }
  const auto result = run_suite(kit.string());
  REQUIRE_MESSAGE(result.ok(), result.error().message);
  std::ifstream in(root / "tests" / "tck" / "passing.txt");
  size_t lines = 0;
  for (std::string line; std::getline(in, line); ++lines) CHECK_MESSAGE(result->passing.contains(line), line);
  CHECK(lines >= 350);
}
