#pragma once
// A graph in any of the exchange formats: the list of them, and which writer each has.

#include <cstdint>
#include <iosfwd>
#include <string_view>

#include "common/error.hpp"
#include "formats/dot.hpp"
#include "formats/selection.hpp"
#include "formats/stored_text.hpp"
#include "graph/store/graph.hpp"

namespace relata::formats {

enum class ExportFormat : uint8_t { facts, entities, mentions, dot, svg, png, pdf, html, jsonl, csv, cypher, graphml, gexf, nt, ttl };
inline constexpr std::string_view kExportFormats = "facts, entities, mentions, dot, svg, png, pdf, html, jsonl, csv, cypher, graphml, gexf, nt, ttl";
bool export_format_from(std::string_view name, ExportFormat& out);  // false: no such format

constexpr bool is_folder(ExportFormat f) { return f == ExportFormat::csv; }
// Selection and legend apply to these alone.
constexpr bool is_drawn(ExportFormat f) { return f >= ExportFormat::dot && f <= ExportFormat::html; }
// These are no text.
constexpr bool is_binary(ExportFormat f) { return f == ExportFormat::png || f == ExportFormat::pdf; }

// Without a focus and a limit of the caller's own, a drawing shows at most this many nodes.
inline constexpr uint64_t kDotNodes = 2000;
inline constexpr uint64_t kPictureNodes = 150;  // Graphviz takes long, and people see nothing, beyond
inline constexpr uint64_t kPageNodes = 5000;    // a browser without a graphics card still draws them in two seconds

struct ExportOptions {
  SelectionOptions selection;
  DotOptions dot;
  TextWalk texts = {};  // JSON Lines: the documents that the graph was made from; may be empty
};

struct ExportSummary {
  uint64_t nodes_left_out = 0;  // of a drawing
};

// Writes `graph` as a format that is no folder (for csv see graph_csv.hpp). The bytes depend on what the graph says alone.
// Errors: those of the writers.
Result<ExportSummary> export_graph(const Graph& graph, ExportFormat format, const ExportOptions& options, std::ostream& out);

}  // namespace relata::formats
