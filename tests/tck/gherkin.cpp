#include "tests/tck/gherkin.hpp"

#include <algorithm>
#include <array>
#include <optional>

#include <fmt/format.h>

namespace relata::tck {

namespace {

std::string_view trimmed(std::string_view s) {
  const auto blank = [](char c) { return c == ' ' || c == '\t' || c == '\r'; };
  while (!s.empty() && blank(s.front())) s.remove_prefix(1);
  while (!s.empty() && blank(s.back())) s.remove_suffix(1);
  return s;
}

std::vector<std::string_view> lines_of(std::string_view text) {
  std::vector<std::string_view> lines;
  while (!text.empty()) {
    const size_t end = text.find('\n');
    lines.push_back(text.substr(0, end));
    text.remove_prefix(end == std::string_view::npos ? text.size() : end + 1);
  }
  return lines;
}

// One row of a table: what stands between the bars.
TableRow cells_of(std::string_view line) {
  TableRow cells;
  std::string cell;
  bool inside = false;
  for (size_t i = 0; i < line.size(); ++i) {
    const char c = line[i];
    if (c == '\\' && i + 1 < line.size()) {
      const char next = line[++i];
      if (next == '|' || next == '\\') cell += next;
      else if (next == 'n') cell += '\n';
      else (cell += c) += next;
    } else if (c != '|') {
      cell += c;
    } else {
      if (inside) cells.emplace_back(trimmed(cell));
      cell.clear();
      inside = true;
    }
  }
  return cells;
}

struct Outline {
  std::string name;
  size_t line = 0;
  std::vector<std::string> tags;
  std::vector<Step> steps;
  std::vector<std::vector<TableRow>> examples;  // each with its header row
  bool is_outline = false;
};

std::string filled(std::string text, const TableRow& names, const TableRow& values) {
  for (size_t at = text.find('<'); at != std::string::npos; at = text.find('<', at)) {
    size_t i = 0;
    while (i < names.size() && text.compare(at + 1, names[i].size() + 1, names[i] + ">") != 0) ++i;
    if (i == names.size() || i >= values.size()) {
      ++at;
      continue;
    }
    text.replace(at, names[i].size() + 2, values[i]);
    at += values[i].size();
  }
  return text;
}

Step filled(Step step, const TableRow& names, const TableRow& values) {
  step.text = filled(std::move(step.text), names, values);
  step.doc_string = filled(std::move(step.doc_string), names, values);
  for (TableRow& row : step.table) {
    for (std::string& cell : row) cell = filled(std::move(cell), names, values);
  }
  return step;
}

class Parser {
 public:
  Parser(std::string_view text, const std::string& source) : lines_(lines_of(text)), source_(source) {}

  Result<Feature> parse() {
    while (at_ < lines_.size() && !failed_) line();
    if (!failed_ && feature_.name.empty()) fail("there is no feature in this file");
    close_scenario();
    if (failed_) return *failed_;
    return std::move(feature_);
  }

 private:
  void fail(std::string message) {
    if (failed_) return;
    failed_.emplace();
    failed_->source = source_;
    failed_->message = fmt::format("line {}: {}", at_ + 1, message);
  }

  bool take_keyword(std::string_view& s, std::string_view keyword) {
    if (!s.starts_with(keyword)) return false;
    s = trimmed(s.substr(keyword.size()));
    return true;
  }

  void line() {
    std::string_view s = trimmed(lines_[at_]);
    if (s.empty() || s.front() == '#') {
      ++at_;
    } else if (s.front() == '@') {
      tags_line(s);
    } else if (take_keyword(s, "Feature:")) {
      feature_.name = s;
      ++at_;
    } else if (take_keyword(s, "Background:")) {
      close_scenario();
      in_background_ = true;
      ++at_;
    } else if (take_keyword(s, "Scenario Outline:") || take_keyword(s, "Scenario Template:")) {
      open_scenario(s, true);
    } else if (take_keyword(s, "Scenario:") || take_keyword(s, "Example:")) {
      open_scenario(s, false);
    } else if (take_keyword(s, "Examples:") || take_keyword(s, "Scenarios:")) {
      examples();
    } else {
      step(s);
    }
  }

  void tags_line(std::string_view s) {
    while (!s.empty() && s.front() == '@') {
      const size_t end = std::min(s.find(' '), s.size());
      tags_.emplace_back(s.substr(0, end));
      s = trimmed(s.substr(end));
    }
    ++at_;
  }

