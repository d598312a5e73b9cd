// The modes json and jsonl.

#include "formats/json_text.hpp"
#include "formats/row_writers.hpp"
#include "formats/value_json.hpp"

namespace relata::formats {

namespace {

class JsonWriter : public StreamingWriter {
 public:
  using StreamingWriter::StreamingWriter;
  void begin(std::span<const std::string> columns) override {
    buffer_ += "{\"columns\":[";
    for (size_t i = 0; i < columns.size(); ++i) {
      if (i > 0) buffer_ += ',';
      append_json_string(buffer_, columns[i]);
    }
    buffer_ += "],\"rows\":[";
    first_ = true;
  }
  void row(std::span<const query::Cell> cells) override {
    if (cells.empty()) return;
    buffer_ += first_ ? "[" : ",[";
    first_ = false;
    for (size_t i = 0; i < cells.size(); ++i) {
      if (i > 0) buffer_ += ',';
      append_json(buffer_, cells[i], graph_);
    }
    buffer_ += ']';
    row_done();
  }
  void end() override {
    buffer_ += "]}\n";
    flush();
  }

 private:
  bool first_ = true;
};

class JsonLinesWriter : public StreamingWriter {
 public:
  using StreamingWriter::StreamingWriter;
  void begin(std::span<const std::string> columns) override {
    for (size_t i = 0; i < columns.size(); ++i) {
      std::string& key = keys_.emplace_back(i == 0 ? "{" : ",");
      append_json_string(key, columns[i]);
      key += ':';
    }
  }
  void row(std::span<const query::Cell> cells) override {
    if (cells.empty()) return;
    for (size_t i = 0; i < cells.size(); ++i) {
      buffer_ += keys_[i];
      append_json(buffer_, cells[i], graph_);
    }
    buffer_ += "}\n";
    row_done();
  }

 private:
  std::vector<std::string> keys_;  // what stands before each value, the same in every row
};

}  // namespace

std::unique_ptr<ResultWriter> make_json_writer(const ResultOptions& options, std::ostream& out) { return std::make_unique<JsonWriter>(options, out); }
std::unique_ptr<ResultWriter> make_json_lines_writer(const ResultOptions& options, std::ostream& out) { return std::make_unique<JsonLinesWriter>(options, out); }

}  // namespace relata::formats
