#include "tools/relata/exporter.hpp"

#include <ostream>

#include <fmt/format.h>

#include "formats/graph_csv.hpp"
#include "tools/relata/stored_texts.hpp"
#include "tools/relata/usage.hpp"
#include "tools/relata/whole_file.hpp"

namespace relata::tools {

namespace {

Result<formats::ExportSummary> export_to_file(const Graph& graph, const ExportRequest& request) {
  WholeFile file(request.path);
  if (!file.good()) return file_error(request.path, "cannot be written");
  auto summary = formats::export_graph(graph, request.format, request.options, file.out());
  if (!summary) return summary;
  if (auto kept = file.keep(); !kept) return kept.error();
  return summary;
}

}  // namespace

Result<void> export_to(const GraphFile& file, ExportRequest request, Streams& streams) {
  const Graph& graph = file.graph();
  request.options.texts = texts_of(file);
  if (formats::is_folder(request.format)) {
    if (request.path.empty()) return usage_error("csv is a folder of two files", "-o FOLDER");
    return formats::write_csv_folder(graph, formats::graph_order(graph), request.path);
  }
  if (formats::is_binary(request.format) && request.path.empty() && streams.out_is_terminal) return usage_error("a picture is no text for a terminal", "-o FILE");
  const auto summary = request.path.empty() ? formats::export_graph(graph, request.format, request.options, streams.out) : export_to_file(graph, request);
  if (!summary) return summary.error();
  if (summary->nodes_left_out > 0) {
    streams.err << fmt::format("note: the {} nodes with the fewest relationships are left out; --top N shows more, --focus NAME a part\n", summary->nodes_left_out);
  }
  return {};
}

}  // namespace relata::tools
