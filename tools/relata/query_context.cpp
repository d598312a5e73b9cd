#include "tools/relata/query_context.hpp"

#include <vector>

namespace relata::tools {

namespace {

constexpr size_t kNone = std::string_view::npos;

bool is_blank(char c) { return c == ' ' || c == '\t' || c == '\n' || c == '\r'; }

std::string_view without_blanks(std::string_view text) {
  while (!text.empty() && is_blank(text.back())) text.remove_suffix(1);
  return text;
}

// Walks over a text and knows at each character whether it stands in a quote or a comment.
class Walk {
 public:
  explicit Walk(std::string_view text) : text_(text) {}
  // f(offset) for every character of the query itself.
  template <class F>
  void over_code(F f) {
    while (at_ < text_.size()) {
      const char c = text_[at_];
      if (c == '\'' || c == '"' || c == '`') skip_quoted(c);
      else if (text_.substr(at_, 2) == "//") skip_to("\n");
      else if (text_.substr(at_, 2) == "/*") skip_to("*/");
      else f(at_++);
    }
  }
  [[nodiscard]] size_t open() const { return open_; }

 private:
  void skip_quoted(char quote) {
    const size_t begin = at_;
    for (++at_; at_ < text_.size() && text_[at_] != quote; ++at_) at_ += text_[at_] == '\\' && quote != '`' ? 1 : 0;
    if (at_ >= text_.size() && quote != '`') open_ = begin;
    at_ = at_ < text_.size() ? at_ + 1 : text_.size();
  }
  void skip_to(std::string_view end) {
    const size_t found = text_.find(end, at_ + 2);
    at_ = found == kNone ? text_.size() : found + end.size();
  }

  std::string_view text_;
  size_t at_ = 0;
  size_t open_ = kNone;
};

// The brackets that are open at the end of `text`, outermost first.
std::vector<size_t> open_brackets(std::string_view text) {
  std::vector<size_t> open;
  Walk(text).over_code([&](size_t at) {
    const char c = text[at];
    if (c == '(' || c == '[' || c == '{') open.push_back(at);
    else if ((c == ')' || c == ']' || c == '}') && !open.empty()) open.pop_back();
  });
  return open;
}

std::string_view word_at(std::string_view text, size_t begin) {
  size_t end = begin;
  while (end < text.size() && is_word_character(text[end])) ++end;
  return text.substr(begin, end - begin);
}

size_t skip_blanks(std::string_view text, size_t at) {
  while (at < text.size() && is_blank(text[at])) ++at;
  return at;
}

// What the pattern that opens at `bracket` says: "(n:Firm", "[r:builds|owns".
Owner owner_in(std::string_view text, size_t bracket) {
  Owner owner;
  owner.kind = text[bracket] == '[' ? Owner::Kind::relationship : Owner::Kind::node;
  size_t at = skip_blanks(text, bracket + 1);
  at = skip_blanks(text, at + word_at(text, at).size());
  if (at < text.size() && text[at] == ':') owner.name = word_at(text, skip_blanks(text, at + 1));
  return owner;
}

// The last pattern that gives `variable` a label or type; one that only names it counts if there is no better.
Owner owner_named(std::string_view text, std::string_view variable) {
  Owner found;
  Walk(text).over_code([&](size_t at) {
    if (text[at] != '(' && text[at] != '[') return;
    if (word_at(text, skip_blanks(text, at + 1)) != variable) return;
    const size_t before = without_blanks(text.substr(0, at)).size();
    if (before > 0 && text[at] == '(' && is_word_character(text[before - 1]) && before == at) return;  // a function's argument
    Owner owner = owner_in(text, at);
    if (found.kind == Owner::Kind::unknown || !owner.name.empty()) found = std::move(owner);
  });
  return found;
}

}  // namespace

bool is_word_character(char c) { return c == '_' || (c >= '0' && c <= '9') || (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c & 0x80) != 0; }

std::string_view last_word(std::string_view text) {
  size_t begin = text.size();
  while (begin > 0 && is_word_character(text[begin - 1])) --begin;
  return text.substr(begin);
}

size_t open_quote(std::string_view text) {
  Walk walk(text);
  walk.over_code([](size_t) {});
  return walk.open();
}

std::string_view key_before_value(std::string_view text) {
  text = without_blanks(text);
  if (text.ends_with(':') || text.ends_with('=') || text.ends_with('>')) {
    while (!text.empty() && (text.back() == ':' || text.back() == '=' || text.back() == '<' || text.back() == '>')) text.remove_suffix(1);
  } else {
    // n.name STARTS WITH '...
    for (size_t words = 0; words < 2 && !text.empty(); ++words) {
      const std::string_view word = last_word(text);
      const std::string_view rest = without_blanks(text.substr(0, text.size() - word.size()));
      if (word.empty() || rest.ends_with('.') || rest.size() == text.size() - word.size()) break;
      text = rest;
    }
  }
  text = without_blanks(text);
  const std::string_view key = last_word(text);
  const std::string_view before = without_blanks(text.substr(0, text.size() - key.size()));
  return before.ends_with('.') || before.ends_with('{') || before.ends_with(',') ? key : std::string_view();
}

Owner owner_of_key(std::string_view text) {
  const std::string_view end = without_blanks(text);
  if (end.ends_with('.')) return owner_named(text, last_word(end.substr(0, end.size() - 1)));
  const auto open = open_brackets(text);
  if (open.size() < 2 || text[open.back()] != '{') return {};
  const size_t around = open[open.size() - 2];
  return text[around] == '{' ? Owner() : owner_in(text, around);
}

}  // namespace relata::tools
