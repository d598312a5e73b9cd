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

void append_integer(std::string& out, int64_t number) {
  const fmt::format_int digits(number);
  out.append(digits.data(), digits.size());
}

class CsvWriter : public StreamingWriter {
 public:
  using StreamingWriter::StreamingWriter;
  void begin(std::span<const std::string> columns) override {
    if (columns.empty()) return;
    for (size_t i = 0; i < columns.size(); ++i) {
      if (i > 0) buffer_ += ',';
      append_csv_field(buffer_, columns[i], ',', true);
    }
    buffer_ += '\n';
  }
  void row(std::span<const Value> values) override {
    if (values.empty()) return;
    for (size_t i = 0; i < values.size(); ++i) {
      if (i > 0) buffer_ += ',';
      field(values[i]);
    }
    buffer_ += '\n';
    row_done();
  }

 private:
  // A null is an empty field, the empty text a quoted one.
  void field(const Value& value) {
    switch (value.type()) {
      case ValueType::null: return;
      case ValueType::string: return append_csv_field(buffer_, value.string(), ',', true);
      case ValueType::integer: return append_integer(buffer_, value.integer());
      default: append_csv_field(buffer_, field_text(value, graph_), ',', true);
    }
  }
};

class TsvWriter : public StreamingWriter {
 public:
  using StreamingWriter::StreamingWriter;
  void begin(std::span<const std::string> columns) override {
    if (columns.empty()) return;
    for (size_t i = 0; i < columns.size(); ++i) {
      if (i > 0) buffer_ += '\t';
      append_tsv_field(buffer_, columns[i]);
    }
    buffer_ += '\n';
  }
  void row(std::span<const Value> values) override {
    if (values.empty()) return;
    for (size_t i = 0; i < values.size(); ++i) {
      if (i > 0) buffer_ += '\t';
      field(values[i]);
    }
    buffer_ += '\n';
    row_done();
  }

 private:
  void field(const Value& value) {
    switch (value.type()) {
      case ValueType::string: return append_tsv_field(buffer_, value.string());
      case ValueType::integer: return append_integer(buffer_, value.integer());
      default: append_tsv_field(buffer_, field_text(value, graph_));
    }
  }
};

}  // namespace

std::unique_ptr<ResultWriter> make_csv_writer(const ResultOptions& options, std::ostream& out) { return std::make_unique<CsvWriter>(options, out); }
std::unique_ptr<ResultWriter> make_tsv_writer(const ResultOptions& options, std::ostream& out) { return std::make_unique<TsvWriter>(options, out); }

}  // namespace relata::formats
