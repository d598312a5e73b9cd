#include "formats/result_writer.hpp"

#include <algorithm>
#include <array>

#include "formats/row_writers.hpp"

namespace relata::formats {

namespace {

constexpr std::array<std::string_view, 10> kNames = {"box", "table", "markdown", "csv", "tsv", "json", "jsonl", "line", "html", "dot"};

}  // namespace

bool result_mode_from(std::string_view name, ResultMode& out) {
  const auto* found = std::find(kNames.begin(), kNames.end(), name);
  if (found == kNames.end()) return false;
  out = static_cast<ResultMode>(found - kNames.begin());
  return true;
}

std::string_view name_of(ResultMode mode) { return kNames[static_cast<size_t>(mode)]; }

void ResultWriter::row_of(std::span<const Value> values) {
  std::vector<query::Cell> cells;
  cells.reserve(values.size());
  for (const Value& v : values) cells.emplace_back(v);
  row(cells);
}

std::unique_ptr<ResultWriter> make_result_writer(ResultMode mode, const ResultOptions& options, std::ostream& out) {
  switch (mode) {
    case ResultMode::box:
    case ResultMode::table:
    case ResultMode::markdown: return make_box_writer(mode, options, out);
    case ResultMode::csv: return make_csv_writer(options, out);
    case ResultMode::tsv: return make_tsv_writer(options, out);
    case ResultMode::json: return make_json_writer(options, out);
    case ResultMode::jsonl: return make_json_lines_writer(options, out);
    case ResultMode::line: return make_line_writer(options, out);
    case ResultMode::html: return make_html_writer(options, out);
    case ResultMode::dot: return make_dot_writer(options, out);
  }
  return nullptr;
}

}  // namespace relata::formats
