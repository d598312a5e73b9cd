#include "formats/graphml.hpp"

#include <ostream>

#include <fmt/format.h>

#include "formats/graph_text.hpp"
#include "formats/property_columns.hpp"
#include "formats/xml_text.hpp"

namespace relata::formats {

namespace {

class GraphmlWriter {
 public:
  GraphmlWriter(const Graph& graph, const GraphOrder& order, std::ostream& out) : graph_(graph), order_(order), out_(out), columns_(columns_of(graph, order)) {}

  void run() {
    out_ << "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n"
            "<graphml xmlns=\"http://graphml.graphdrawing.org/xmlns\" xmlns:xsi=\"http://www.w3.org/2001/XMLSchema-instance\" "
            "xsi:schemaLocation=\"http://graphml.graphdrawing.org/xmlns http://graphml.graphdrawing.org/xmlns/1.0/graphml.xsd\">\n"
            "  <key id=\"labels\" for=\"node\" attr.name=\"labels\" attr.type=\"string\"/>\n"
            "  <key id=\"label\" for=\"edge\" attr.name=\"label\" attr.type=\"string\"/>\n";
    write_keys("node", 'n', columns_.nodes);
    write_keys("edge", 'e', columns_.relationships);
    out_ << "  <graph id=\"relata\" edgedefault=\"directed\">\n";
    for (const NodeId n : order_.nodes) write_node(n);
    uint64_t number = 0;
    for (const RelationshipId r : order_.relationships) write_edge(r, number++);
    out_ << "  </graph>\n</graphml>\n";
  }

 private:
  void write_keys(std::string_view domain, char prefix, const std::vector<PropertyColumn>& columns) {
    for (size_t i = 0; i < columns.size(); ++i) {
      out_ << fmt::format("  <key id=\"{}{}\" for=\"{}\" attr.name=\"{}\" attr.type=\"{}\"/>\n", prefix, i, domain, xml_escaped(columns[i].key), simple_type(columns[i]));
    }
  }

  void write_data(char prefix, const std::vector<PropertyColumn>& columns, const Map& properties) {
    for (size_t i = 0; i < columns.size(); ++i) {
      const auto it = properties.find(columns[i].key);
      if (it == properties.end()) continue;
      out_ << fmt::format("<data key=\"{}{}\">{}</data>", prefix, i, xml_escaped(cell_text(it->second)));
    }
  }

  void write_node(NodeId n) {
    out_ << fmt::format("    <node id=\"n{}\"><data key=\"labels\">{}</data>", order_.rank[n.value], xml_escaped(labels_text(graph_, n)));
    write_data('n', columns_.nodes, graph_.properties(n));
    out_ << "</node>\n";
  }

  void write_edge(RelationshipId r, uint64_t number) {
    out_ << fmt::format("    <edge id=\"e{}\" source=\"n{}\" target=\"n{}\"><data key=\"label\">{}</data>", number,
                        order_.rank[graph_.source(r).value], order_.rank[graph_.target(r).value], xml_escaped(graph_.name_of(graph_.type(r))));
    write_data('e', columns_.relationships, graph_.properties(r));
    out_ << "</edge>\n";
  }

  const Graph& graph_;
  const GraphOrder& order_;
  std::ostream& out_;
  GraphColumns columns_;
};

}  // namespace

void write_graphml(const Graph& graph, const GraphOrder& order, std::ostream& out) { GraphmlWriter(graph, order, out).run(); }

}  // namespace relata::formats
