#include "tools/relata/screen.hpp"

#include <doctest/doctest.h>

#include <cstdlib>
#include <string>
#include <vector>

using namespace relata::tools;

namespace {

// A terminal that knows what draw() uses: printing without wrapping, CR, LF, cursor up and right, erasing downwards, colours.
class Terminal {
 public:
  explicit Terminal(size_t columns) : columns_(columns), lines_(1) {}
  void take(const std::string& bytes) {
    for (size_t i = 0; i < bytes.size(); ++i) {
      if (bytes[i] == '\x1b') i = escape(bytes, i + 2);
      else if (bytes[i] == '\r') column_ = 0;
      else if (bytes[i] == '\n') down();
      else print(bytes[i]);
    }
  }
  std::vector<std::string> lines() const { return lines_; }
  size_t row() const { return row_; }
  size_t column() const { return column_; }
  bool overflowed() const { return overflowed_; }

 private:
  size_t escape(const std::string& bytes, size_t i) {
    const size_t end = bytes.find_first_of("AJCm", i);
    const auto n = static_cast<size_t>(std::atoi(bytes.c_str() + i));
    if (bytes[end] == 'A') row_ -= n;
    if (bytes[end] == 'C') column_ += n;
    if (bytes[end] == 'J') {
      lines_.resize(row_ + 1);
      lines_[row_].resize(std::min(lines_[row_].size(), column_));
    }
    return end;
  }
  void down() {
    if (++row_ == lines_.size()) lines_.emplace_back();
  }
  void print(char c) {
    overflowed_ = overflowed_ || column_ >= columns_;
    if (lines_[row_].size() <= column_) lines_[row_].resize(column_ + 1, ' ');
    lines_[row_][column_++] = c;
  }

  size_t columns_;
  std::vector<std::string> lines_;
  size_t row_ = 0;
  size_t column_ = 0;
  bool overflowed_ = false;
};

Screenful of(std::string_view text, size_t cursor, uint32_t columns, uint32_t rows = 24) {
  Screenful what;
  what.prompt = "> ";
  what.more_prompt = "+ ";
  what.text = text;
  what.cursor = cursor;
  what.columns = columns;
  what.rows = rows;
  return what;
}

using Lines = std::vector<std::string>;

}  // namespace

TEST_CASE("a text is drawn with its prompts, and the cursor stands where it should") {
  Terminal t(20);
  const Drawing first = draw(of("MATCH (n)\nRETURN n", 12, 20), 0);
  t.take(first.bytes);
  CHECK(t.lines() == Lines{"> MATCH (n)", "+ RETURN n"});
  CHECK(t.row() == 1);
  CHECK(t.column() == 4);
  t.take(draw(of("MATCH (n)", 9, 20), first.cursor_row).bytes);  // over what was there
  CHECK(t.lines() == Lines{"> MATCH (n)"});
  CHECK(t.column() == 11);
}

TEST_CASE("long lines are broken where the terminal ends, also exactly there") {
  Terminal t(6);
  uint32_t row = 0;
  const std::string text = "abcdefghijklmnop";
  for (size_t size = 0; size <= text.size(); ++size) {
    const Drawing d = draw(of(std::string_view(text).substr(0, size), size, 6), row);
    t.take(d.bytes);
    row = d.cursor_row;
    CHECK(t.row() == (size + 2) / 6);
    CHECK(t.column() == (size + 2) % 6);
  }
  CHECK_FALSE(t.overflowed());
  CHECK(t.lines() == Lines{"> abcd", "efghij", "klmnop", ""});
}

TEST_CASE("of a text higher than the terminal the part around the cursor is drawn; at last all of it") {
  std::string text;
  for (int i = 0; i < 30; ++i) text += "line" + std::to_string(i) + "\n";
  Terminal t(20);
  const Drawing d = draw(of(text, 0, 20, 5), 0);
  t.take(d.bytes);
  CHECK(t.lines().size() == 5);
  CHECK(t.lines()[0] == "> line0");
  const Drawing last = draw(of(text, text.size(), 20, 5), d.cursor_row);
  t.take(last.bytes);
  CHECK(t.lines().size() == 5);
  CHECK(t.lines()[4] == "+ ");
  t.take(draw_whole(of(text, 3, 20, 5), last.cursor_row).bytes);
  CHECK(t.lines().size() == 31);
  CHECK(t.row() == 30);
}

TEST_CASE("controls are shown, tabs are blanks, colours end with the row") {
  Terminal t(20);
  t.take(draw(of("a\tb\x01", 0, 20), 0).bytes);
  CHECK(t.lines() == Lines{"> a b^A"});
  const std::string text = "MATCH\nRETURN";
  const auto styles = highlight(text, text.size() + 1);
  Screenful what = of(text, 0, 20);
  what.styles = styles;
  const std::string bytes = draw(what, 0).bytes;
  CHECK(bytes.find("> \x1b[0;1;34mMATCH\x1b[0m\r\n+ \x1b[0;1;34mRETURN\x1b[0m") != std::string::npos);
}

TEST_CASE("completions stand in columns") {
  const Lines words = {"alpha", "beta", "gamma", "delta"};
  CHECK(in_columns(words, 14, 10) == "alpha  beta\r\ngamma  delta\r\n");
  CHECK(in_columns(words, 5, 10) == "alpha\r\nbeta\r\ngamma\r\ndelta\r\n");
  CHECK(in_columns(words, 14, 1) == "alpha  beta\r\n... and 2 more\r\n");
}
