#include "formats/export.hpp"

#include <doctest/doctest.h>

#include <sstream>

#include "formats/dot_text.hpp"
#include "formats/graph_csv.hpp"
#include "formats/json_reader.hpp"
#include "tests/formats/foreign.hpp"
#include "tests/formats/sample_graph.hpp"

using namespace relata;
using namespace relata::formats;
using namespace relata::tests;

namespace {

std::string exported(const Graph& graph, ExportFormat format, const ExportOptions& options = {}) {
  std::ostringstream out;
  const auto done = export_graph(graph, format, options, out);
  REQUIRE(done.ok());
  return out.str();
}

std::vector<std::string> lines(const std::string& text) {
  std::vector<std::string> all;
  std::istringstream in(text);
  for (std::string line; std::getline(in, line);) all.push_back(line);
  return all;
}

constexpr std::array kTextFormats = {ExportFormat::facts, ExportFormat::entities, ExportFormat::mentions, ExportFormat::dot, ExportFormat::jsonl,
                                     ExportFormat::cypher, ExportFormat::graphml, ExportFormat::gexf, ExportFormat::nt, ExportFormat::ttl};

}  // namespace

TEST_CASE("facts: relationships between nodes of text, with evidence") {
  Graph graph = make_graph(kNodes, kRelationships);
  const SampleEvidence evidence(graph);
  graph.attach(&evidence);
  const auto out = lines(exported(graph, ExportFormat::facts));
  REQUIRE(out.size() == 3);  // not the one made by hand
  CHECK(out[0] ==
        R"({"subject":"Alibaba","relation":"builds","object":"Qwen","subject_type":"Organization","object_type":"Product","confidence":0.91,"polarity":"affirmed","modality":"asserted","phrase":"is building","qualifiers":{"time":"in 2025"},"evidence":[{"document":"a.md","sentence":"Alibaba is building \"Qwen\".","begin":10,"end":37,"confidence":0.9,"rule":"object","subject_begin":10,"subject_end":17}]})");
  CHECK(out[1].find(R"("object_type":"Money","confidence":0.8,"polarity":"affirmed","modality":"planned","phrase":"invests","qualifiers":{},"evidence":[]})") != std::string::npos);
}

TEST_CASE("entities and mentions") {
  Graph graph = make_graph(kNodes, kRelationships);
  const SampleEvidence evidence(graph);
  CHECK(exported(graph, ExportFormat::mentions).empty());
  graph.attach(&evidence);
  CHECK(exported(graph, ExportFormat::entities) ==
        "{\"name\":\"Alibaba\",\"type\":\"Organization\",\"aliases\":[\"BABA\",\"Alibaba Group\"],\"mentions\":7}\n"
        "{\"name\":\"Qwen\",\"type\":\"Product\",\"aliases\":[],\"mentions\":2}\n");
  CHECK(exported(graph, ExportFormat::mentions) ==
        "{\"document\":\"a.md\",\"begin\":31,\"end\":35,\"text\":\"Qwen\",\"entity\":\"Qwen\"}\n"
        "{\"document\":\"b.md\",\"begin\":3,\"end\":7,\"text\":\"Qwen\",\"entity\":\"Qwen\"}\n");
}

TEST_CASE("dot: synthetic ids, one style, dashes for what is denied or doubtful") {
  const Graph graph = make_graph(kNodes, kRelationships);
  const std::string dot = exported(graph, ExportFormat::dot);
  CHECK(dot.find("n3 [label=\"Alibaba\" fillcolor=\"#a9cfe6\" color=\"#0072b2\" tooltip=\"Organization\"];") != std::string::npos);
  CHECK(dot.find("n3 -> n2 [label=\"invests\" tooltip=\"invests\"];") != std::string::npos);
  CHECK(dot.find("[label=\"builds\" penwidth=2.0 tooltip=\"is building\"];") != std::string::npos);
  CHECK(dot.find("[label=\"costs\" style=dashed tooltip=\"cost\"];") != std::string::npos);
  CHECK(dot.find("legend") == std::string::npos);
  ExportOptions options;
  options.dot.legend = true;
  CHECK(exported(graph, ExportFormat::dot, options).find("subgraph cluster_legend") != std::string::npos);
}

