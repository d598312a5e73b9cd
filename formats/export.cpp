#include "formats/export.hpp"

#include <algorithm>
#include <array>
#include <sstream>

#include "formats/cypher_script.hpp"
#include "formats/facts.hpp"
#include "formats/gexf.hpp"
#include "formats/graph_jsonl.hpp"
#include "formats/graphml.hpp"
#include "formats/page.hpp"
#include "formats/picture.hpp"
#include "formats/rdf.hpp"

namespace relata::formats {

namespace {

constexpr std::array<std::string_view, 15> kNames = {"facts", "entities", "mentions", "dot",     "svg",  "png", "pdf", "html",
                                                     "jsonl", "csv",      "cypher",   "graphml", "gexf", "nt",  "ttl"};

Result<ExportSummary> draw_graph(const Graph& graph, const GraphOrder& order, ExportFormat format, const ExportOptions& options, std::ostream& out) {
  SelectionOptions chosen = options.selection;
  if (chosen.top == 0) chosen.top = format == ExportFormat::dot ? kDotNodes : format == ExportFormat::html ? kPageNodes : kPictureNodes;
  const auto selection = select(graph, order, chosen);
  if (!selection) return selection.error();
  const ExportSummary summary{selection->left_out};
  if (format == ExportFormat::dot) {
    write_dot(graph, *selection, options.dot, out);
    return summary;
  }
  if (format == ExportFormat::html) {
    if (auto written = write_page(graph, order, *selection, out); !written) return written.error();
    return summary;
  }
  std::ostringstream dot;
  write_dot(graph, *selection, options.dot, dot);
  if (auto drawn = draw(dot.str(), std::string(kNames[static_cast<size_t>(format)]), out); !drawn) return drawn.error();
  return summary;
}

Result<void> write(const Graph& graph, const GraphOrder& order, ExportFormat format, const ExportOptions& options, std::ostream& out) {
  switch (format) {
    case ExportFormat::facts: return write_facts(graph, order, out);
    case ExportFormat::entities: return write_entities(graph, order, out);
    case ExportFormat::mentions: return write_mentions(graph, order, out);
    case ExportFormat::jsonl: return write_graph_jsonl(graph, order, options.texts, out);
    case ExportFormat::cypher: write_cypher_script(graph, order, out); return {};
    case ExportFormat::graphml: write_graphml(graph, order, out); return {};
    case ExportFormat::gexf: write_gexf(graph, order, out); return {};
    case ExportFormat::nt: return write_rdf(graph, order, RdfSyntax::ntriples, out);
    case ExportFormat::ttl: return write_rdf(graph, order, RdfSyntax::turtle, out);
    default: break;
  }
  Error e;
  e.kind = ErrorKind::usage;
  e.message = "this format is written to a folder";
  return e;
}

}  // namespace

bool export_format_from(std::string_view name, ExportFormat& out) {
  const auto* found = std::find(kNames.begin(), kNames.end(), name);
  if (found == kNames.end()) return false;
  out = static_cast<ExportFormat>(found - kNames.begin());
  return true;
}

Result<ExportSummary> export_graph(const Graph& graph, ExportFormat format, const ExportOptions& options, std::ostream& out) {
  const GraphOrder order = graph_order(graph);
  if (is_drawn(format)) return draw_graph(graph, order, format, options, out);
  if (auto written = write(graph, order, format, options, out); !written) return written.error();
  return ExportSummary{};
}

}  // namespace relata::formats
