// CSV with neo4j-admin headers and JSON Lines into graphs.
#include <doctest/doctest.h>

#include <filesystem>
#include <fstream>
#include <sstream>

#include "formats/csv_reader.hpp"
#include "formats/export.hpp"
#include "formats/graph_import.hpp"
#include "formats/id_space.hpp"
#include "formats/import_header.hpp"

using namespace relata;
using namespace relata::formats;

namespace {

class Folder {
 public:
  Folder() {
    std::string name = (std::filesystem::temp_directory_path() / "relata-import-XXXXXX").string();
    path_ = mkdtemp(name.data());
  }
  ~Folder() { std::filesystem::remove_all(path_); }
  Folder(const Folder&) = delete;
  Folder& operator=(const Folder&) = delete;
  [[nodiscard]] std::string file(const std::string& name, const std::string& content) const {
    std::ofstream(path_ / name, std::ios::binary) << content;
    return (path_ / name).string();
  }

 private:
  std::filesystem::path path_;
};

// All records, fields joined by "|", quoted ones in brackets; malformed ones as "!" and the complaint.
std::vector<std::string> records(const std::string& content, char delimiter = ',') {
  const Folder folder;
  Result<CsvReader> reader = CsvReader::open(folder.file("x.csv", content), delimiter);
  REQUIRE(reader.ok());
  std::vector<std::string> out;
  while (true) {
    const auto outcome = reader->next();
    if (outcome == CsvReader::Outcome::end) return out;
    REQUIRE(outcome != CsvReader::Outcome::failed);
    std::string text = std::to_string(reader->line_1based()) + ":";
    if (outcome == CsvReader::Outcome::malformed) text += "!" + reader->complaint();
    for (const CsvField& f : reader->fields()) {
      if (outcome == CsvReader::Outcome::record) text += (f.quoted ? "[" + std::string(f.text) + "]" : std::string(f.text)) + "|";
    }
    out.push_back(text);
  }
}

struct Imported {
  ImportSummary summary;
  std::vector<std::string> complaints;
};

Imported import(const ImportRequest& request) {
  Imported out;
  const ImportObserver observer{[&](const Error& e) { out.complaints.push_back(e.message); }, {}, {}};
  Result<ImportSummary> done = import_csv(request, observer);
  REQUIRE_MESSAGE(done.ok(), (done.ok() ? "" : done.error().message));
  out.summary = std::move(*done);
  return out;
}

std::string jsonl_of(const Graph& graph) {
  std::ostringstream out;
  REQUIRE(export_graph(graph, ExportFormat::jsonl, {}, out).ok());
  return out.str();
}

std::string header_complaint(const std::string& header, ImportKind kind) {
  std::vector<std::string> names;
  std::istringstream in(header);
  for (std::string name; std::getline(in, name, ',');) names.push_back(name);
  std::vector<CsvField> fields;
  for (const std::string& name : names) fields.push_back({name, false});
  const auto columns = parse_import_header(fields, kind);
  return columns.ok() ? "" : columns.error().message;
}

}  // namespace

TEST_CASE("records of a CSV file: quotes, line breaks, line ends, blank lines") {
  CHECK(records("a,b\n\nc,\r\n,d") == std::vector<std::string>{"1:a|b|", "3:c||", "4:|d|"});
  CHECK(records("\xEF\xBB\xBF" "a;b\n", ';') == std::vector<std::string>{"1:a|b|"});
  CHECK(records("\"a,\"\"b\"\"\",\"\"\n\"x\ny\",z\r\nw\n") == std::vector<std::string>{"1:[a,\"b\"]|[]|", "2:[x\ny]|z|", "4:w|"});
  CHECK(records("5\"6,7\n") == std::vector<std::string>{"1:5\"6|7|"});
}

TEST_CASE("a record that is not well formed costs its first line alone") {
  CHECK(records("\"a\"b,c\nd,e\n") == std::vector<std::string>{"1:!text after a closing quote", "2:d|e|"});
  CHECK(records("a,\"b\nc,d\n") == std::vector<std::string>{"1:!a quote that is opened and not closed", "2:c|d|"});
}

TEST_CASE("a line may be longer than what is read at once, but not without bound") {
  const std::string wide(size_t{3} << 20, 'x');
  CHECK(records(wide + ",1\n\"" + wide + "\n\",2\n3\n").size() == 3);
  const std::vector<std::string> much = records(std::string(kLongestRecord + (size_t{2} << 20), 'y') + "\nz\n");
  CHECK(much == std::vector<std::string>{"1:!a line of more than 16 MiB", "2:z|"});
}

