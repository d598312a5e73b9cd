// LOAD CSV: what the fields of a file become, and what is said about records that are wrong.
#include <doctest/doctest.h>
#include <unistd.h>

#include <filesystem>
#include <fstream>
#include <string>

#include "query/executor/engine.hpp"
#include "query/result/value_text.hpp"

namespace relata::query {

namespace {

// A file that is gone with the test.
class CsvFile {
 public:
  explicit CsvFile(std::string_view bytes)
      : path_(std::filesystem::temp_directory_path() / ("relata_csv_" + std::to_string(getpid()) + ".csv")) {
    std::ofstream(path_, std::ios::binary) << bytes;
  }
  ~CsvFile() { std::filesystem::remove(path_); }
  CsvFile(const CsvFile&) = delete;
  CsvFile& operator=(const CsvFile&) = delete;
  [[nodiscard]] std::string path() const { return path_.string(); }

 private:
  std::filesystem::path path_;
};

struct World {
  Graph graph;
  Engine engine{graph};
  Table table;
  std::vector<std::string> warnings;

  // The rows as text, or the message of the error.
  std::string run(const std::string& text, const CsvFile& file) {
    const auto result = engine.run(text, {{"file", Value(file.path())}}, {}, table);
    if (!result) return "error: " + result.error().message.substr(result.error().message.find(".csv") + 4);
    warnings = result->back().warnings;
    std::string out;
    for (const auto& row : table.rows) {
      for (const Value& v : row) out += value_text(v, graph) + " ";
      out += "\n";
    }
    return out;
  }
};

}  // namespace

TEST_CASE("fields of a CSV file") {
  const CsvFile file("\xEF\xBB\xBF" "a,b\r\n1,\"x, \"\"y\"\"\r\nz\"\r\n\r\n,\"\"\r\n\xC3\xA9,2");
  World w;
  CHECK(w.run("LOAD CSV FROM $file AS r RETURN r, linenumber()", file) ==
        "['a', 'b'] 1 \n['1', 'x, \"y\"\\nz'] 2 \n[null, ''] 5 \n['\xC3\xA9', '2'] 6 \n");
  CHECK(w.run("LOAD CSV WITH HEADERS FROM 'file://' + $file AS r RETURN r.a, r.b, file() ENDS WITH '.csv'", file) ==
        "'1' 'x, \"y\"\\nz' true \nnull '' true \n'\xC3\xA9' '2' true \n");
  CHECK(w.warnings.empty());
}

TEST_CASE("another separator, and rows that go on to other clauses") {
  const CsvFile file("name;n\nada;1\nben;2\n");
  World w;
  CHECK(w.run("LOAD CSV WITH HEADERS FROM $file AS r FIELDTERMINATOR ';' WITH r WHERE toInteger(r.n) > 1 "
              "CREATE (p:P {name: r.name, line: linenumber()}) RETURN p.name, p.line",
              file) == "'ben' 3 \n");
}

TEST_CASE("bad records are reported with their lines") {
  World w;
  {
    const CsvFile file("a,b\n1,2,3\n4\n5,6\n");
    CHECK(w.run("LOAD CSV WITH HEADERS FROM $file AS r RETURN r.a, r.b", file) == "'1' '2' \n'4' null \n'5' '6' \n");
    REQUIRE(w.warnings.size() == 2);
    CHECK(w.warnings[0] == file.path() + ":2: 3 fields where the header has 2");
    CHECK(w.warnings[1] == file.path() + ":3: 1 fields where the header has 2");
  }
  const auto create = [&](std::string_view bytes) {
    return w.run("LOAD CSV FROM $file AS r CREATE (:N {x: r[0]})", CsvFile(bytes));
  };
  CHECK(create("a\nb\n\"c\nd\n") == "error: :3: the quote that begins here is never closed");
  CHECK(create("a\n\"b\"c\n") ==
        "error: :2: there is text behind a closing quote; a quote inside quotes is written twice");
  CHECK(create("a\n\xFF\n") == "error: :2: the record is not valid UTF-8");
  CHECK(w.graph.node_count() == 0);
  const CsvFile twice("a,a\n1,2\n");
  CHECK(w.run("LOAD CSV WITH HEADERS FROM $file AS r RETURN r", twice) == "error: :1: the header names 'a' more than once");
}

TEST_CASE("files that cannot be read") {
  World w;
  for (const char* url : {"'no/such/file.csv'", "'https://example.org/a.csv'", "'file://elsewhere/a.csv'", "'/'"}) {
    const auto result = w.engine.run("LOAD CSV FROM " + std::string(url) + " AS r RETURN r", {}, {}, w.table);
    REQUIRE_FALSE(result.ok());
    CHECK(result.error().kind == ErrorKind::file);
  }
  CHECK_FALSE(w.engine.run("LOAD CSV FROM 1 AS r RETURN r", {}, {}, w.table).ok());
  CHECK_FALSE(w.engine.run("LOAD CSV FROM 'a' AS r FIELDTERMINATOR ';;' RETURN r", {}, {}, w.table).ok());
  REQUIRE(w.engine.run("LOAD CSV FROM null AS r RETURN r", {}, {}, w.table).ok());
  CHECK(w.table.rows.empty());
}

}  // namespace relata::query
