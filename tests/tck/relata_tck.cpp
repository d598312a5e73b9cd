// relata-tck DIR [--failures FILE] [--passing FILE] [--only TEXT]
//
// Runs the openCypher test kit's feature files below DIR against the query engine. The last line of the output is
// `scenarios P/T  rows P/T`, where rows counts each row of a scenario outline by itself. Exit 0 only if all pass, 1 if not,
// 2 for a wrong command line, 3 if a file cannot be read.
//   --failures FILE   a line for each row that failed: file:line, scenario, example, reason
//   --passing FILE    the names of the scenarios that passed, sorted (how tests/tck/passing.txt is made)
//   --only TEXT       only scenarios whose name (file: scenario) contains TEXT; failures are printed

#include <cstdio>
#include <fstream>
#include <string>
#include <string_view>

#include <fmt/format.h>

#include "common/source.hpp"
#include "tests/tck/suite.hpp"

namespace {

using relata::tck::Failure;
using relata::tck::SuiteResult;

struct Arguments {
  std::string folder, failures, passing, only;
};

bool parse(int argc, char** argv, Arguments& out) {
  for (int i = 1; i < argc; ++i) {
    const std::string_view a = argv[i];
    std::string* target = a == "--failures" ? &out.failures : a == "--passing" ? &out.passing : a == "--only" ? &out.only : nullptr;
    if (target != nullptr) {
      if (++i == argc) return false;
      *target = argv[i];
    } else if (a.starts_with("-") || !out.folder.empty()) {
      return false;
    } else {
      out.folder = a;
    }
  }
  return !out.folder.empty();
}

std::string line_of(const Failure& f) {
  return fmt::format("{}:{}\t{}{}\t{}\n", f.file, f.line_1based, f.scenario, f.row_1based > 0 ? fmt::format(" (example {})", f.row_1based) : "", f.why);
}

bool write(const std::string& path, const std::string& text) {
  if (path.empty()) return true;
  std::ofstream out(path, std::ios::binary);
  out << text;
  return out.good();
}

int report(const SuiteResult& result, const Arguments& arguments) {
  std::string failures;
  for (const Failure& f : result.failures) failures += line_of(f);
  std::string passing;
  for (const std::string& scenario : result.passing) passing += scenario + "\n";
  if (!arguments.only.empty()) fmt::print("{}", failures);
  if (!write(arguments.failures, failures) || !write(arguments.passing, passing)) {
    fmt::print(stderr, "error: a report could not be written\n");
    return 3;
  }
  fmt::print("scenarios {}/{}  rows {}/{}\n", result.passing.size(), result.scenarios, result.rows_passed, result.rows);
  return result.failures.empty() ? 0 : 1;
}

}  // namespace

int main(int argc, char** argv) {
  Arguments arguments;
  if (!parse(argc, argv, arguments)) {
    fmt::print(stderr, "usage: relata-tck DIR [--failures FILE] [--passing FILE] [--only TEXT]\n");
    return 2;
  }
  const auto result = relata::tck::run_suite(arguments.folder, arguments.only);
  if (result) return report(*result, arguments);
  fmt::print(stderr, "{}", relata::render(result.error()));
  return 3;
}
