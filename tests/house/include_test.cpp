// The includes of every folder against the table of docs/design.md section 1: data flows down, a folder includes only
// what its row allows. The outside libraries of a row are checked too: each stands behind one door.
#include <doctest/doctest.h>

#include <filesystem>
#include <fstream>
#include <map>
#include <optional>
#include <set>
#include <string>
#include <vector>

namespace fs = std::filesystem;

namespace {

struct Row {
  std::set<std::string> folders;    // folders it may include, besides itself
  std::set<std::string> libraries;  // prefixes of outside headers it may include
};

const std::set<std::string> kExtractStages = {"extract/model", "extract/document", "extract/reader", "extract/sentence", "extract/tokenizer",
                                              "extract/parser", "extract/clause", "extract/coreference"};
const std::set<std::string> kGraph = {"graph/store", "graph/file", "graph/algorithm"};

std::set<std::string> with(std::set<std::string> base, std::initializer_list<std::string> more) {
  base.insert(more);
  return base;
}

const std::map<std::string, Row>& table() {
  static const std::map<std::string, Row> kTable = {
      {"common", {{}, {"fmt/", "utf8proc.h"}}},
      {"extract/sentence", {{"common"}, {}}},
      {"extract/model", {{"common"}, {}}},
      {"extract/document", {{"common"}, {}}},
      {"extract/reader", {{"common", "extract/document"}, {"libxml/", "unicode/", "rapidjson/"}}},
      {"extract/tokenizer", {{"common", "extract/model", "extract/sentence"}, {}}},
      {"extract/parser", {{"common", "extract/model", "extract/sentence"}, {}}},
      {"extract/clause", {{"common", "extract/sentence"}, {}}},
      {"extract/coreference", {{"common", "extract/sentence"}, {}}},
      {"extract/pipeline", {with(kExtractStages, {"common"}), {"tbb/", "oneapi/"}}},
      {"resolve", {{"common"}, {}}},
      {"graph/store", {{"common"}, {"boost/"}}},
      {"graph/file", {{"common", "graph/store"}, {"sqlite3.h"}}},
      {"graph/algorithm", {{"common", "graph/store"}, {"boost/"}}},
      {"query/ast", {{"common"}, {}}},
      {"query/parser", {{"common", "query/ast"}, {"antlr4", "Cypher"}}},
      {"query/expression", {with(kGraph, {"common", "query/ast"}), {"re2/"}}},
      {"query/binder", {with(kGraph, {"common", "query/ast", "query/expression"}), {}}},
      {"query/counting", {with(kGraph, {"common", "query/expression"}), {}}},
      {"query/planner", {with(kGraph, {"common", "query/ast", "query/expression", "query/binder", "query/counting"}), {}}},
      {"query/optimizer", {with(kGraph, {"common", "query/expression", "query/binder", "query/counting", "query/planner"}), {}}},
      {"query/result", {with(kGraph, {"common", "query/expression"}), {}}},
      {"query/procedure", {with(kGraph, {"common", "query/expression", "query/binder"}), {}}},
      {"query/notice", {with(kGraph, {"common", "query/ast"}), {}}},
      {"query/executor", {with(kGraph, {"common", "query/ast", "query/parser", "query/expression", "query/binder", "query/planner",
                                        "query/optimizer", "query/procedure", "query/notice", "query/result", "query/counting"}), {}}},
      {"formats", {with(kGraph, {"common", "query/expression", "query/result"}), {"rapidjson/", "serd"}}},
  };
  return kTable;
}

// Outside headers anyone may include; all other angle includes that contain a slash or ".h" need a row's permission.
bool is_standard(const std::string& header) {
  static const std::set<std::string> kC = {"fcntl.h", "unistd.h", "sys/mman.h", "sys/stat.h", "sys/types.h", "immintrin.h", "cpuid.h", "spawn.h", "sys/wait.h", "poll.h", "signal.h"};
  return header.find('.') == std::string::npos && header.find('/') == std::string::npos ? true : kC.contains(header);
}

bool allowed_library(const Row& row, const std::string& header) {
  for (const std::string& prefix : row.libraries) {
    if (header.starts_with(prefix)) return true;
  }
  return is_standard(header) || header.starts_with("fmt/");  // fmt replaces std::format, which g++ 12 lacks
}

struct Include {
  bool angled = false;
  std::string header;
};

// The include that a line is, if it is one.
std::optional<Include> include_of(const std::string& line) {
  const size_t hash = line.find_first_not_of(" \t");
  if (hash == std::string::npos || line[hash] != '#') return std::nullopt;
  const size_t word = line.find_first_not_of(" \t", hash + 1);
  if (word == std::string::npos || line.compare(word, 7, "include") != 0) return std::nullopt;
  const size_t open = line.find_first_of("<\"", word);
  if (open == std::string::npos) return std::nullopt;
  const size_t close = line.find_first_of(">\"", open + 1);
  if (close == std::string::npos) return std::nullopt;
  return Include{line[open] == '<', line.substr(open + 1, close - open - 1)};
}

// Every complaint about one file.
std::vector<std::string> check_file(const fs::path& file, const std::string& folder, const Row& row) {
  std::vector<std::string> complaints;
  std::ifstream in(file);
  for (std::string line; std::getline(in, line);) {
    const auto include = include_of(line);
    if (!include) continue;
    const std::string& header = include->header;
    if (include->angled || header.find('/') == std::string::npos) {
      if (!allowed_library(row, header)) complaints.push_back(file.string() + " includes " + header);
      continue;
    }
    const std::string target = fs::path(header).parent_path().string();
    if (target != folder && !row.folders.contains(target)) complaints.push_back(file.string() + " includes " + header);
  }
  return complaints;
}

bool is_source(const fs::path& p) { return p.extension() == ".cpp" || p.extension() == ".hpp" || p.extension() == ".h"; }

}  // namespace

TEST_CASE("every folder includes only what its row allows") {
  const fs::path root = RELATA_SOURCE_DIR;
  size_t files = 0;
  for (const auto& [folder, row] : table()) {
    if (!fs::exists(root / folder)) continue;
    for (const auto& entry : fs::directory_iterator(root / folder)) {
      if (!entry.is_regular_file() || !is_source(entry.path())) continue;
      ++files;
      for (const std::string& complaint : check_file(entry.path(), folder, row)) FAIL_CHECK(complaint);
    }
  }
  CHECK(files > 5);
}

TEST_CASE("no folder with sources is missing from the table") {
  const fs::path root = RELATA_SOURCE_DIR;
  for (const char* top : {"common", "extract", "resolve", "graph", "query", "formats"}) {
    if (!fs::exists(root / top)) continue;
    for (const auto& entry : fs::recursive_directory_iterator(root / top)) {
      if (!entry.is_regular_file() || !is_source(entry.path())) continue;
      const std::string folder = fs::relative(entry.path().parent_path(), root).string();
      CHECK_MESSAGE(table().contains(folder), folder);
    }
  }
}

TEST_CASE("a forbidden include is reported") {
  const fs::path file = fs::temp_directory_path() / "relata_include_test.cpp";
  std::ofstream(file) << "#include \"query/ast/ast.hpp\"\n#include <sqlite3.h>\n#include <vector>\n";
  CHECK(check_file(file, "common", table().at("common")).size() == 2);
  CHECK(check_file(file, "graph/file", table().at("graph/file")).size() == 1);
  fs::remove(file);
}