TEST_CASE("dot: focus, depth and top") {
  const Graph graph = make_graph(kNodes, kRelationships);
  ExportOptions options;
  options.selection.focus = {"qwen"};
  options.selection.depth = 0;
  CHECK(lines(exported(graph, ExportFormat::dot, options)).size() == 6);
  options.selection.depth = 1;
  const std::string near = exported(graph, ExportFormat::dot, options);
  CHECK(near.find("Alibaba") != std::string::npos);
  CHECK(near.find("made by hand") == std::string::npos);
  options.selection.focus = {"BABA"};  // an alias
  CHECK(exported(graph, ExportFormat::dot, options).find(":Note") != std::string::npos);
  options.selection.focus = {"nobody"};
  std::ostringstream out;
  CHECK(export_graph(graph, ExportFormat::dot, options, out).error().kind == ErrorKind::data);

  options = {};
  options.selection.top = 2;
  const auto done = export_graph(graph, ExportFormat::dot, options, out);
  CHECK(done->nodes_left_out == 3);
  CHECK(out.str().find("Alibaba") != std::string::npos);
  CHECK(out.str().find("made by hand") == std::string::npos);
}

TEST_CASE("dot: hostile names come back from Graphviz as they were") {
  if (!have("dot")) return;
  const Graph graph = hostile_graph();
  const Ran ran = run_on("dot -Tjson %s", exported(graph, ExportFormat::dot));
  REQUIRE(ran.status == 0);
  const auto json = parse_json(ran.output, "dot");
  REQUIRE(json.ok());
  CHECK(json->map().at("objects").list().size() == hostile_names().size());
  CHECK(json->map().at("edges").list().size() == hostile_names().size() - 1);
  std::vector<std::string> labels;
  for (const Value& v : json->map().at("objects").list()) labels.push_back(v.map().at("label").string());
  const auto has = [&](const std::string& label) { return std::find(labels.begin(), labels.end(), label) != labels.end(); };
  CHECK(has("back\\\\"));  // Graphviz keeps the escapes of a label
  CHECK(has("\\\\N"));
  CHECK(has("<b>&amp;</b>"));
  CHECK(has("two\\nlines"));
  CHECK(has("[31mred"));
}

TEST_CASE("pictures are drawn, the same bytes each time") {
  if (!have("dot")) return;
  const Graph graph = hostile_graph();
  const std::string svg = exported(graph, ExportFormat::svg);
  CHECK(svg.find("<svg") != std::string::npos);
  CHECK(svg == exported(graph, ExportFormat::svg));
  CHECK(exported(graph, ExportFormat::png).starts_with("\x89PNG"));
  const std::string pdf = exported(graph, ExportFormat::pdf);
  CHECK(pdf.starts_with("%PDF"));
  CHECK(pdf == exported(graph, ExportFormat::pdf));
}

TEST_CASE("csv has the headers of neo4j-admin") {
  const Graph graph = make_graph(kNodes, kRelationships);
  const GraphOrder order = graph_order(graph);
  std::ostringstream nodes, relationships;
  write_nodes_csv(graph, order, nodes);
  write_relationships_csv(graph, order, relationships);
  CHECK(nodes.str() ==
        "id:ID,name,aliases:string[],amount:double,currency,mentions:int,text,:LABEL\n"
        "0,,,,,,made by hand,Note\n"
        "1,$53 billion,,5.3E10,USD,,,Entity;Money\n"
        "2,$53 billion,,5.3E10,USD,,,Entity;Money\n"
        "3,Alibaba,BABA;Alibaba Group,,,7,,Entity;Organization\n"
        "4,Qwen,,,,2,,Entity;Product\n");
  CHECK(lines(relationships.str())[0] == ":START_ID,:END_ID,confidence:double,modality,phrase,polarity,support:int,time,:TYPE");
  CHECK(lines(relationships.str())[1] == "0,3,,,,,,,ABOUT");
  CHECK(lines(relationships.str())[2] == "3,4,0.91,asserted,is building,affirmed,4,in 2025,builds");
}

TEST_CASE("csv: a column takes the type that holds all its values") {
  const Graph graph = make_graph({{{}, {{"a", 1}, {"b", int64_t{1} << 40}, {"c", true}, {"d", 1}, {"e", List{1, 2}}, {"f", "x;y\\"}}},
                                  {{}, {{"a", 2.5}, {"c", false}, {"d", "text"}, {"e", 3}, {"f", List{"x;y\\", "z"}}}}}, {});
  std::ostringstream nodes;
  write_nodes_csv(graph, graph_order(graph), nodes);
  CHECK(nodes.str() ==
        "id:ID,a:double,b:long,c:boolean,d,e:int[],f:string[],:LABEL\n"
        "0,1,1099511627776,true,1,1;2,x\\;y\\\\,\n"
        "1,2.5,,false,text,3,x\\;y\\\\;z,\n");
}

