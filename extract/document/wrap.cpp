#include "extract/document/wrap.hpp"

#include <algorithm>

#include "common/utf8.hpp"

namespace relata::extract {

namespace {

constexpr size_t kWidestColumn = 120;
constexpr size_t kNarrowest = 30;  // shorter longest lines are verse, addresses, menus
constexpr size_t kSlack = 8;       // editors fill a little short of the column; people do, too

size_t first_word_length(std::string_view line) {
  const size_t blank = line.find(' ');
  return utf8::length(line.substr(0, blank));
}

bool begins_lower(std::string_view line) {
  return !line.empty() && utf8::is_lower(utf8::decode(line, 0).code_point);
}

bool breaks_a_sentence(std::string_view line, std::string_view next) {
  return !ends_sentence(line) && final_mark(line) != U':' && (begins_lower(next) || final_mark(line) == U',');
}

}  // namespace

bool is_hard_wrapped(std::string_view text, const std::vector<Line>& lines, size_t first, size_t last) {
  if (last - first < 2) return false;
  size_t widest = 0;
  for (size_t i = first; i < last; ++i) {
    // Bytes bound code points from above by a factor of four: a huge line is rejected before it is counted.
    if (lines[i].content.size() > kWidestColumn * 4) return false;
    widest = std::max(widest, utf8::length(lines[i].content.of(text)));
  }
  if (widest > kWidestColumn || widest < kNarrowest) return false;
  bool inside_sentence = false;
  for (size_t i = first; i + 1 < last; ++i) {
    const std::string_view line = lines[i].content.of(text);
    const std::string_view next = lines[i + 1].content.of(text);
    if (utf8::length(line) + 1 + first_word_length(next) + kSlack <= widest) return false;
    inside_sentence = inside_sentence || breaks_a_sentence(line, next);
  }
  return inside_sentence;
}

}  // namespace relata::extract
