#pragma once
// The result writers one by one; make_result_writer chooses among them. Internal to formats.

#include <ostream>
#include <string>
#include <vector>

#include "formats/result_writer.hpp"

namespace relata::formats {

// What writers have in common that need no look at later rows: rows gather in a buffer that goes to the stream in large pieces,
// so the memory does not grow with the rows.
class StreamingWriter : public ResultWriter {
 public:
  StreamingWriter(const ResultOptions& options, std::ostream& out) : graph_(options.graph), out_(out) {}
  void begin(std::span<const std::string> columns) override { columns_.assign(columns.begin(), columns.end()); }
  void end() override { flush(); }

 protected:
  // To be called after each row.
  void row_done() {
    if (buffer_.size() >= kPiece) flush();
  }
  void flush() {
    out_.write(buffer_.data(), static_cast<std::streamsize>(buffer_.size()));
    buffer_.clear();
  }

  const Graph* graph_;
  std::vector<std::string> columns_;
  std::string buffer_;  // what is to be written next

 private:
  static constexpr size_t kPiece = 64 * 1024;
  std::ostream& out_;
};

std::unique_ptr<ResultWriter> make_box_writer(ResultMode mode, const ResultOptions& options, std::ostream& out);
std::unique_ptr<ResultWriter> make_csv_writer(const ResultOptions& options, std::ostream& out);
std::unique_ptr<ResultWriter> make_tsv_writer(const ResultOptions& options, std::ostream& out);
std::unique_ptr<ResultWriter> make_json_writer(const ResultOptions& options, std::ostream& out);
std::unique_ptr<ResultWriter> make_json_lines_writer(const ResultOptions& options, std::ostream& out);
std::unique_ptr<ResultWriter> make_line_writer(const ResultOptions& options, std::ostream& out);
std::unique_ptr<ResultWriter> make_html_writer(const ResultOptions& options, std::ostream& out);
std::unique_ptr<ResultWriter> make_dot_writer(const ResultOptions& options, std::ostream& out);

}  // namespace relata::formats
