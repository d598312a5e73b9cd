#include "extract/document/inline_markup.hpp"

#include <algorithm>
#include <cctype>
#include <string_view>

namespace relata::extract {

namespace {

constexpr std::string_view kEscapable = "\\`*_{}[]()#+-.!|<>~\"'&$%,/:;=?@^";

bool word_byte(char c) { return isalnum(static_cast<unsigned char>(c)) != 0 || (static_cast<unsigned char>(c) & 0x80) != 0; }

class Blanker {
 public:
  Blanker(std::string& text, Span span) : text_(text), span_(span) {}

  void run() {
    uint32_t i = span_.begin;
    while (i < span_.end) i = step(i);
  }

 private:
  // Handles what stands at `i` and returns where to go on.
  uint32_t step(uint32_t i) {
    switch (text_[i]) {
      case '\\': return escape(i);
      case '*':
      case '_':
      case '`':
      case '~': return run_of_signs(i);
      case '!': return i + 1 < span_.end && text_[i + 1] == '[' ? blank(i, i + 1) : i + 1;
      case '[': return blank_if(i, closes_link(i));
      case ']': return link_end(i);
      case '<': return tag(i);
      default: return i + 1;
    }
  }

  uint32_t blank(uint32_t from, uint32_t to) {
    std::fill(text_.begin() + from, text_.begin() + to, ' ');
    return to;
  }
  uint32_t blank_if(uint32_t i, bool condition) { return condition ? blank(i, i + 1) : i + 1; }

  uint32_t escape(uint32_t i) {
    if (i + 1 >= span_.end || kEscapable.find(text_[i + 1]) == std::string_view::npos) return i + 1;
    blank(i, i + 1);
    return i + 2;
  }

  // A run of one sign is markup unless it stands free ("3 * 4") or, for _ and ~, inside of a word or before a number.
  uint32_t run_of_signs(uint32_t i) {
    uint32_t end = i;
    while (end < span_.end && text_[end] == text_[i]) ++end;
    const bool word_before = i > span_.begin && word_byte(text_[i - 1]);
    const bool word_after = end < span_.end && word_byte(text_[end]);
    const bool free = (i == span_.begin || text_[i - 1] == ' ') && (end >= span_.end || text_[end] == ' ');
    if (free || (text_[i] == '_' && word_before && word_after)) return end;
    if (text_[i] == '~' && end - i < 2) return end;  // "~30 people"
    return blank(i, end);
  }

  // True if the bracket opened here is that of a link: "](" or "][" follows its text. Other brackets stay.
  bool closes_link(uint32_t open) {
    const uint32_t close = next(']', close_bracket_, open + 1);
    return close + 1 < span_.end && (text_[close + 1] == '(' || text_[close + 1] == '[');
  }

  uint32_t link_end(uint32_t i) {
    if (i + 1 >= span_.end || (text_[i + 1] != '(' && text_[i + 1] != '[')) return i + 1;
    const uint32_t end = text_[i + 1] == '(' ? next(')', close_parenthesis_, i + 2) : next(']', close_bracket_, i + 2);
    return end < span_.end ? blank(i, end + 1) : i + 1;
  }

  uint32_t tag(uint32_t i) {
    if (i + 1 >= span_.end || (isalpha(static_cast<unsigned char>(text_[i + 1])) == 0 && text_[i + 1] != '/' && text_[i + 1] != '!')) return i + 1;
    const uint32_t end = next('>', close_angle_, i + 1);
    return end < span_.end ? blank(i, end + 1) : i + 1;
  }

  // The next `sign` at or after `from`, span_.end if there is none. Questions for one sign come in ascending order, and `known` keeps the last
  // answer; so all questions together read the text once.
  uint32_t next(char sign, uint32_t& known, uint32_t from) {
    if (known >= from && known > 0) return known;
    const size_t found = std::string_view(text_).substr(0, span_.end).find(sign, from);
    known = found == std::string_view::npos ? span_.end : static_cast<uint32_t>(found);
    return known;
  }

  std::string& text_;
  Span span_;
  uint32_t close_bracket_ = 0;
  uint32_t close_parenthesis_ = 0;
  uint32_t close_angle_ = 0;
};

}  // namespace

void blank_inline_markup(std::string& text, Span span) { Blanker(text, span).run(); }

}  // namespace relata::extract
