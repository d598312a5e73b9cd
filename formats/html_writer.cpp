// The mode html: a table to be put into a page.

#include "formats/row_writers.hpp"
#include "formats/value_text.hpp"
#include "formats/xml_text.hpp"

namespace relata::formats {

namespace {

// A line break inside a text is a line break of the table, too.
std::string cell(const std::string& text) {
  std::string out;
  for (size_t begin = 0; begin <= text.size();) {
    const size_t end = std::min(text.find('\n', begin), text.size());
    if (begin > 0) out += "<br>";
    out += xml_escaped(std::string_view(text).substr(begin, end - begin));
    begin = end + 1;
  }
  return out;
}

class HtmlWriter : public StreamingWriter {
 public:
  using StreamingWriter::StreamingWriter;
  void begin(std::span<const std::string> columns) override {
    StreamingWriter::begin(columns);
    if (columns.empty()) return;
    buffer_ += "<table>\n<thead><tr>";
    for (const std::string& c : columns) buffer_ += "<th>" + cell(c) + "</th>";
    buffer_ += "</tr></thead>\n<tbody>\n";
  }
  void row(std::span<const query::Cell> cells) override {
    if (cells.empty()) return;
    buffer_ += "<tr>";
    for (const query::Cell& c : cells) {
      buffer_ += c.is_number() ? "<td align=\"right\">" : "<td>";
      buffer_ += cell(value_text(c, graph_)) + "</td>";
    }
    buffer_ += "</tr>\n";
    row_done();
  }
  void end() override {
    if (!columns_.empty()) buffer_ += "</tbody>\n</table>\n";
    flush();
  }
};

}  // namespace

std::unique_ptr<ResultWriter> make_html_writer(const ResultOptions& options, std::ostream& out) { return std::make_unique<HtmlWriter>(options, out); }

}  // namespace relata::formats
