#include "formats/cypher_script.hpp"

#include <map>
#include <ostream>
#include <string>
#include <vector>

#include <fmt/format.h>

#include "formats/cypher_text.hpp"
#include "formats/graph_text.hpp"

namespace relata::formats {

namespace {

constexpr size_t kBatch = 500;
// Names no graph made from text has; a node is found by them while the script runs.
constexpr std::string_view kLabel = "RelataImport";
constexpr std::string_view kKey = "relata_import_id";

class ScriptWriter {
 public:
  ScriptWriter(const Graph& graph, const GraphOrder& order, std::ostream& out) : graph_(graph), order_(order), out_(out) {}

  void run() {
    out_ << fmt::format("// {} nodes and {} relationships. In an engine with declared indexes, make one on :{}({}) first.\n",
                        order_.nodes.size(), order_.relationships.size(), kLabel, kKey);
    if (order_.nodes.empty()) return;
    write_nodes();
    write_relationships();
    out_ << fmt::format("MATCH (n:{}) REMOVE n:{}, n.{};\n", kLabel, kLabel, kKey);
  }

 private:
  void write_nodes() {
    std::map<std::vector<std::string>, std::vector<NodeId>> by_labels;
    for (const NodeId n : order_.nodes) by_labels[sorted_labels(graph_, n)].push_back(n);
    for (const auto& [labels, nodes] : by_labels) {
      std::string names = fmt::format(":{}", kLabel);
      for (const std::string& label : labels) names += ":" + cypher_name(label);
      const std::string tail = fmt::format("CREATE (n{}) SET n = row.p, n.{} = row.id", names, kKey);
      write_batches(nodes, tail, [this](NodeId n) {
        return fmt::format("id: {}, p: ", order_.rank[n.value]) + literal(graph_.properties(n));
      });
    }
  }

  void write_relationships() {
    std::map<std::string, std::vector<RelationshipId>> by_type;
    for (const RelationshipId r : order_.relationships) by_type[std::string(graph_.name_of(graph_.type(r)))].push_back(r);
    for (const auto& [type, relationships] : by_type) {
      const std::string tail = fmt::format("MATCH (a:{0} {{{1}: row.a}}), (b:{0} {{{1}: row.b}}) CREATE (a)-[r:{2}]->(b) SET r = row.p",
                                           kLabel, kKey, cypher_name(type));
      write_batches(relationships, tail, [this](RelationshipId r) {
        return fmt::format("a: {}, b: {}, p: ", order_.rank[graph_.source(r).value], order_.rank[graph_.target(r).value]) + literal(graph_.properties(r));
      });
    }
  }

  // `describe` gives the members of one element's map.
  template <class IdType, class Describe>
  void write_batches(const std::vector<IdType>& ids, const std::string& tail, Describe describe) {
    for (size_t begin = 0; begin < ids.size(); begin += kBatch) {
      const size_t end = std::min(ids.size(), begin + kBatch);
      out_ << "UNWIND [\n";
      for (size_t i = begin; i < end; ++i) out_ << "  {" << describe(ids[i]) << (i + 1 < end ? "},\n" : "}\n");
      out_ << "] AS row " << tail << ";\n";
    }
  }

  static std::string literal(Map properties) {
    std::string out;
    append_cypher_literal(out, Value(std::move(properties)));
    return out;
  }

  const Graph& graph_;
  const GraphOrder& order_;
  std::ostream& out_;
};

}  // namespace

void write_cypher_script(const Graph& graph, const GraphOrder& order, std::ostream& out) { ScriptWriter(graph, order, out).run(); }

}  // namespace relata::formats
