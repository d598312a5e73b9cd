#pragma once
// An export to a file, a folder or standard output; for `relata export` and the shell's `:export`.

#include <string>

#include "formats/export.hpp"
#include "graph/file/graph_file.hpp"
#include "tools/relata/streams.hpp"

namespace relata::tools {

struct ExportRequest {
  formats::ExportFormat format = formats::ExportFormat::dot;
  std::string path;  // empty: standard output
  formats::ExportOptions options;
};

// Notes on `err` what a drawing left out. Errors: kind usage for a format that needs a path, kind file, those of the writers.
Result<void> export_to(const GraphFile& file, ExportRequest request, Streams& streams);

}  // namespace relata::tools
