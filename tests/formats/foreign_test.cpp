// Every export of hostile names, read back by a program that is not ours and compared with the graph.
#include <doctest/doctest.h>

#include <algorithm>
#include <sstream>

#include "formats/export.hpp"
#include "formats/graph_csv.hpp"
#include "formats/json_reader.hpp"
#include "formats/property_columns.hpp"
#include "tests/formats/foreign.hpp"
#include "tests/formats/sample_graph.hpp"

using namespace relata;
using namespace relata::formats;
using namespace relata::tests;

namespace {

std::string exported(const Graph& graph, ExportFormat format) {
  std::ostringstream out;
  REQUIRE(export_graph(graph, format, {}, out).ok());
  return out.str();
}

// A Python that has `module`, or nothing, with a line that says so.
std::string python_with(const std::string& module) {
  for (const std::string python : {"python3", "/usr/bin/python3"}) {
    if (std::system((python + " -c 'import " + module + "' >/dev/null 2>&1").c_str()) == 0) return python;
  }
  std::cout << "skipped: Python's " << module << " is not installed\n";
  return {};
}

// A script that gets the exported file as its argument and prints JSON, which is given back.
Value seen_by_python(const std::string& python, const std::string& script, const std::string& input) {
  const Ran ran = run_on(python + " -c '" + script + "' %s", input);
  INFO(ran.output);
  REQUIRE(ran.status == 0);
  auto value = parse_json(ran.output, "python");
  REQUIRE(value.ok());
  return std::move(*value);
}

// XML cannot hold some characters at all; they are written as U+FFFD.
std::string as_in_xml(const std::string& name) {
  std::string out;
  for (const char c : name) {
    const bool allowed = static_cast<unsigned char>(c) >= 0x20 || c == '\t' || c == '\n';
    if (allowed) out += c;
    else out += "\xEF\xBF\xBD";
  }
  return out;
}

// name, labels of the nodes in the order of the file, then type and phrase of the relationships.
struct Told {
  std::vector<std::string> names, labels, types, phrases;
};
Told told_by(const Graph& graph, bool xml) {
  Told told;
  const auto text = [&](const std::string& t) { return xml ? as_in_xml(t) : t; };
  const GraphOrder order = graph_order(graph);
  for (const NodeId n : order.nodes) {
    told.names.push_back(text(graph.property(n, graph.find_property_key("name")).string()));
    told.labels.push_back(":Concept:Entity:odd `label`");
  }
  for (const RelationshipId r : order.relationships) {
    told.types.push_back(text(std::string(graph.name_of(graph.type(r)))));
    told.phrases.push_back(text(graph.property(r, graph.find_property_key("phrase")).string()));
  }
  return told;
}

std::vector<std::string> strings(const Value& list) {
  std::vector<std::string> out;
  for (const Value& v : list.list()) out.push_back(v.string());
  return out;
}

void check_told(const Value& seen, const Told& told) {
  const Map& map = seen.map();
  CHECK(strings(map.at("names")) == told.names);
  CHECK(strings(map.at("labels")) == told.labels);
  CHECK(strings(map.at("types")) == told.types);
  CHECK(strings(map.at("phrases")) == told.phrases);
}

// The folder of npm's packages that has `package`, where a benchmark or a person put it; or nothing, with a line that says so.
std::string packages_with(const std::string& package) {
  for (const char* folder : {"build/benchmarks", "build/bench"}) {
    const std::filesystem::path packages = std::filesystem::path(RELATA_SOURCE_DIR) / folder / "node_modules";
    if (std::filesystem::exists(packages / package)) return packages.string();
  }
  std::cout << "skipped: npm's " << package << " is not in build/bench\n";
  return {};
}

using Ends = std::vector<std::pair<size_t, size_t>>;
// Of facts that are lists of source, type and target.
Ends ends_of(const Value& facts) {
  Ends out;
  for (const Value& fact : facts.list()) out.emplace_back(std::stoul(fact.list()[0].string()), std::stoul(fact.list()[2].string()));
  return out;
}
// Places of the nodes in the order of the file.
Ends ends_in(const Graph& graph, const GraphOrder& order) {
  const auto place = [&](NodeId node) { return static_cast<size_t>(std::find(order.nodes.begin(), order.nodes.end(), node) - order.nodes.begin()); };
  Ends out;
  for (const RelationshipId r : order.relationships) out.emplace_back(place(graph.source(r)), place(graph.target(r)));
  return out;
}

}  // namespace

TEST_CASE("GraphML as networkx and igraph read it") {
  const Graph graph = hostile_graph();
  const std::string graphml = exported(graph, ExportFormat::graphml);
  const Told told = told_by(graph, true);
  if (const std::string python = python_with("networkx"); !python.empty()) {
    check_told(seen_by_python(python,
                              "import sys, json, networkx as nx; g = nx.read_graphml(sys.argv[1]); n = [d for _, d in g.nodes(data=True)]; "
                              "e = [d for _, _, d in sorted(g.edges(data=True), key=lambda x: int(x[0][1:]))]; "
                              "print(json.dumps(dict(names=[d.get(\"name\", \"\") for d in n], labels=[d[\"labels\"] for d in n], types=[d[\"label\"] for d in e], "
                              "phrases=[d.get(\"phrase\", \"\") for d in e])))",
                              graphml),
               told);
  }
  if (const std::string python = python_with("igraph"); !python.empty()) {
    check_told(seen_by_python(python,
                              "import sys, json, igraph; g = igraph.Graph.Read_GraphML(sys.argv[1]); "
                              "print(json.dumps(dict(names=g.vs[\"name\"], labels=g.vs[\"labels\"], types=g.es[\"label\"], phrases=g.es[\"phrase\"])))",
                              graphml),
               told);
  }
}

