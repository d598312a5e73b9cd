#include "formats/gexf.hpp"

#include <ostream>

#include <fmt/format.h>

#include "formats/graph_text.hpp"
#include "formats/property_columns.hpp"
#include "formats/xml_text.hpp"

namespace relata::formats {

namespace {

class GexfWriter {
 public:
  GexfWriter(const Graph& graph, const GraphOrder& order, std::ostream& out) : graph_(graph), order_(order), out_(out), columns_(columns_of(graph, order)) {}

  void run() {
    out_ << "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n"
            "<gexf xmlns=\"http://gexf.net/1.3\" version=\"1.3\">\n"
            "  <meta><creator>relata</creator></meta>\n"
            "  <graph defaultedgetype=\"directed\" mode=\"static\">\n";
    write_attributes("node", columns_.nodes, "    <attribute id=\"labels\" title=\"labels\" type=\"string\"/>\n");
    write_attributes("edge", columns_.relationships, "");
    out_ << "    <nodes>\n";
    for (const NodeId n : order_.nodes) write_node(n);
    out_ << "    </nodes>\n    <edges>\n";
    uint64_t number = 0;
    for (const RelationshipId r : order_.relationships) write_edge(r, number++);
    out_ << "    </edges>\n  </graph>\n</gexf>\n";
  }

 private:
  void write_attributes(std::string_view domain, const std::vector<PropertyColumn>& columns, std::string_view first) {
    out_ << fmt::format("    <attributes class=\"{}\">\n{}", domain, first);
    for (size_t i = 0; i < columns.size(); ++i) {
      out_ << fmt::format("    <attribute id=\"{}\" title=\"{}\" type=\"{}\"/>\n", i, xml_escaped(columns[i].key), simple_type(columns[i]));
    }
    out_ << "    </attributes>\n";
  }

  void write_values(const std::vector<PropertyColumn>& columns, const Map& properties) {
    for (size_t i = 0; i < columns.size(); ++i) {
      const auto it = properties.find(columns[i].key);
      if (it == properties.end()) continue;
      out_ << fmt::format("<attvalue for=\"{}\" value=\"{}\"/>", i, xml_escaped(cell_text(it->second)));
    }
    out_ << "</attvalues>";
  }

  void write_node(NodeId n) {
    out_ << fmt::format("      <node id=\"{}\" label=\"{}\"><attvalues><attvalue for=\"labels\" value=\"{}\"/>", order_.rank[n.value],
                        xml_escaped(display_name(graph_, n)), xml_escaped(labels_text(graph_, n)));
    write_values(columns_.nodes, graph_.properties(n));
    out_ << "</node>\n";
  }

  void write_edge(RelationshipId r, uint64_t number) {
    out_ << fmt::format("      <edge id=\"{}\" source=\"{}\" target=\"{}\" label=\"{}\"><attvalues>", number, order_.rank[graph_.source(r).value],
                        order_.rank[graph_.target(r).value], xml_escaped(graph_.name_of(graph_.type(r))));
    write_values(columns_.relationships, graph_.properties(r));
    out_ << "</edge>\n";
  }

  const Graph& graph_;
  const GraphOrder& order_;
  std::ostream& out_;
  GraphColumns columns_;
};

}  // namespace

void write_gexf(const Graph& graph, const GraphOrder& order, std::ostream& out) { GexfWriter(graph, order, out).run(); }

}  // namespace relata::formats
