#include "tools/relata/highlight.hpp"

#include <algorithm>
#include <array>
#include <string>

namespace relata::tools {

namespace {

// Sorted. Words that are names more often than not (path, index, range ...) are left out. tests/tools/highlight_test.cpp compares it with the grammar.
constexpr std::array kKeywords = std::to_array<std::string_view>(
    {"ALL", "ALLSHORTESTPATHS", "AND", "ANY", "AS", "ASC", "ASCENDING", "BY", "CALL", "CASE", "COLLECT", "CONSTRAINT", "CONSTRAINTS",
     "CONTAINS", "COUNT", "CREATE", "DELETE", "DESC", "DESCENDING", "DETACH", "DISTINCT", "DROP", "ELSE", "END", "ENDS", "EXISTS",
     "EXPLAIN", "FALSE", "FIELDTERMINATOR", "FOR", "FOREACH", "FROM", "IF", "IN", "INDEXES", "IS", "LIMIT", "LOAD", "MATCH", "MERGE",
     "NONE", "NOT", "NULL", "OFFSET", "ON", "OPTIONAL", "OR", "ORDER", "PROFILE", "REDUCE", "REMOVE", "REQUIRE", "RETURN", "SET", "SHORTEST",
     "SHORTESTPATH", "SHOW", "SINGLE", "SKIP", "STARTS", "THEN", "TRUE", "UNION", "UNIQUE", "UNWIND", "WHEN", "WHERE", "WITH", "XOR",
     "YIELD"});

bool is_letter(char c) { return c == '_' || (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c & 0x80) != 0; }
bool is_digit(char c) { return c >= '0' && c <= '9'; }
bool is_blank(char c) { return c == ' ' || c == '\t' || c == '\n' || c == '\r'; }
char partner_of(char c) {
  switch (c) {
    case ')': return '(';
    case ']': return '[';
    case '}': return '{';
    default: return 0;
  }
}

class Highlighter {
 public:
  Highlighter(std::string_view text, size_t cursor) : text_(text), cursor_(cursor), styles_(text.size(), Style::plain), partners_(text.size(), kNone) {}

  std::vector<Style> run() {
    const size_t first = text_.find_first_not_of(" \t\r\n");
    if (first != std::string_view::npos && (text_[first] == ':' || text_[first] == '.')) at_ = command(first);
    while (at_ < text_.size()) step();
    mark_brackets();
    return std::move(styles_);
  }

 private:
  static constexpr size_t kNone = static_cast<size_t>(-1);

  void paint(size_t begin, size_t end, Style style) {
    std::fill(styles_.begin() + static_cast<std::ptrdiff_t>(begin), styles_.begin() + static_cast<std::ptrdiff_t>(end), style);
  }
  size_t take(Style style, size_t end) {
    paint(at_, end, style);
    return end;
  }
  // ":mode" itself; what follows may be a query, as with :explain.
  size_t command(size_t first) {
    const size_t end = std::min(text_.find_first_of(" \t\r\n", first), text_.size());
    paint(first, end, Style::command);
    return end;
  }

  void step() {
    const char c = text_[at_];
    if (c == '\'' || c == '"' || c == '`') at_ = quoted(c);
    else if (text_.substr(at_, 2) == "//") at_ = take(Style::comment, std::min(text_.find('\n', at_), text_.size()));
    else if (text_.substr(at_, 2) == "/*") at_ = block_comment();
    else if (is_digit(c)) at_ = take(Style::number, word_end(at_));
    else if (c == '$' && at_ + 1 < text_.size() && is_letter(text_[at_ + 1])) at_ = take(Style::parameter, word_end(at_ + 1));
    else if (is_letter(c)) at_ = word();
    else at_ = sign(c);
  }

  [[nodiscard]] size_t word_end(size_t begin) const {
    while (begin < text_.size() && (is_letter(text_[begin]) || is_digit(text_[begin]))) ++begin;
    return begin;
  }

