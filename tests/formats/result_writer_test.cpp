#include "formats/result_writer.hpp"

#include <doctest/doctest.h>

#include <sstream>

#include "tests/formats/sample_graph.hpp"

using namespace relata;
using namespace relata::formats;
using namespace relata::tests;

namespace {

const std::vector<std::string> kColumns = {"name", "n"};
const std::vector<std::vector<Value>> kRows = {{"Ann", 1}, {"B|\"ob\", \xE4\xB8\xAD", 22}, {nullptr, 2.5}};

std::string written(ResultMode mode, const std::vector<std::vector<Value>>& rows = kRows, ResultOptions options = {},
                    const std::vector<std::string>& columns = kColumns) {
  std::ostringstream out;
  const auto writer = make_result_writer(mode, options, out);
  writer->begin(columns);
  for (const auto& row : rows) writer->row_of(row);
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

TEST_CASE("box: a table that a narrow terminal cannot hold is printed a column a line") {
  ResultOptions options;
  options.columns = 20;
  const std::vector<std::string> columns = {"a", "bb", "c", "d", "e"};
  CHECK(written(ResultMode::box, {{"x", 1, 2, 3, 4}}, options, columns) == " a = x\nbb = 1\n c = 2\n d = 3\n e = 4\n\n");
  options.columns = 22;
  CHECK(written(ResultMode::box, {{"x", 1, 2, 3, 4}}, options, columns).starts_with("┌"));
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

TEST_CASE("html: a table; what a cell holds is text and nothing else") {
  CHECK(written(ResultMode::html, {{"<script>alert(\"x\")</script>\n& more", 1}, {nullptr, "b"}}) ==
        "<table>\n<thead><tr><th>name</th><th>n</th></tr></thead>\n<tbody>\n"
        "<tr><td>&lt;script&gt;alert(&quot;x&quot;)&lt;/script&gt;<br>&amp; more</td><td align=\"right\">1</td></tr>\n"
        "<tr><td></td><td>b</td></tr>\n</tbody>\n</table>\n");
}

TEST_CASE("dot: nodes, relationships and paths of the result, each once, wherever they stand in it") {
  Graph graph = make_graph(kNodes, kRelationships);
  ResultOptions options;
  options.graph = &graph;
  const auto first = *graph.relationships().begin();
  const Path path{{graph.source(first), graph.target(first)}, {first}};
  const std::string out = written(ResultMode::dot, {{List{graph.source(first)}, Map{{"r", first}}}, {path, nullptr}}, options);
  CHECK(out.starts_with("digraph relata {"));
  CHECK(out.find("n0 -> n1") != std::string::npos);
  CHECK(out.find("n0 -> n1", out.find("n0 -> n1") + 1) == std::string::npos);
  CHECK(out.find("n2 [") == std::string::npos);
  CHECK(written(ResultMode::dot, {{"Ann", 1}}, options).find("no node, relationship or path") != std::string::npos);
}

TEST_CASE("rows stream: the stream has most of them before the end, and the buffer stays small") {
  for (const ResultMode mode : {ResultMode::csv, ResultMode::tsv, ResultMode::json, ResultMode::jsonl, ResultMode::line, ResultMode::html}) {
    std::ostringstream out;
    const auto writer = make_result_writer(mode, {}, out);
    writer->begin(kColumns);
    for (int i = 0; i < 20000; ++i) writer->row_of(std::vector<Value>{"a row like any other", i});
    const auto before = out.str().size();
    writer->end();
    CHECK(out.str().size() - before < 70000);
    CHECK(before > 400000);
  }
}

TEST_CASE("a result without columns is nothing, but in json an empty table") {
  for (const ResultMode mode : {ResultMode::box, ResultMode::table, ResultMode::markdown, ResultMode::csv, ResultMode::tsv, ResultMode::jsonl, ResultMode::line,
                                ResultMode::html, ResultMode::dot}) {
    CHECK(written(mode, {}, {}, {}).empty());
  }
  CHECK(written(ResultMode::json, {}, {}, {}) == "{\"columns\":[],\"rows\":[]}\n");
}

TEST_CASE("modes have names") {
  for (int i = 0; i < 10; ++i) {
    ResultMode mode{};
    CHECK(result_mode_from(name_of(static_cast<ResultMode>(i)), mode));
    CHECK(static_cast<int>(mode) == i);
  }
  ResultMode mode{};
  CHECK_FALSE(result_mode_from("Box", mode));
}
