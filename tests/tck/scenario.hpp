#pragma once
// Runs one scenario of openCypher's test kit against the query engine.

#include <functional>
#include <string>

#include "common/error.hpp"
#include "tests/tck/gherkin.hpp"

namespace relata::tck {

struct Verdict {
  bool passed = true;
  std::string why;        // of a failure: what was expected and what came, on one line
  size_t line_1based = 0;  // of the step that failed
};

// The Cypher text that makes a named graph ("binary-tree-1"), or an error.
using NamedGraph = std::function<Result<std::string>(const std::string& name)>;

// Every step must be one of the test kit's; an unknown one is a failure, as are an exception in the engine and a statement
// that runs for more than ten seconds.
Verdict run_case(const Case& c, const NamedGraph& named_graph);

}  // namespace relata::tck
