#include "tools/relata/screen.hpp"

#include <algorithm>
#include <vector>

#include <fmt/format.h>

#include "common/utf8.hpp"

namespace relata::tools {

namespace {

constexpr uint32_t kTab = 4;

// What one character looks like.
std::string shown(std::string_view character, uint32_t column) {
  const auto c = static_cast<unsigned char>(character[0]);
  if (c == '\t') return std::string(kTab - column % kTab, ' ');
  if (c < 0x20) return {'^', static_cast<char>(c + 0x40)};
  if (c == 0x7F) return "^?";
  return std::string(character);
}

class Layout {
 public:
  explicit Layout(const Screenful& what) : what_(what), rows_(1) {
    put(what.prompt);
    const std::string_view text = what.text;
    for (size_t i = 0; i < text.size();) {
      if (i == what.cursor) note_cursor();
      const size_t size = utf8::decode(text, i).size;
      if (text[i] == '\n') {
        style(Style::plain);
        new_row();
        put(what.more_prompt);
      } else {
        if (!what.styles.empty()) style(what.styles[i]);
        put(shown(text.substr(i, size), column_));
      }
      i += size;
    }
    if (what.cursor >= text.size()) note_cursor();
    style(Style::plain);
  }

  [[nodiscard]] const std::vector<std::string>& rows() const { return rows_; }
  [[nodiscard]] uint32_t cursor_row() const { return cursor_row_; }
  [[nodiscard]] uint32_t cursor_column() const { return cursor_column_; }

 private:
  void put(std::string_view text) {
    for (size_t i = 0; i < text.size();) {
      const size_t size = utf8::decode(text, i).size;
      const auto width = static_cast<uint32_t>(utf8::width(text.substr(i, size)));
      if (column_ + width > what_.columns && column_ > 0) new_row();
      rows_.back().append(text, i, size);
      column_ += width;
      i += size;
    }
  }
  void new_row() {
    const Style before = style_;
    style(Style::plain);
    rows_.emplace_back();
    column_ = 0;
    style(before);
  }
  void style(Style style) {
    if (style == style_) return;
    style_ = style;
    rows_.back() += escape_of(style);
  }
  void note_cursor() {
    if (column_ >= what_.columns) new_row();
    cursor_row_ = static_cast<uint32_t>(rows_.size()) - 1;
    cursor_column_ = column_;
  }

  const Screenful& what_;
  std::vector<std::string> rows_;
  uint32_t column_ = 0;
  uint32_t cursor_row_ = 0;
  uint32_t cursor_column_ = 0;
  Style style_ = Style::plain;
};

// Rows [first, last) of the layout, from where the former drawing began.
Drawing paint(const Layout& layout, size_t first, size_t last, uint32_t from_row) {
  Drawing out;
  out.bytes = "\r";
  if (from_row > 0) out.bytes += fmt::format("\x1b[{}A", from_row);
  out.bytes += "\x1b[J";
  for (size_t i = first; i < last; ++i) out.bytes += (i > first ? "\r\n" : "") + layout.rows()[i];
  const auto below = static_cast<uint32_t>(last) - 1 - layout.cursor_row();
  if (below > 0) out.bytes += fmt::format("\x1b[{}A", below);
  out.bytes += "\r";
  if (layout.cursor_column() > 0) out.bytes += fmt::format("\x1b[{}C", layout.cursor_column());
  out.cursor_row = layout.cursor_row() - static_cast<uint32_t>(first);
  return out;
}

}  // namespace

Drawing draw(const Screenful& what, uint32_t cursor_row) {
  const Layout layout(what);
  const size_t height = std::max<uint32_t>(what.rows, 1);
  const size_t count = layout.rows().size();
  size_t first = 0;
  if (count > height) first = std::min(count - height, static_cast<size_t>(layout.cursor_row()) - std::min<size_t>(layout.cursor_row(), height / 2));
  return paint(layout, first, std::min(count, first + height), cursor_row);
}

Drawing draw_whole(const Screenful& what, uint32_t cursor_row) {
  Screenful last = what;
  last.cursor = what.text.size();
  const Layout layout(last);
  return paint(layout, 0, layout.rows().size(), cursor_row);
}

std::string in_columns(std::span<const std::string> words, uint32_t columns, size_t most) {
  size_t width = 1;
  for (const std::string& w : words) width = std::max(width, utf8::width(w) + 2);
  const size_t across = std::max<size_t>(1, columns / width);
  const size_t shown = std::min(words.size(), across * most);
  std::string out;
  for (size_t i = 0; i < shown; ++i) {
    out += words[i];
    const bool last = (i + 1) % across == 0 || i + 1 == shown;
    if (last) out += "\r\n";
    else out.append(width - utf8::width(words[i]), ' ');
  }
  if (shown < words.size()) out += fmt::format("... and {} more\r\n", words.size() - shown);
  return out;
}

}  // namespace relata::tools
