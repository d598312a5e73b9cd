// The mode line.

#include <algorithm>

#include "common/utf8.hpp"
#include "formats/row_writers.hpp"
#include "formats/value_text.hpp"

namespace relata::formats {

namespace {

class LineWriter : public StreamingWriter {
 public:
  using StreamingWriter::StreamingWriter;
  void begin(std::span<const std::string> columns) override {
    StreamingWriter::begin(columns);
    for (std::string& c : columns_) {
      c = one_line(c);
      width_ = std::max(width_, utf8::width(c));
    }
  }
  void row(std::span<const query::Cell> cells) override {
    if (cells.empty()) return;
    for (size_t i = 0; i < cells.size(); ++i) {
      buffer_.append(width_ - utf8::width(columns_[i]), ' ');
      buffer_ += columns_[i] + " = " + one_line(value_text(cells[i], graph_)) + '\n';
    }
    buffer_ += '\n';
    row_done();
  }

 private:
  size_t width_ = 0;
};

}  // namespace

std::unique_ptr<ResultWriter> make_line_writer(const ResultOptions& options, std::ostream& out) { return std::make_unique<LineWriter>(options, out); }

}  // namespace relata::formats
