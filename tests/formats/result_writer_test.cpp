#include "formats/result_writer.hpp"

#include <doctest/doctest.h>

#include <sstream>

using namespace relata;
using namespace relata::formats;

namespace {

const std::vector<std::string> kColumns = {"name", "n"};
const std::vector<std::vector<Value>> kRows = {{"Ann", 1}, {"B|\"ob\", \xE4\xB8\xAD", 22}, {nullptr, 2.5}};

std::string written(ResultMode mode, const std::vector<std::vector<Value>>& rows = kRows, ResultOptions options = {},
                    const std::vector<std::string>& columns = kColumns) {
  std::ostringstream out;
  const auto writer = make_result_writer(mode, options, out);
  writer->begin(columns);
  for (const auto& row : rows) writer->row(row);
  writer->end();
  return out.str();
}

}  // namespace

TEST_CASE("box: columns line up under wide characters, numbers stand to the right") {
  CHECK(written(ResultMode::box) ==
        "┌────────────┬─────┐\n"
        "│ name       │ n   │\n"
        "├────────────┼─────┤\n"
        "│ Ann        │   1 │\n"
        "│ B|\"ob\", \xE4\xB8\xAD │  22 │\n"
        "│            │ 2.5 │\n"
        "└────────────┴─────┘\n");
}

TEST_CASE("table and markdown") {
  CHECK(written(ResultMode::table, {{"x", 1}}) ==
        "+------+---+\n| name | n |\n+------+---+\n| x    | 1 |\n+------+---+\n");
  CHECK(written(ResultMode::markdown, {{"a|b\nc", 1}}) == "| name    | n |\n|---------|--:|\n| a\\|b\\nc | 1 |\n");
}

TEST_CASE("box: a narrow terminal cuts the widest cells, and lines are never longer") {
  ResultOptions options;
  options.columns = 20;
  const std::string out = written(ResultMode::box, {{std::string(500, 'x'), 1}, {"\xE4\xB8\xAD\xE6\x96\x87\xE4\xB8\xAD\xE6\x96\x87\xE4\xB8\xAD\xE6\x96\x87\xE4\xB8\xAD", 2}}, options);
  CHECK(out.find("│ xxxxxxxxxxx… │ 1 │\n") != std::string::npos);
  CHECK(out.find("│ \xE4\xB8\xAD\xE6\x96\x87\xE4\xB8\xAD\xE6\x96\x87\xE4\xB8\xAD…  │ 2 │\n") != std::string::npos);
}

TEST_CASE("box: of many rows the first and the last are shown") {
  std::vector<std::vector<Value>> rows;
  for (int i = 0; i < 1000; ++i) rows.push_back({"r", i});
  ResultOptions options;
  options.max_rows = 4;
  CHECK(written(ResultMode::table, rows, options) ==
        "+------+-----+\n| name | n   |\n+------+-----+\n| r    |   0 |\n| r    |   1 |\n| .    | .   |\n"
        "| r    | 998 |\n| r    | 999 |\n+------+-----+\n");
  options.max_rows = 1000;
  CHECK(written(ResultMode::table, rows, options).find("| .") == std::string::npos);
}

TEST_CASE("csv and tsv") {
  CHECK(written(ResultMode::csv) == "name,n\nAnn,1\n\"B|\"\"ob\"\", \xE4\xB8\xAD\",22\n,2.5\n");
  CHECK(written(ResultMode::csv, {{"", List{1, "x"}}}) == "name,n\n\"\",\"[1,\"\"x\"\"]\"\n");
  CHECK(written(ResultMode::tsv, {{"a\tb", true}}) == "name\tn\na\\tb\ttrue\n");
}

TEST_CASE("json is one line a statement, jsonl an object a row") {
  CHECK(written(ResultMode::json) == "{\"columns\":[\"name\",\"n\"],\"rows\":[[\"Ann\",1],[\"B|\\\"ob\\\", \xE4\xB8\xAD\",22],[null,2.5]]}\n");
  CHECK(written(ResultMode::json, {}) == "{\"columns\":[\"name\",\"n\"],\"rows\":[]}\n");
  CHECK(written(ResultMode::jsonl) == "{\"name\":\"Ann\",\"n\":1}\n{\"name\":\"B|\\\"ob\\\", \xE4\xB8\xAD\",\"n\":22}\n{\"name\":null,\"n\":2.5}\n");
}

TEST_CASE("line: names to the right, an empty line after each row") {
  CHECK(written(ResultMode::line, {{"x\ny", List{1, "a"}}}) == "name = x\\ny\n   n = [1, 'a']\n\n");
}

TEST_CASE("a result without columns is nothing, but in json an empty table") {
  for (const ResultMode mode : {ResultMode::box, ResultMode::table, ResultMode::markdown, ResultMode::csv, ResultMode::tsv, ResultMode::jsonl, ResultMode::line}) {
    CHECK(written(mode, {}, {}, {}).empty());
  }
  CHECK(written(ResultMode::json, {}, {}, {}) == "{\"columns\":[],\"rows\":[]}\n");
}

TEST_CASE("modes have names") {
  for (int i = 0; i < 8; ++i) {
    ResultMode mode{};
    CHECK(result_mode_from(name_of(static_cast<ResultMode>(i)), mode));
    CHECK(static_cast<int>(mode) == i);
  }
  ResultMode mode{};
  CHECK_FALSE(result_mode_from("Box", mode));
}