  void open_scenario(std::string_view name, bool is_outline) {
    std::vector<std::string> tags = std::move(tags_);
    close_scenario();
    in_background_ = false;
    open_ = Outline{std::string(name), at_ + 1, std::move(tags), {}, {}, is_outline};
    tags_.clear();
    ++at_;
  }

  std::vector<Step>* steps() { return in_background_ ? &background_ : open_ ? &open_->steps : nullptr; }

  void step(std::string_view s) {
    static constexpr std::array<std::string_view, 6> kKeywords = {"Given ", "When ", "Then ", "And ", "But ", "* "};
    const auto keyword = std::find_if(kKeywords.begin(), kKeywords.end(), [&](std::string_view k) { return s.starts_with(k); });
    if (keyword == kKeywords.end()) {
      if (steps() != nullptr && !steps()->empty()) fail(fmt::format("'{}' is no step", s));
      ++at_;  // prose below a feature or scenario
      return;
    }
    if (steps() == nullptr) return fail("a step outside of a scenario");
    Step out;
    out.text = trimmed(s.substr(keyword->size()));
    out.line_1based = ++at_;
    argument(out);
    steps()->push_back(std::move(out));
  }

  // The doc string or table under a step, comments and blank lines before it left out.
  void argument(Step& step) {
    size_t next = at_;
    while (next < lines_.size() && (trimmed(lines_[next]).empty() || trimmed(lines_[next]).front() == '#')) ++next;
    if (next == lines_.size()) return;
    const std::string_view s = trimmed(lines_[next]);
    if (s.starts_with("\"\"\"") || s.starts_with("```")) {
      at_ = next;
      doc_string(step, s.substr(0, 3));
    } else if (s.front() == '|') {
      at_ = next;
      step.has_table = true;
      step.table = table();
    }
  }

  void doc_string(Step& step, std::string_view fence) {
    const size_t indent = lines_[at_].find(fence);
    step.has_doc_string = true;
    bool first = true;
    for (++at_; at_ < lines_.size(); ++at_) {
      std::string_view s = lines_[at_];
      if (trimmed(s) == fence) {
        ++at_;
        return;
      }
      const size_t text = std::min(s.find_first_not_of(" \t"), s.size());
      s.remove_prefix(std::min(indent, text));
      if (!s.empty() && s.back() == '\r') s.remove_suffix(1);
      if (!first) step.doc_string += '\n';
      first = false;
      step.doc_string += s;
    }
    fail("a doc string without an end");
  }

  std::vector<TableRow> table() {
    std::vector<TableRow> rows;
    for (; at_ < lines_.size(); ++at_) {
      const std::string_view s = trimmed(lines_[at_]);
      if (s.empty() || s.front() == '#') continue;
      if (s.front() != '|') break;
      rows.push_back(cells_of(s));
    }
    return rows;
  }

  void examples() {
    if (!open_ || !open_->is_outline) return fail("examples outside of a scenario outline");
    ++at_;
    std::vector<TableRow> rows = table();
    if (rows.empty()) return fail("examples without a table");
    for (const TableRow& row : rows) {
      if (row.size() != rows[0].size()) return fail("a row of the examples has another number of cells than their header");
    }
    tags_.clear();
    open_->examples.push_back(std::move(rows));
  }

  void close_scenario() {
    if (!open_) return;
    const Outline o = std::move(*open_);
    open_.reset();
    if (!o.is_outline) {
      add_case(o, 0, {}, {});
      return;
    }
    size_t row = 0;
    for (const auto& rows : o.examples) {
      for (size_t i = 1; i < rows.size(); ++i) add_case(o, ++row, rows[0], rows[i]);
    }
  }

  void add_case(const Outline& o, size_t row, const TableRow& names, const TableRow& values) {
    Case c{o.name, row, o.line, o.tags, background_};
    for (const Step& s : o.steps) c.steps.push_back(filled(s, names, values));
    feature_.cases.push_back(std::move(c));
  }

  std::vector<std::string_view> lines_;
  const std::string& source_;
  size_t at_ = 0;
  Feature feature_;
  std::vector<Step> background_;
  std::optional<Outline> open_;
  std::vector<std::string> tags_;
  bool in_background_ = false;
  std::optional<Error> failed_;
};

}  // namespace

Result<Feature> parse_feature(std::string_view text, const std::string& source) { return Parser(text, source).parse(); }

}  // namespace relata::tck
