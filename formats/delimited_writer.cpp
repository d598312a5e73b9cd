// The modes csv and tsv.

#include <fmt/format.h>

#include "formats/csv_text.hpp"
#include "formats/row_writers.hpp"
#include "formats/value_json.hpp"
#include "formats/value_text.hpp"

namespace relata::formats {

namespace {

// Texts as they are, everything composed as JSON: what another program can read.
std::string field_text(const Value& value, const Graph* graph) {
  switch (value.type()) {
    case ValueType::list:
    case ValueType::map:
    case ValueType::node:
    case ValueType::relationship:
    case ValueType::path: {
      std::string json;
      append_json(json, value, graph);
      return json;
    }
    default: return value_text(value, graph);
  }
}

// A null is an empty field, the empty text a quoted one.
struct Csv {
  static constexpr char kDelimiter = ',';
  static void append(std::string& out, std::string_view field) { append_csv_field(out, field, kDelimiter, true); }
};

struct Tsv {
  static constexpr char kDelimiter = '\t';
  static void append(std::string& out, std::string_view field) { append_tsv_field(out, field); }
};

template <class Format>
class DelimitedWriter : public StreamingWriter {
 public:
  using StreamingWriter::StreamingWriter;
  void begin(std::span<const std::string> columns) override {
    if (!columns.empty()) line(columns, [this](const std::string& name) { Format::append(buffer_, name); });
  }
  void row(std::span<const query::Cell> cells) override {
    if (cells.empty()) return;
    line(cells, [this](const query::Cell& cell) { field(cell); });
    row_done();
  }

 private:
  template <class T, class Append>
  void line(std::span<const T> fields, Append append) {
    for (size_t i = 0; i < fields.size(); ++i) {
      if (i > 0) buffer_ += Format::kDelimiter;
      append(fields[i]);
    }
    buffer_ += '\n';
  }

  void field(const query::Cell& cell) {
    if (cell.is_text()) return Format::append(buffer_, cell.text());
    const Value& value = cell.stored();
    if (value.is_null()) return;
    if (value.type() == ValueType::integer) {
      const fmt::format_int digits(value.integer());
      buffer_.append(digits.data(), digits.size());
      return;
    }
    Format::append(buffer_, field_text(value, graph_));
  }
};

}  // namespace

std::unique_ptr<ResultWriter> make_csv_writer(const ResultOptions& options, std::ostream& out) { return std::make_unique<DelimitedWriter<Csv>>(options, out); }
std::unique_ptr<ResultWriter> make_tsv_writer(const ResultOptions& options, std::ostream& out) { return std::make_unique<DelimitedWriter<Tsv>>(options, out); }

}  // namespace relata::formats
