#include "formats/result_writer.hpp"

#include <algorithm>
#include <array>
#include <ostream>

#include "common/utf8.hpp"
#include "formats/csv_text.hpp"
#include "formats/json_text.hpp"
#include "formats/value_json.hpp"
#include "formats/value_text.hpp"

namespace relata::formats {

namespace {

constexpr std::array<std::string_view, 8> kNames = {"box", "table", "markdown", "csv", "tsv", "json", "jsonl", "line"};

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

class StreamingWriter : public ResultWriter {
 public:
  StreamingWriter(const ResultOptions& options, std::ostream& out) : graph_(options.graph), out_(out) {}
  void begin(std::span<const std::string> columns) override { columns_.assign(columns.begin(), columns.end()); }
  void end() override {}

 protected:
  void put(std::string& line) {
    out_ << line;
    line.clear();
  }
  const Graph* graph_;
  std::ostream& out_;
  std::vector<std::string> columns_;
  std::string line_;
};

class CsvWriter : public StreamingWriter {
 public:
  using StreamingWriter::StreamingWriter;
  void begin(std::span<const std::string> columns) override {
    for (size_t i = 0; i < columns.size(); ++i) field(i, columns[i], true);
    if (columns.empty()) return;
    line_ += '\n';
    put(line_);
  }
  // A null is an empty field, the empty text a quoted one.
  void row(std::span<const Value> values) override {
    if (values.empty()) return;
    for (size_t i = 0; i < values.size(); ++i) field(i, field_text(values[i], graph_), !values[i].is_null());
    line_ += '\n';
    put(line_);
  }

 private:
  void field(size_t i, const std::string& text, bool quote_empty) {
    if (i > 0) line_ += ',';
    append_csv_field(line_, text, ',', quote_empty);
  }
};

class TsvWriter : public StreamingWriter {
 public:
  using StreamingWriter::StreamingWriter;
  void begin(std::span<const std::string> columns) override {
    for (size_t i = 0; i < columns.size(); ++i) field(i, columns[i]);
    if (columns.empty()) return;
    line_ += '\n';
    put(line_);
  }
  void row(std::span<const Value> values) override {
    if (values.empty()) return;
    for (size_t i = 0; i < values.size(); ++i) field(i, field_text(values[i], graph_));
    line_ += '\n';
    put(line_);
  }

 private:
  void field(size_t i, const std::string& text) {
    if (i > 0) line_ += '\t';
    append_tsv_field(line_, text);
  }
};

class JsonWriter : public StreamingWriter {
 public:
  using StreamingWriter::StreamingWriter;
  void begin(std::span<const std::string> columns) override {
    line_ = "{\"columns\":[";
    for (size_t i = 0; i < columns.size(); ++i) {
      if (i > 0) line_ += ',';
      append_json_string(line_, columns[i]);
    }
    line_ += "],\"rows\":[";
    first_ = true;
    put(line_);
  }
  void row(std::span<const Value> values) override {
    if (values.empty()) return;
    line_ += first_ ? "[" : ",[";
    first_ = false;
    for (size_t i = 0; i < values.size(); ++i) {
      if (i > 0) line_ += ',';
      append_json(line_, values[i], graph_);
    }
    line_ += ']';
    put(line_);
  }
  void end() override { out_ << "]}\n"; }

 private:
  bool first_ = true;
};

class JsonLinesWriter : public StreamingWriter {
 public:
  using StreamingWriter::StreamingWriter;
  void row(std::span<const Value> values) override {
    if (values.empty()) return;
    for (size_t i = 0; i < values.size(); ++i) {
      line_ += i == 0 ? '{' : ',';
      append_json_string(line_, columns_[i]);
      line_ += ':';
      append_json(line_, values[i], graph_);
    }
    line_ += "}\n";
    put(line_);
  }
};

class LineWriter : public StreamingWriter {
 public:
  using StreamingWriter::StreamingWriter;
  void begin(std::span<const std::string> columns) override {
    StreamingWriter::begin(columns);
    for (const std::string& c : columns_) width_ = std::max(width_, utf8::width(c));
  }
  void row(std::span<const Value> values) override {
    if (values.empty()) return;
    for (size_t i = 0; i < values.size(); ++i) {
      line_.append(width_ - utf8::width(columns_[i]), ' ');
      line_ += columns_[i] + " = " + one_line(value_text(values[i], graph_)) + '\n';
    }
    line_ += '\n';
    put(line_);
  }

 private:
  size_t width_ = 0;
};

}  // namespace

bool result_mode_from(std::string_view name, ResultMode& out) {
  const auto* found = std::find(kNames.begin(), kNames.end(), name);
  if (found == kNames.end()) return false;
  out = static_cast<ResultMode>(found - kNames.begin());
  return true;
}

std::string_view name_of(ResultMode mode) { return kNames[static_cast<size_t>(mode)]; }

std::unique_ptr<ResultWriter> make_result_writer(ResultMode mode, const ResultOptions& options, std::ostream& out) {
  switch (mode) {
    case ResultMode::box:
    case ResultMode::table:
    case ResultMode::markdown: return make_box_writer(mode, options, out);
    case ResultMode::csv: return std::make_unique<CsvWriter>(options, out);
    case ResultMode::tsv: return std::make_unique<TsvWriter>(options, out);
    case ResultMode::json: return std::make_unique<JsonWriter>(options, out);
    case ResultMode::jsonl: return std::make_unique<JsonLinesWriter>(options, out);
    case ResultMode::line: return std::make_unique<LineWriter>(options, out);
  }
  return nullptr;
}

}  // namespace relata::formats