TEST_CASE("headers that cannot be read say which column is wrong") {
  CHECK(header_complaint("id:ID(P),name,age:int,tags:string[],:LABEL,:IGNORE,x:IGNORE", ImportKind::nodes).empty());
  CHECK(header_complaint(":START_ID(P),:END_ID(Q),since:date,:TYPE", ImportKind::relationships).empty());
  CHECK(header_complaint("id:ID(P){id-type:long}", ImportKind::nodes).empty());
  CHECK(header_complaint("age:itn", ImportKind::nodes) == "column 'age:itn': 'itn' is no type");
  CHECK(header_complaint("a,a:int", ImportKind::nodes) == "column 'a:int': is there twice");
  CHECK(header_complaint("id:ID,b:ID", ImportKind::nodes) == "the header has two columns ID");
  CHECK(header_complaint(":START_ID,:TYPE", ImportKind::relationships) == "the header of a file of relationships needs :START_ID and :END_ID");
  CHECK(header_complaint("id:ID,:START_ID", ImportKind::nodes) == "the header of a file of nodes has columns of relationships");
  CHECK(header_complaint("n:START_ID,:END_ID", ImportKind::relationships) == "column 'n:START_ID': only an id column may have a name");
  CHECK(header_complaint("id:ID{space:x}", ImportKind::nodes) == "column 'id:ID{space:x}': only the option id-type is known");
}

TEST_CASE("cells become values of the type of their column") {
  const auto cell = [](CellType type, const std::string& text, bool is_list = false, bool quoted = false) {
    ImportColumn column;
    column.type = type;
    column.is_list = is_list;
    return parse_cell({text, quoted}, column, ';');
  };
  CHECK(identical(*cell(CellType::integer, " -7 "), Value(-7)));
  CHECK(identical(*cell(CellType::floating, "2.5e3"), Value(2500.0)));
  CHECK(identical(*cell(CellType::boolean, "TRUE"), Value(true)));
  CHECK(cell(CellType::string, "")->is_null());
  CHECK(identical(*cell(CellType::string, "", false, true), Value("")));
  CHECK(identical(*cell(CellType::integer, "1;2;3", true), Value(List{Value(1), Value(2), Value(3)})));
  CHECK(identical(*cell(CellType::string, "a\\;b;c\\\\", true), Value(List{Value("a;b"), Value("c\\")})));
  CHECK(cell(CellType::date, "2020-02-03")->type() == ValueType::date);
  CHECK(cell(CellType::date_time, "2020-02-03T10:00+01:00")->type() == ValueType::date_time);
  CHECK(cell(CellType::duration, "P1Y2M")->type() == ValueType::duration);
  for (const CellType type : {CellType::integer, CellType::floating, CellType::boolean, CellType::date, CellType::duration})
    CHECK_FALSE(cell(type, "x1").has_value());
  CHECK_FALSE(cell(CellType::integer, "9223372036854775808").has_value());
  CHECK_FALSE(cell(CellType::string, "\xFF").has_value());
}

TEST_CASE("ids: a number is a number only as it would be printed") {
  IdSpace space;
  CHECK(space.find("1") == NodeId());
  CHECK(space.add("7", NodeId(0)));
  CHECK(space.add("007", NodeId(1)));
  CHECK(space.add("x", NodeId(2)));
  CHECK_FALSE(space.add("7", NodeId(3)));
  CHECK_FALSE(space.add("x", NodeId(3)));
  for (uint32_t i = 100; i < 3000; ++i) CHECK(space.add(std::to_string(i * 1'000'003ull), NodeId(i)));
  CHECK(space.find("7") == NodeId(0));
  CHECK(space.find("007") == NodeId(1));
  CHECK(space.find("x") == NodeId(2));
  CHECK(space.find("8") == NodeId());
  for (uint32_t i = 100; i < 3000; ++i) CHECK(space.find(std::to_string(i * 1'000'003ull)) == NodeId(i));
}

TEST_CASE("several files a label, id spaces, labels and types of columns and of the request") {
  const Folder folder;
  ImportRequest request;
  request.delimiter = '|';
  const std::string posts = folder.file("p.csv", "id:ID(Post)|title\n1|one\n2|two\n");
  const std::string more = folder.file("p2.csv", "id:ID(Post)|title\n3|three\n");
  const std::string rest = folder.file("p3.csv", "4|four\n");
  request.nodes.push_back({{"Message", "Post"}, {posts, more, rest}});
  request.nodes.push_back({{"Person"}, {folder.file("q.csv", "id:ID(Person)|:LABEL\n1|Author;Person\nann|\n")}});
  request.relationships.push_back({{"wrote"}, {folder.file("r.csv", ":START_ID(Person)|:END_ID(Post)|at:int\n1|1|5\nann|4|\n")}});
  request.relationships.push_back({{}, {folder.file("s.csv", ":END_ID(Post)|:TYPE|:START_ID(Person)\n2|likes|1\n")}});
  const Imported done = import(request);
  CHECK(done.complaints.empty());
  CHECK(jsonl_of(done.summary.graph) ==
        "{\"kind\":\"graph\",\"format\":1}\n"
        "{\"kind\":\"node\",\"id\":0,\"labels\":[\"Author\",\"Person\"],\"properties\":{\"id\":1}}\n"
        "{\"kind\":\"node\",\"id\":1,\"labels\":[\"Person\"],\"properties\":{\"id\":\"ann\"}}\n"
        "{\"kind\":\"node\",\"id\":2,\"labels\":[\"Message\",\"Post\"],\"properties\":{\"id\":4,\"title\":\"four\"}}\n"
        "{\"kind\":\"node\",\"id\":3,\"labels\":[\"Message\",\"Post\"],\"properties\":{\"id\":1,\"title\":\"one\"}}\n"
        "{\"kind\":\"node\",\"id\":4,\"labels\":[\"Message\",\"Post\"],\"properties\":{\"id\":3,\"title\":\"three\"}}\n"
        "{\"kind\":\"node\",\"id\":5,\"labels\":[\"Message\",\"Post\"],\"properties\":{\"id\":2,\"title\":\"two\"}}\n"
        "{\"kind\":\"relationship\",\"id\":0,\"type\":\"likes\",\"source\":0,\"target\":5,\"properties\":{}}\n"
        "{\"kind\":\"relationship\",\"id\":1,\"type\":\"wrote\",\"source\":0,\"target\":3,\"properties\":{\"at\":5}}\n"
        "{\"kind\":\"relationship\",\"id\":2,\"type\":\"wrote\",\"source\":1,\"target\":2,\"properties\":{}}\n");
}