  size_t quoted(char quote) {
    size_t end = at_ + 1;
    while (end < text_.size() && text_[end] != quote) end += text_[end] == '\\' && quote != '`' ? 2 : 1;
    const bool closed = end < text_.size();
    end = std::min(end + 1, text_.size());
    if (!closed) return take(Style::error, end);
    if (quote == '`') return take(before_is_name(at_) ? Style::name : Style::plain, end);
    return take(Style::text, end);
  }

  size_t block_comment() {
    const size_t end = text_.find("*/", at_ + 2);
    return take(Style::comment, end == std::string_view::npos ? text_.size() : end + 2);
  }

  [[nodiscard]] size_t before(size_t at) const {
    while (at > 0 && is_blank(text_[at - 1])) --at;
    return at;
  }

  // After a colon, or after a bar between names: a label or a type. A colon in a map is followed by a value, and that is no bare word but
  // a variable, which looks the same; the braces tell them apart.
  [[nodiscard]] bool before_is_name(size_t at) const {
    const size_t b = before(at);
    if (b == 0 || (!open_.empty() && text_[open_.back()] == '{')) return false;
    const char c = text_[b - 1];
    if (c == ':') return true;
    const bool joins = c == '|' || c == '&' || c == '!';
    return joins && b > 1 && (styles_[before(b - 1) - 1] == Style::name || text_[before(b - 1) - 1] == ':');
  }

  size_t word() {
    const size_t end = word_end(at_);
    const std::string_view word = text_.substr(at_, end - at_);
    const bool after_point = at_ > 0 && text_[at_ - 1] == '.';
    if (before_is_name(at_)) return take(Style::name, end);
    if (!after_point && is_keyword(word)) return take(Style::keyword, end);
    size_t next = end;
    while (next < text_.size() && is_blank(text_[next])) ++next;
    return take(next < text_.size() && text_[next] == '(' ? Style::function : Style::plain, end);
  }

  size_t sign(char c) {
    if (c == '(' || c == '[' || c == '{') {
      open_.push_back(at_);
    } else if (const char wanted = partner_of(c); wanted != 0) {
      close(wanted);
    }
    return at_ + 1;
  }

  void close(char wanted) {
    if (open_.empty() || text_[open_.back()] != wanted) {
      styles_[at_] = Style::error;
      return;
    }
    partners_[at_] = open_.back();
    partners_[open_.back()] = at_;
    open_.pop_back();
  }

  void mark_brackets() {
    for (const size_t at : {cursor_, cursor_ - 1}) {
      if (at >= text_.size() || partners_[at] == kNone) continue;
      styles_[at] = styles_[partners_[at]] = Style::match;
      return;
    }
  }

  std::string_view text_;
  size_t cursor_;
  size_t at_ = 0;
  std::vector<Style> styles_;
  std::vector<size_t> partners_;  // of a bracket; kNone: it has none
  std::vector<size_t> open_;
};

}  // namespace

std::vector<Style> highlight(std::string_view text, size_t cursor) { return Highlighter(text, cursor).run(); }

bool is_keyword(std::string_view word) {
  std::string upper(word);
  for (char& c : upper) c = c >= 'a' && c <= 'z' ? static_cast<char>(c - 32) : c;
  return std::binary_search(kKeywords.begin(), kKeywords.end(), std::string_view(upper));
}

std::string_view escape_of(Style style) {
  switch (style) {
    case Style::plain: return "\x1b[0m";
    case Style::keyword: return "\x1b[0;1;34m";
    case Style::text: return "\x1b[0;32m";
    case Style::number: return "\x1b[0;35m";
    case Style::name: return "\x1b[0;36m";
    case Style::function: return "\x1b[0;34m";
    case Style::parameter: return "\x1b[0;33m";
    case Style::comment: return "\x1b[0;2m";
    case Style::command: return "\x1b[0;1m";
    case Style::match: return "\x1b[0;1;7m";
    case Style::error: return "\x1b[0;31m";
  }
  return "";
}

}  // namespace relata::tools
