#include "tools/relata/statements.hpp"

#include <algorithm>
#include <cstdint>

namespace relata::tools {

namespace {

bool is_blank(char c) { return c == ' ' || c == '\t' || c == '\n' || c == '\r' || c == '\f' || c == '\v'; }

class Splitter {
 public:
  explicit Splitter(std::string_view text) : text_(text) {}

  Statements run(size_t most = SIZE_MAX) {
    while (at_ < text_.size() && out_.complete.size() < most) step();
    out_.rest = has_content_ ? trimmed(text_.size()) : Span{static_cast<uint32_t>(at_), static_cast<uint32_t>(at_)};
    return std::move(out_);
  }

  [[nodiscard]] size_t at() const { return at_; }

 private:
  void step() {
    const char c = text_[at_];
    if (c == '\'' || c == '"' || c == '`') {
      has_content_ = true;
      skip_quoted(c);
    } else if (text_.substr(at_, 2) == "//") {
      skip_to("\n", false);
    } else if (text_.substr(at_, 2) == "/*") {
      at_ += 2;
      skip_to("*/", true);
    } else if (c == ';') {
      if (has_content_) out_.complete.push_back(trimmed(at_));
      begin_ = ++at_;
      has_content_ = false;
    } else {
      has_content_ = has_content_ || !is_blank(c);
      ++at_;
    }
  }

  // A backslash hides the next character in a text; a quoted name has no escapes but the doubled backtick, which reads as
  // two names in a row and so needs no care here.
  void skip_quoted(char quote) {
    for (++at_; at_ < text_.size(); ++at_) {
      if (text_[at_] == quote) {
        ++at_;
        return;
      }
      if (text_[at_] == '\\' && quote != '`') ++at_;
    }
    at_ = text_.size();
    out_.open = true;
  }

  void skip_to(std::string_view end, bool must_close) {
    const size_t found = text_.find(end, at_);
    out_.open = found == std::string_view::npos && must_close;
    at_ = found == std::string_view::npos ? text_.size() : found + end.size();
  }

  [[nodiscard]] Span trimmed(size_t end) const {
    size_t begin = begin_;
    while (begin < end && is_blank(text_[begin])) ++begin;
    while (end > begin && is_blank(text_[end - 1])) --end;
    return {static_cast<uint32_t>(begin), static_cast<uint32_t>(end)};
  }

  std::string_view text_;
  size_t at_ = 0;
  size_t begin_ = 0;
  bool has_content_ = false;  // more than white space and comments since begin_
  Statements out_;
};

}  // namespace

Statements split_statements(std::string_view text) { return Splitter(text).run(); }

bool is_finished(std::string_view text) {
  const Statements statements = split_statements(text);
  if (statements.open) return false;
  if (statements.rest.empty()) return true;
  const size_t last_line = text.rfind('\n');
  return last_line != std::string_view::npos && std::all_of(text.begin() + static_cast<std::ptrdiff_t>(last_line), text.end(), is_blank);
}

FirstStatement first_statement(std::string_view text) {
  Splitter splitter(text);
  const Statements statements = splitter.run(1);
  if (!statements.complete.empty()) return {statements.complete.front(), splitter.at()};
  return {statements.rest, text.size()};
}

}  // namespace relata::tools
