#pragma once
// Reads Gherkin feature files, as far as openCypher's test kit uses the language: features, backgrounds, scenarios,
// scenario outlines with examples, steps with doc strings or tables, tags, comments.

#include <string>
#include <string_view>
#include <vector>

#include "common/error.hpp"

namespace relata::tck {

using TableRow = std::vector<std::string>;  // cells, trimmed, escapes \| \\ \n resolved

struct Step {
  std::string text;  // without Given, When, Then, And, But
  bool has_doc_string = false;
  std::string doc_string;
  bool has_table = false;
  std::vector<TableRow> table;
  size_t line_1based = 0;
};

// What runs: a scenario, or one row of an outline with its placeholders filled in. Steps of the background come first.
struct Case {
  std::string scenario;  // the name as written, placeholders and all: the same for all rows of an outline
  size_t row_1based = 0;  // of the outline's examples; 0 for a plain scenario
  size_t line_1based = 0;
  std::vector<std::string> tags;
  std::vector<Step> steps;
};

struct Feature {
  std::string name;
  std::vector<Case> cases;  // in the order of the file
};

// `source` names the text in errors; those are of kind data and say the line.
Result<Feature> parse_feature(std::string_view text, const std::string& source);

}  // namespace relata::tck