TEST_CASE("a script of Cypher statements") {
  const Graph graph = make_graph({{{"A b"}, {{"name", "it's"}}}, {{}, {}}}, {{0, "t", 1, {{"w", 0.5}}}});
  CHECK(exported(graph, ExportFormat::cypher) ==
        "// 2 nodes and 1 relationships. In an engine with declared indexes, make one on :RelataImport(relata_import_id) first.\n"
        "UNWIND [\n  {id: 0, p: {}}\n] AS row CREATE (n:RelataImport) SET n = row.p, n.relata_import_id = row.id;\n"
        "UNWIND [\n  {id: 1, p: {name: 'it\\'s'}}\n] AS row CREATE (n:RelataImport:`A b`) SET n = row.p, n.relata_import_id = row.id;\n"
        "UNWIND [\n  {a: 1, b: 0, p: {w: 0.5}}\n] AS row MATCH (a:RelataImport {relata_import_id: row.a}), (b:RelataImport {relata_import_id: row.b}) "
        "CREATE (a)-[r:t]->(b) SET r = row.p;\n"
        "MATCH (n:RelataImport) REMOVE n:RelataImport, n.relata_import_id;\n");
}

TEST_CASE("JSON Lines: every line is an object, ids agree") {
  Graph graph = make_graph(kNodes, kRelationships);
  const SampleEvidence evidence(graph);
  graph.attach(&evidence);
  const auto out = lines(exported(graph, ExportFormat::jsonl));
  REQUIRE(out.size() == 1 + 1 + 5 + 4);
  for (const std::string& line : out) CHECK(parse_json(line, "line").ok());
  CHECK(out[1] == R"({"kind":"document","id":"a.md","sentences":3,"title":"A"})");
  CHECK(out[5].find(R"("merges":[{"into":"Alibaba","name":"BABA","reason":"ticker"}])") != std::string::npos);
  CHECK(out[8].starts_with(R"({"kind":"relationship","id":1,"type":"builds","source":3,"target":4,)"));
}

TEST_CASE("XML and JSON of hostile names are read by others") {
  const Graph graph = hostile_graph();
  if (have("python3")) {
    for (const ExportFormat format : {ExportFormat::graphml, ExportFormat::gexf}) {
      const Ran ran = run_on("python3 -c 'import sys, xml.etree.ElementTree as t; r = t.parse(sys.argv[1]).getroot(); "
                             "print(sum(e.tag.endswith(\"}node\") for e in r.iter()), sum(e.tag.endswith(\"}edge\") for e in r.iter()))' %s",
                             exported(graph, format));
      CHECK(ran.output == "22 21\n");
    }
  }
  if (have("jq")) {
    const Ran ran = run_on("jq -r '.properties.name' %s", exported(graph, ExportFormat::jsonl));
    CHECK(ran.status == 0);
  }
}

TEST_CASE("RDF: hostile names stay inside of their literals and IRIs") {
  const Graph graph = hostile_graph();
  for (const std::string& line : lines(exported(graph, ExportFormat::nt))) {
    CHECK(line.ends_with(" ."));
    CHECK(line.starts_with("<urn:relata:"));
  }
  if (!have("serdi")) return;
  const Ran triples = run_on("serdi -i ntriples -o ntriples %s", exported(graph, ExportFormat::nt));
  const Ran turtle = run_on("serdi -i turtle -o ntriples %s", exported(graph, ExportFormat::ttl));
  CHECK(triples.status == 0);
  CHECK(turtle.status == 0);
  CHECK(triples.output == turtle.output);
  CHECK(lines(triples.output).size() == lines(exported(graph, ExportFormat::nt)).size());
}

TEST_CASE("every export is the same whatever the history of the ids") {
  const Graph one = make_graph(kNodes, kRelationships), other = make_graph(kNodes, kRelationships, true);
  for (const ExportFormat format : kTextFormats) CHECK(exported(one, format) == exported(other, format));
}

TEST_CASE("an empty graph gives well-formed exports") {
  const Graph graph;
  for (const ExportFormat format : kTextFormats) CHECK_NOTHROW(exported(graph, format));
  CHECK(exported(graph, ExportFormat::facts).empty());
  CHECK(exported(graph, ExportFormat::dot).ends_with("}\n"));
}

TEST_CASE("formats have names") {
  ExportFormat format{};
  CHECK(export_format_from("ttl", format));
  CHECK(format == ExportFormat::ttl);
  CHECK_FALSE(export_format_from("TTL", format));
}