TEST_CASE("GEXF as networkx reads it; both XML formats as xmllint does") {
  const Graph graph = hostile_graph();
  const std::string gexf = exported(graph, ExportFormat::gexf);
  if (have("xmllint")) {
    CHECK(run_on("xmllint --noout %s", gexf).status == 0);
    CHECK(run_on("xmllint --noout %s", exported(graph, ExportFormat::graphml)).status == 0);
  }
  const std::string python = python_with("networkx");
  if (python.empty()) return;
  // networkx 2 and 3.0 know GEXF 1.2 and take 1.3 for what differs in neither.
  std::string older = gexf;
  for (size_t at = older.find("1.3"); at != std::string::npos && at < 200; at = older.find("1.3")) older.replace(at, 3, "1.2");
  if (const size_t at = older.find("http://gexf.net/1.2"); at != std::string::npos) older.replace(at, 19, "http://www.gexf.net/1.2draft");
  check_told(seen_by_python(python,
                            "import sys, json, networkx as nx; g = nx.read_gexf(sys.argv[1]); n = [d for _, d in g.nodes(data=True)]; "
                            "e = [d for _, _, d in sorted(g.edges(data=True), key=lambda x: int(x[2][\"id\"]))]; "
                            "print(json.dumps(dict(names=[d[\"label\"] for d in n], labels=[d[\"labels\"] for d in n], types=[d[\"label\"] for d in e], "
                            "phrases=[d.get(\"phrase\", \"\") for d in e])))",
                            older),
             told_by(graph, true));
}

TEST_CASE("JSON Lines as jq reads them, JSON in CSV as sqlite3 does") {
  const Graph graph = hostile_graph();
  const Told told = told_by(graph, false);
  if (have("jq")) {
    const Ran ran = run_on("jq -c -s '[.[] | select(.kind == \"node\") | .properties.name]' %s", exported(graph, ExportFormat::jsonl));
    REQUIRE(ran.status == 0);
    CHECK(strings(*parse_json(ran.output, "jq")) == told.names);
  }
  if (!have("sqlite3")) return;
  std::ostringstream csv;
  write_nodes_csv(graph, graph_order(graph), csv);
  // A zero byte ends a field for sqlite3's reader; everything else comes back.
  const Ran ran = run_on("sqlite3 :memory: '.mode csv' '.import %s n' '.mode json' \"SELECT json_group_array(name) AS names FROM (SELECT name FROM n ORDER BY CAST(\\\"id:ID\\\" AS INTEGER))\"", csv.str());
  REQUIRE(ran.status == 0);
  const auto rows = parse_json(ran.output, "sqlite3");
  REQUIRE(rows.ok());
  const auto names = parse_json(rows->list()[0].map().at("names").string(), "names");
  REQUIRE(names.ok());
  for (size_t i = 0; i < told.names.size(); ++i) {
    if (told.names[i].find('\0') == std::string::npos) CHECK(names->list()[i].string() == told.names[i]);
  }
}

TEST_CASE("CSV as Ladybug loads it: names, types, and what is joined to what") {
  const std::string packages = packages_with("@ladybugdb/core");
  if (packages.empty() || !have("node")) return;
  const Graph graph = hostile_graph();
  const GraphOrder order = graph_order(graph);
  std::ostringstream nodes, relationships;
  write_nodes_csv(graph, order, nodes);
  write_relationships_csv(graph, order, relationships);
  const std::string command = "NODE_PATH='" + packages + "' node '" + RELATA_SOURCE_DIR + "/tests/formats/ladybug.cjs' %s %s";
  const Ran ran = run_on(command, {nodes.str(), relationships.str()});
  INFO(ran.output);
  REQUIRE(ran.status == 0);
  const auto seen = parse_json(ran.output, "ladybug");
  REQUIRE(seen.ok());
  CHECK(strings(seen->map().at("names")) == told_by(graph, false).names);
  std::vector<std::string> types;
  for (const Value& fact : seen->map().at("facts").list()) types.push_back(fact.list()[1].string());
  CHECK(types == told_by(graph, false).types);
  CHECK(ends_of(seen->map().at("facts")) == ends_in(graph, order));
}

TEST_CASE("RDF as rapper and serdi read it: the same triples from both syntaxes and both programs") {
  const Graph graph = hostile_graph();
  const std::string nt = exported(graph, ExportFormat::nt), ttl = exported(graph, ExportFormat::ttl);
  const auto count = [](const std::string& text) { return std::count(text.begin(), text.end(), '\n'); };
  const auto triples = count(nt);
  CHECK(triples > 200);
  if (have("rapper")) {
    const Ran one = run_on("rapper -q -i ntriples -o ntriples %s", nt), other = run_on("rapper -q -i turtle -o ntriples %s urn:base", ttl);
    CHECK(one.status == 0);
    CHECK(other.status == 0);
    CHECK(count(one.output) == triples);
    CHECK(one.output == other.output);
  }
  if (have("serdi")) {
    const Ran one = run_on("serdi -i ntriples -o ntriples %s", nt), other = run_on("serdi -i turtle -o ntriples %s", ttl);
    CHECK(count(one.output) == triples);
    CHECK(one.output == other.output);
  }
}

TEST_CASE("pictures: hostile names stay text in SVG") {
  if (!have("dot") || !have("xmllint")) return;
  const Ran ran = run_on("xmllint --noout %s", exported(hostile_graph(), ExportFormat::svg));
  INFO(ran.output);
  CHECK(ran.status == 0);
}