TEST_CASE("rows that cannot be used are told with their line and left out") {
  const Folder folder;
  ImportRequest request;
  request.nodes.push_back({{}, {folder.file("n.csv", ":ID,age:int\n1,5\n1,6\n2,six\n3,1,1\n4\n")}});
  request.relationships.push_back({{"t"}, {folder.file("r.csv", ":START_ID,:END_ID\n1,4\n1,9\n1\n")}});
  const Imported done = import(request);
  CHECK(done.complaints == std::vector<std::string>{"line 3: the id '1' is there twice", "line 4: 'six' is no int (age)", "line 5: has 3 fields, the header 2",
                                                    "line 3: no node has the id '9'", "line 4: an end of the relationship is missing"});
  CHECK(done.summary.bad_rows == 5);
  CHECK(done.summary.rows == 3);
  CHECK(done.summary.graph.node_count() == 2);
  CHECK(done.summary.graph.relationship_count() == 1);
  CHECK(done.summary.graph.property_key_count() == 1);
}

TEST_CASE("files that cannot be imported at all") {
  const Folder folder;
  const auto complaint = [](const ImportRequest& request) {
    const auto done = import_csv(request, {});
    return done.ok() ? std::string() : done.error().message;
  };
  ImportRequest request;
  request.nodes.push_back({{}, {folder.file("empty.csv", "")}});
  CHECK(complaint(request) == "has no header");
  request.nodes[0].paths = {folder.file("sub", "") + "/none.csv"};
  CHECK(complaint(request).starts_with("cannot be read"));
  request.nodes.clear();
  request.relationships.push_back({{}, {folder.file("r.csv", ":START_ID,:END_ID\n")}});
  CHECK(complaint(request) == "gives its relationships no type");
}

TEST_CASE("an import can be interrupted") {
  const Folder folder;
  ImportRequest request;
  std::string rows = ":ID\n";
  for (int i = 0; i < 400'000; ++i) rows += std::to_string(i) + "\n";
  request.nodes.push_back({{}, {folder.file("n.csv", rows)}});
  int blocks = 0;
  const auto done = import_csv(request, {{}, [&] { ++blocks; }, [&] { return blocks < 2; }});
  REQUIRE_FALSE(done.ok());
  CHECK(done.error().kind == ErrorKind::cancelled);
}

TEST_CASE("exported JSON Lines come back as they were; lines that are none are told") {
  const Folder folder;
  const std::string text =
      "{\"kind\":\"graph\",\"format\":1}\n"
      "{\"kind\":\"node\",\"id\":0,\"labels\":[\"A\",\"B\"],\"properties\":{\"list\":[1,2],\"name\":\"x\",\"r\":0.5}}\n"
      "{\"kind\":\"node\",\"id\":1,\"labels\":[],\"properties\":{\"name\":\"y\"}}\n"
      "{\"kind\":\"relationship\",\"id\":0,\"type\":\"t\",\"source\":0,\"target\":1,\"properties\":{\"w\":true}}\n";
  std::vector<std::string> complaints;
  const ImportObserver observer{[&](const Error& e) { complaints.push_back(e.message); }, {}, {}};
  auto done = import_jsonl(folder.file("g.jsonl", text), observer);
  REQUIRE(done.ok());
  CHECK(complaints.empty());
  CHECK(jsonl_of(done->graph) == text);
  const std::string bad = "{]\n[]\n{}\n{\"kind\":\"star\"}\n{\"kind\":\"node\"}\n{\"kind\":\"node\",\"id\":1,\"properties\":{\"m\":{}}}\n"
                          "{\"kind\":\"relationship\",\"type\":\"t\",\"source\":5,\"target\":6}\n";
  done = import_jsonl(folder.file("b.jsonl", bad), observer);
  REQUIRE(done.ok());
  CHECK(complaints.size() == 7);
  CHECK(done->graph.node_count() == 0);
  CHECK(complaints[6] == "line 7: no node has the id 5");
}
