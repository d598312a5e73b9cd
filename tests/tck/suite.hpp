#pragma once
// Runs all feature files below a folder.

#include <functional>
#include <set>
#include <string>
#include <vector>

#include "common/error.hpp"

namespace relata::tck {

struct Failure {
  std::string scenario;  // as in SuiteResult::passing
  std::string file;
  size_t line_1based = 0;
  size_t row_1based = 0;  // of an outline's examples, else 0
  std::string why;
};

struct SuiteResult {
  size_t scenarios = 0;
  size_t rows = 0;  // scenarios with outlines expanded
  size_t rows_passed = 0;
  std::set<std::string> passing;  // "clauses/match/Match1.feature: [1] Name": scenarios of which every row passed
  std::vector<Failure> failures;  // in the order of files and lines
};

// `only`: run just the scenarios whose name as above contains it; empty: all. The files are found in the order of their
// paths, and named relative to the folder `features` on their way or, without one, to `folder`.
// A named graph is read from graphs/NAME/NAME.cypher in `folder` or a folder above it.
Result<SuiteResult> run_suite(const std::string& folder, const std::string& only = {});

}  // namespace relata::tck
