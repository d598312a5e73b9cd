// The modes box, table and markdown: a table whose columns are as wide as their cells, squeezed to the terminal.

#include <algorithm>
#include <deque>
#include <numeric>
#include <ostream>

#include "common/utf8.hpp"
#include "formats/row_writers.hpp"
#include "formats/value_text.hpp"

namespace relata::formats {

namespace {

constexpr size_t kNarrowest = 3;  // a squeezed cell keeps two characters and the mark of what was cut

struct Lines {  // the pieces a frame is drawn with
  const char* horizontal;
  const char* vertical;
  const char* top[3];     // left end, crossing, right end
  const char* middle[3];
  const char* bottom[3];
};
constexpr Lines kUnicode = {"─", "│", {"┌", "┬", "┐"}, {"├", "┼", "┤"}, {"└", "┴", "┘"}};
constexpr Lines kAscii = {"-", "|", {"+", "+", "+"}, {"+", "+", "+"}, {"+", "+", "+"}};

struct Cell {
  std::string text;
  bool right = false;  // numbers stand to the right
};
using CellRow = std::vector<Cell>;

// `text` cut to `width` terminal columns, the last of them an ellipsis if something was cut.
std::string fitted(const std::string& text, size_t width) {
  if (utf8::width(text) <= width) return text;
  std::string out;
  size_t used = 0;
  for (size_t i = 0; i < text.size();) {
    const utf8::Decoded d = utf8::decode(text, i);
    const size_t more = utf8::width(std::string_view(text).substr(i, d.size));
    if (used + more + 1 > width) break;
    out.append(text, i, d.size);
    used += more;
    i += d.size;
  }
  return out + "…";
}

// Takes from the widest columns until the sum of `widths` is at most `room` or all are at kNarrowest.
void squeeze(std::vector<size_t>& widths, size_t room) {
  size_t sum = std::accumulate(widths.begin(), widths.end(), size_t{0});
  while (sum > room) {
    auto widest = std::max_element(widths.begin(), widths.end());
    if (*widest <= kNarrowest) return;
    --*widest;
    --sum;
  }
}

class BoxWriter : public ResultWriter {
 public:
  BoxWriter(ResultMode mode, const ResultOptions& options, std::ostream& out) : mode_(mode), options_(options), out_(out) {}

  void begin(std::span<const std::string> columns) override {
    for (const std::string& c : columns) header_.push_back({cell_text(c), false});
    widths_.assign(columns.size(), 1);
    measure(header_);
  }

  void row(std::span<const query::Cell> values) override {
    ++count_;
    if (values.empty()) return;
    CellRow cells;
    for (const query::Cell& c : values) cells.push_back({cell_text(value_text(c, options_.graph)), c.is_number()});
    if (options_.max_rows == 0 || head_.size() < (options_.max_rows + 1) / 2) {
      head_.push_back(std::move(cells));
      return;
    }
    tail_.push_back(std::move(cells));
    if (tail_.size() > std::max<uint64_t>(options_.max_rows / 2, 1)) tail_.pop_front();
  }

  void end() override {
    if (header_.empty()) return;
    for (const CellRow& r : head_) measure(r);
    for (const CellRow& r : tail_) measure(r);
    if (options_.columns > 0 && mode_ != ResultMode::markdown) {
      if (too_narrow()) return write_lines();
      squeeze_to_terminal();
    }
    mode_ == ResultMode::markdown ? write_markdown() : write_frame(mode_ == ResultMode::box ? kUnicode : kAscii);
  }

 private:
  [[nodiscard]] std::string cell_text(const std::string& text) const {
    std::string line = one_line(text);
    if (mode_ != ResultMode::markdown) return line;
    std::string escaped;
    for (const char c : line) {
      if (c == '|') escaped += '\\';
      escaped += c;
    }
    return escaped;
  }

  void measure(const CellRow& row) {
    for (size_t i = 0; i < row.size(); ++i) widths_[i] = std::max(widths_[i], utf8::width(row[i].text));
  }

  // Each column costs its width, two blanks and a line; one line more closes the row.
  void squeeze_to_terminal() {
    const size_t frame = 3 * widths_.size() + 1;
    squeeze(widths_, options_.columns > frame ? options_.columns - frame : 0);
  }

  [[nodiscard]] bool too_narrow() const { return options_.columns < widths_.size() * 3 + 1 + least_width(); }
  [[nodiscard]] size_t least_width() const {
    size_t sum = 0;
    for (const size_t w : widths_) sum += std::min(w, kNarrowest);
    return sum;
  }

  // Where the terminal is too narrow for a table: "name = value", a blank line after each row.
  void write_lines() {
    size_t width = 0;
    for (const Cell& c : header_) width = std::max(width, utf8::width(c.text));
    const auto write = [&](const CellRow& row) {
      for (size_t i = 0; i < row.size(); ++i) out_ << std::string(width - utf8::width(header_[i].text), ' ') << header_[i].text << " = " << row[i].text << '\n';
      out_ << '\n';
    };
    for (const CellRow& r : head_) write(r);
    if (count_ > head_.size() + tail_.size()) out_ << "...\n\n";
    for (const CellRow& r : tail_) write(r);
  }

  void write_row(const CellRow& row, const char* vertical) {
    std::string line = vertical;
    for (size_t i = 0; i < row.size(); ++i) {
      const std::string text = fitted(row[i].text, widths_[i]);
      const std::string padding(widths_[i] - std::min(widths_[i], utf8::width(text)), ' ');
      line += ' ' + (row[i].right ? padding + text : text + padding) + ' ' + vertical;
    }
    out_ << line << '\n';
  }

  void write_rule(const Lines& lines, const char* const (&ends)[3]) {
    std::string line = ends[0];
    for (size_t i = 0; i < widths_.size(); ++i) {
      if (i > 0) line += ends[1];
      for (size_t k = 0; k < widths_[i] + 2; ++k) line += lines.horizontal;
    }
    out_ << line << ends[2] << '\n';
  }

  void write_rows(const char* vertical) {
    for (const CellRow& r : head_) write_row(r, vertical);
    if (count_ > head_.size() + tail_.size()) write_row(CellRow(header_.size(), Cell{mode_ == ResultMode::box ? "·" : ".", false}), vertical);
    for (const CellRow& r : tail_) write_row(r, vertical);
  }

  void write_frame(const Lines& lines) {
    write_rule(lines, lines.top);
    write_row(header_, lines.vertical);
    write_rule(lines, lines.middle);
    write_rows(lines.vertical);
    write_rule(lines, lines.bottom);
  }

  void write_markdown() {
    write_row(header_, "|");
    std::string rule = "|";
    for (size_t i = 0; i < widths_.size(); ++i) {
      const bool right = !head_.empty() && head_.front()[i].right;
      rule += std::string(widths_[i] + (right ? 1 : 2), '-') + (right ? ":|" : "|");
    }
    out_ << rule << '\n';
    write_rows("|");
  }

  ResultMode mode_;
  ResultOptions options_;
  std::ostream& out_;
  CellRow header_;
  std::vector<size_t> widths_;
  std::vector<CellRow> head_;   // the first rows, or all
  std::deque<CellRow> tail_;    // the last rows, where not all are shown
  uint64_t count_ = 0;
};

}  // namespace

std::unique_ptr<ResultWriter> make_box_writer(ResultMode mode, const ResultOptions& options, std::ostream& out) {
  return std::make_unique<BoxWriter>(mode, options, out);
}

}  // namespace relata::formats
