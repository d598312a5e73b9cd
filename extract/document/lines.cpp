#include "extract/document/lines.hpp"

#include <algorithm>

#include "common/utf8.hpp"

namespace relata::extract {

namespace {

constexpr std::string_view kByteOrderMark = "\xEF\xBB\xBF";
constexpr std::string_view kNoBreakSpace = "\xC2\xA0";

bool ascii_space(char c) { return c == ' ' || c == '\t' || c == '\n' || c == '\r' || c == '\f' || c == '\v'; }

// The bytes of white space at the beginning of `text`.
uint32_t space_before(std::string_view text) {
  if (text.empty()) return 0;
  if (ascii_space(text.front())) return 1;
  return text.starts_with(kNoBreakSpace) ? 2 : 0;
}

uint32_t space_after(std::string_view text) {
  if (text.empty()) return 0;
  if (ascii_space(text.back())) return 1;
  return text.ends_with(kNoBreakSpace) ? 2 : 0;
}

uint32_t columns(std::string_view blanks) {
  uint32_t column = 0;
  for (const char c : blanks) {
    if (c == '\t') column += 4 - column % 4;
    if (c == ' ' || c == '\xA0') ++column;
  }
  return column;
}

Line make_line(std::string_view text, Span whole) {
  Line line;
  line.content = trimmed(text, whole);
  line.indent = columns(Span{whole.begin, line.content.begin}.of(text));
  return line;
}

// The word without punctuation around it, in lower case; empty for a piece of punctuation.
std::string plain_word(std::string_view piece) {
  std::string out;
  size_t end = 0;  // of the last letter or digit in `out`
  for (size_t i = 0; i < piece.size();) {
    const utf8::Decoded d = utf8::decode(piece, i);
    i += d.size;
    const bool alphanumeric = d.code_point < 0x80 ? (isalnum(static_cast<int>(d.code_point)) != 0) : !utf8::is_punctuation(d.code_point);
    if (!alphanumeric && out.empty()) continue;
    if (d.code_point == U'’') out += '\'';
    else if (d.code_point < 0x80) out += static_cast<char>(tolower(static_cast<int>(d.code_point)));
    else utf8::append(out, d.code_point);
    if (alphanumeric) end = out.size();
  }
  out.resize(end);
  return out;
}

template <class Visit>
void each_piece(std::string_view text, size_t limit, Visit visit) {
  size_t count = 0;
  for (size_t i = 0; i < text.size() && count < limit;) {
    if (const uint32_t blank = space_before(text.substr(i)); blank > 0) {
      i += blank;
      continue;
    }
    size_t end = i;
    while (end < text.size() && space_before(text.substr(end)) == 0) ++end;
    visit(text.substr(i, end - i));
    ++count;
    i = end;
  }
}

bool is_closing(char32_t c) {
  return c == U'"' || c == U'\'' || c == U'”' || c == U'’' || c == U'»' || c == U')' || c == U']' || c == U'*' || c == U'_';
}

}  // namespace

Span trimmed(std::string_view text, Span span) {
  while (!span.empty()) {
    const uint32_t n = space_before(span.of(text));
    if (n == 0) break;
    span.begin += n;
  }
  while (!span.empty()) {
    const uint32_t n = space_after(span.of(text));
    if (n == 0) break;
    span.end -= n;
  }
  return span;
}

std::vector<Line> split_lines(std::string_view text) {
  std::vector<Line> lines;
  uint32_t begin = text.starts_with(kByteOrderMark) ? 3 : 0;
  const auto size = static_cast<uint32_t>(text.size());
  while (begin < size) {
    const size_t found = text.find_first_of("\r\n", begin);
    const uint32_t end = found == std::string_view::npos ? size : static_cast<uint32_t>(found);
    lines.push_back(make_line(text, {begin, end}));
    begin = end + 1;
    if (end + 1 < size && text[end] == '\r' && text[end + 1] == '\n') ++begin;
  }
  return lines;
}

std::vector<std::string> plain_words(std::string_view text, size_t limit) {
  std::vector<std::string> words;
  each_piece(text, limit, [&](std::string_view piece) {
    if (std::string word = plain_word(piece); !word.empty()) words.push_back(std::move(word));
  });
  return words;
}

std::string plain_phrase(std::string_view text, size_t limit) {
  std::string phrase = " ";
  for (const std::string& word : plain_words(text, limit)) phrase += word + " ";
  return phrase;
}

size_t count_words(std::string_view text, size_t limit) {
  size_t count = 0;
  each_piece(text, limit, [&](std::string_view) { ++count; });
  return count;
}

char32_t final_mark(std::string_view text) {
  while (!text.empty()) {
    size_t begin = text.size() - 1;
    while (begin > 0 && (static_cast<unsigned char>(text[begin]) & 0xC0) == 0x80) --begin;
    const char32_t c = utf8::decode(text, begin).code_point;
    if (!is_closing(c)) return c;
    text = text.substr(0, begin);
  }
  return 0;
}

bool ends_sentence(std::string_view text) {
  const char32_t c = final_mark(text);
  return c == U'.' || c == U'!' || c == U'?' || c == U'…';
}

std::string one_line(std::string text) {
  std::replace_if(text.begin(), text.end(), [](char c) { return c == '\n' || c == '\r' || c == '\t'; }, ' ');
  return text;
}

}  // namespace relata::extract
