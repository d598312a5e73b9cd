#include "formats/page.hpp"

#include <doctest/doctest.h>

#include <algorithm>
#include <sstream>

#include "formats/export.hpp"
#include "formats/json_reader.hpp"
#include "formats/value_json.hpp"
#include "tests/formats/sample_graph.hpp"

using namespace relata;
using namespace relata::formats;
using namespace relata::tests;

namespace {

std::string json(const Value& value) {
  std::string out;
  append_json(out, value, nullptr);
  return out;
}

Map data_of(const Graph& graph, const SelectionOptions& options = {}, const PageLimits& limits = {}) {
  const GraphOrder order = graph_order(graph);
  const auto selection = select(graph, order, options);
  REQUIRE(selection.ok());
  const auto data = page_data(graph, order, *selection, limits);
  REQUIRE(data.ok());
  CHECK(data->find('<') == std::string::npos);
  const auto parsed = parse_json(*data, "page");
  REQUIRE(parsed.ok());
  return parsed->map();
}

}  // namespace

TEST_CASE("page: names, facts and the sentences behind them, with places as JavaScript counts") {
  Graph graph = make_graph(kNodes, kRelationships);
  const SampleEvidence evidence(graph);
  graph.attach(&evidence);
  const Map data = data_of(graph);
  CHECK(data.at("title").string() == "5 names and 4 facts");
  CHECK(data.at("nodes").list().size() == 5);
  CHECK(json(data.at("nodes").list()[3]) == R"(["Alibaba",2,7,["BABA","Alibaba Group"]])");
  CHECK(json(data.at("sentences")) == R"([[0,"Alibaba is building \"Qwen\"."]])");
  CHECK(json(data.at("documents")) == R"(["a.md"])");
  const List facts = data.at("facts").list();
  REQUIRE(facts.size() == 4);
  CHECK(json(facts[1]) == R"([3,4,1,910,"affirmed","asserted",4,"is building",[["time","in 2025"]],[[0,0,7,null,null,null,null]]])");
  CHECK(data.at("notes").list().empty());
}

TEST_CASE("page: hostile names come through as data") {
  const Map data = data_of(hostile_graph());
  std::vector<std::string> names;
  for (const Value& node : data.at("nodes").list()) names.push_back(node.list()[0].string());
  for (const std::string& name : hostile_names()) CHECK(std::find(names.begin(), names.end(), name) != names.end());
}

TEST_CASE("page: what is too much is left out and said to be") {
  Graph graph = make_graph(kNodes, kRelationships);
  const SampleEvidence evidence(graph);
  graph.attach(&evidence);
  SelectionOptions options;
  options.top = 3;
  const Map fewer = data_of(graph, options, {.relationships = 1, .sentence_bytes = 10});
  CHECK(fewer.at("nodes").list().size() == 3);
  REQUIRE(fewer.at("facts").list().size() == 1);
  CHECK(fewer.at("facts").list()[0].list()[6].integer() == 4);  // the one with the most sentences
  CHECK(fewer.at("sentences").list().empty());
  CHECK(fewer.at("notes").list().size() == 3);
}

TEST_CASE("page: the whole page, or why there is none") {
  std::ostringstream out;
  const auto done = export_graph(hostile_graph(), ExportFormat::html, {}, out);
  if (page_template().empty()) {
    MESSAGE("this build has no page");
    REQUIRE_FALSE(done.ok());
    CHECK(done.error().message.find("npm") != std::string::npos);
    return;
  }
  REQUIRE(done.ok());
  const std::string page = out.str();
  CHECK(page.find("@DATA@") == std::string::npos);
  CHECK(page.find("default-src 'none'; script-src 'sha256-") != std::string::npos);
  // Two script elements, data and program, and no third out of a name.
  size_t scripts = 0;
  for (size_t at = page.find("</script>"); at != std::string::npos; at = page.find("</script>", at + 1)) ++scripts;
  CHECK(scripts == 2);
}
