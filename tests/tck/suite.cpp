#include "tests/tck/suite.hpp"

#include <algorithm>
#include <filesystem>
#include <fstream>
#include <iterator>

#include <fmt/format.h>

#include "tests/tck/gherkin.hpp"
#include "tests/tck/scenario.hpp"

namespace relata::tck {

namespace fs = std::filesystem;

namespace {

Result<std::string> read_file(const fs::path& path) {
  std::ifstream in(path, std::ios::binary);
  if (!in) return file_error(path.string(), "cannot be read");
  return std::string((std::istreambuf_iterator<char>(in)), std::istreambuf_iterator<char>());
}

std::vector<fs::path> feature_files(const fs::path& folder) {
  std::vector<fs::path> out;
  std::error_code ignored;
  for (const auto& entry : fs::recursive_directory_iterator(folder, ignored)) {
    if (entry.is_regular_file() && entry.path().extension() == ".feature") out.push_back(entry.path());
  }
  std::sort(out.begin(), out.end());
  return out;
}

NamedGraph graphs_near(const fs::path& folder) {
  return [folder](const std::string& name) -> Result<std::string> {
    fs::path at = fs::absolute(folder).lexically_normal();
    for (int level = 0; level < 6; ++level) {
      const fs::path script = at / "graphs" / name / (name + ".cypher");
      if (fs::exists(script)) return read_file(script);
      at = at.parent_path();
    }
    return file_error(name, "there is no graph of that name");
  };
}

// Relative to the folder "features", so that the name of a scenario does not depend on where the suite was started.
std::string short_name(const fs::path& file, const fs::path& folder) {
  const std::string path = fs::absolute(file).lexically_normal().generic_string();
  const size_t at = path.rfind("/features/");
  return at == std::string::npos ? file.lexically_relative(folder).generic_string() : path.substr(at + 10);
}

class Suite {
 public:
  Suite(const fs::path& folder, std::string only) : folder_(folder), only_(std::move(only)), graphs_(graphs_near(folder)) {}

  Result<void> run(const fs::path& file) {
    auto text = read_file(file);
    if (!text) return std::move(text).error();
    auto feature = parse_feature(*text, file.string());
    if (!feature) return std::move(feature).error();
    const std::string name = short_name(file, folder_);
    std::set<std::string> seen;
    std::set<std::string> failed;
    for (const Case& c : feature->cases) {
      const std::string scenario = fmt::format("{}: {}", name, c.scenario);
      if (scenario.find(only_) == std::string::npos) continue;
      seen.insert(scenario);
      ++result.rows;
      const Verdict v = run_case(c, graphs_);
      result.rows_passed += v.passed ? 1 : 0;
      if (v.passed) continue;
      failed.insert(scenario);
      result.failures.push_back({scenario, file.string(), v.line_1based, c.row_1based, v.why});
    }
    result.scenarios += seen.size();
    std::set_difference(seen.begin(), seen.end(), failed.begin(), failed.end(), std::inserter(result.passing, result.passing.end()));
    return {};
  }

  SuiteResult result;

 private:
  fs::path folder_;
  std::string only_;
  NamedGraph graphs_;
};

}  // namespace

Result<SuiteResult> run_suite(const std::string& folder, const std::string& only) {
  const auto files = feature_files(folder);
  if (files.empty()) return file_error(folder, "there are no .feature files in this folder");
  Suite suite(folder, only);
  for (const fs::path& file : files) {
    if (auto r = suite.run(file); !r) return std::move(r).error();
  }
  return std::move(suite.result);
}

}  // namespace relata::tck
