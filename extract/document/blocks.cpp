#include "extract/document/blocks.hpp"

#include <algorithm>

#include <fmt/format.h>

#include "common/utf8.hpp"
#include "extract/document/inline_markup.hpp"
#include "extract/document/markers.hpp"
#include "extract/document/prose_signs.hpp"
#include "extract/document/wrap.hpp"

namespace relata::extract {

namespace {

// A book in one line is shorter; what is longer is data, and its "sentences" would fill the memory.
constexpr uint32_t kLongestLine = 4 << 20;

class Builder {
 public:
  Builder(Document& document, const std::vector<Line>& lines, TextFormat format)
      : document_(document), text_(document.text), lines_(lines), format_(format) {}

  void run(size_t first_line) {
    if (first_line > 0) add(BlockKind::markup, {lines_[0].content.begin, lines_[first_line - 1].content.end});
    for (size_t i = first_line; i < lines_.size();) i = lines_[i].blank() ? i + 1 : next(i);
    if (!masked_.empty()) document_.masked = std::move(masked_);
  }

 private:
  // Makes the block or blocks that begin in line `i` and returns the first line behind them.
  size_t next(size_t i) {
    if (too_long(i)) return leave_out(i);
    const Marked marked = read_marker(text_, lines_[i]);
    switch (marked.marker) {
      case Marker::heading: return heading(i, marked);
      case Marker::underline: return underline(i, marked);
      case Marker::bullet: return bullet(i, marked);
      case Marker::quote: return quotation(i);
      case Marker::fence: return fence(i);
      case Marker::table_ruler:
      case Marker::markup: return single(i, BlockKind::markup);
      case Marker::none: break;
    }
    const size_t rows_end = table_end(i);
    return rows_end > i ? table(i, rows_end) : paragraph(i);
  }

  Block& add(BlockKind kind, Span outer) {
    Block block;
    block.kind = kind;
    block.span = block.outer = outer;
    document_.blocks.push_back(std::move(block));
    return document_.blocks.back();
  }

  bool too_long(size_t i) const { return lines_[i].content.size() > kLongestLine; }
  size_t leave_out(size_t i) {
    const Span line = lines_[i].content;
    document_.diagnostics.push_back({fmt::format("a line of {} MiB is no prose and gives no facts", line.size() >> 20), {line.begin, line.begin}});
    return single(i, BlockKind::code);
  }

  size_t single(size_t i, BlockKind kind) {
    add(kind, lines_[i].content);
    return i + 1;
  }

  // Markdown's inline markup; in plain text asterisks and brackets mean themselves.
  void mask(Span span) {
    if (format_ != TextFormat::markdown) return;
    blank_inline_markup(writable_mask(), span);
  }
  std::string& writable_mask() {
    if (masked_.empty()) masked_ = text_;
    return masked_;
  }
  // Blanks at the ends of a span may have been markup.
  void finish_span(Block& block) {
    mask(block.span);
    if (!masked_.empty()) block.span = trimmed(masked_, block.span);
  }

  size_t heading(size_t i, const Marked& marked) {
    Block& block = add(BlockKind::heading, lines_[i].content);
    block.level = marked.level;
    block.span.begin = marked.content;
    while (!block.span.empty() && (text_[block.span.end - 1] == '#' || text_[block.span.end - 1] == ' ')) --block.span.end;
    finish_span(block);
    return i + 1;
  }

  // Under a line of text the row of signs makes it a heading; free it is a rule between sections.
  size_t underline(size_t i, const Marked& marked) {
    const bool under_text = i > 0 && !lines_[i - 1].blank() && !document_.blocks.empty() &&
                            document_.blocks.back().outer == lines_[i - 1].content && is_text(document_.blocks.back().kind);
    if (under_text) {
      document_.blocks.back().kind = BlockKind::heading;
      document_.blocks.back().level = marked.level;
    }
    return single(i, BlockKind::markup);
  }
  static bool is_text(BlockKind kind) { return kind == BlockKind::paragraph || kind == BlockKind::heading || kind == BlockKind::caption; }

  size_t bullet(size_t i, const Marked& marked) {
    size_t end = i + 1;
    while (end < lines_.size() && continues_item(i, end)) ++end;
    Block& block = add(BlockKind::bullet, cover(lines_[i].content, lines_[end - 1].content));
    block.span = trimmed(text_, {marked.content, block.outer.end});
    block.level = static_cast<uint8_t>(std::min<uint32_t>(lines_[i].indent / 2, 255));
    finish_span(block);
    return end;
  }
  // A line of the item: indented deeper than its marker, without a marker of its own.
  bool continues_item(size_t item, size_t i) const {
    return !lines_[i].blank() && !too_long(i) && lines_[i].indent > lines_[item].indent && read_marker(text_, lines_[i]).marker == Marker::none;
  }

  size_t quotation(size_t i) {
    size_t end = i;
    std::vector<Line> inner;
    for (; end < lines_.size() && !lines_[end].blank() && !too_long(end); ++end) {
      const Marked marked = read_marker(text_, lines_[end]);
      if (marked.marker != Marker::quote) break;
      inner.push_back({trimmed(text_, {marked.content, lines_[end].content.end}), lines_[end].indent});
    }
    add_quoted_lines(i, inner);
    return end;
  }
  void add_quoted_lines(size_t first, const std::vector<Line>& inner) {
    for (size_t a = 0; a < inner.size();) {
      size_t b = a;
      while (b < inner.size() && !inner[b].blank()) ++b;
      const bool wrapped = b > a && is_hard_wrapped(text_, inner, a, b);
      const size_t step = wrapped ? b : a + 1;
      Block& block = add(BlockKind::quote, cover(lines_[first + a].content, lines_[first + step - 1].content));
      block.span = inner[a].blank() ? Span{block.outer.end, block.outer.end} : cover(inner[a].content, inner[step - 1].content);
      for (size_t k = a + 1; k < step; ++k) blank_marker(lines_[first + k].content.begin, inner[k].content.begin);
      finish_span(block);
      a = step;
    }
  }
  void blank_marker(uint32_t begin, uint32_t end) {
    std::string& mask = writable_mask();
    std::fill(mask.begin() + begin, mask.begin() + end, ' ');
  }

  // From a fence to the next one. A fence that nothing closes is a line of markup.
  size_t fence(size_t i) {
    const std::string_view sign = lines_[i].content.of(text_).substr(0, 3);
    size_t end = i + 1;
    while (end < lines_.size() && !lines_[end].content.of(text_).starts_with(sign)) ++end;
    if (end == lines_.size()) return single(i, BlockKind::markup);
    add(BlockKind::code, cover(lines_[i].content, lines_[end].content));
    return end + 1;
  }

  // The end of the table that begins in line `i`: at least two lines with cells or a ruler among them; `i` if there is none.
  size_t table_end(size_t i) const {
    size_t rows = 0;
    bool ruler = false;
    size_t end = i;
    for (; end < lines_.size() && !lines_[end].blank() && !too_long(end); ++end) {
      const bool is_ruler = end > i && read_marker(text_, lines_[end]).marker == Marker::table_ruler;
      if (!is_ruler && row_cells(text_, lines_[end].content).empty()) break;
      ruler = ruler || is_ruler;
      rows += is_ruler ? 0 : 1;
    }
    return rows >= 2 || (rows == 1 && ruler) ? end : i;
  }

  size_t table(size_t first, size_t end) {
    uint32_t header = kNoIndex;
    for (size_t i = first; i < end; ++i) {
      if (read_marker(text_, lines_[i]).marker == Marker::table_ruler) {
        single(i, BlockKind::markup);
        continue;
      }
      Block& row = add(i == first ? BlockKind::table_header : BlockKind::table_row, lines_[i].content);
      row.cells = row_cells(text_, lines_[i].content);
      row.header = header;
      mask(row.span);
      if (!masked_.empty()) {
        for (Span& cell : row.cells) cell = trimmed(masked_, cell);
      }
      if (i == first) header = static_cast<uint32_t>(document_.blocks.size() - 1);
    }
    return end;
  }

  size_t paragraph(size_t first) {
    size_t end = first + 1;
    while (end < lines_.size() && continues_paragraph(end)) ++end;
    if (is_hard_wrapped(text_, lines_, first, end)) {
      add_text(cover(lines_[first].content, lines_[end - 1].content));
      return end;
    }
    for (size_t i = first; i < end; ++i) add_text(lines_[i].content);
    return end;
  }
  bool continues_paragraph(size_t i) const {
    return !lines_[i].blank() && !too_long(i) && read_marker(text_, lines_[i]).marker == Marker::none && table_end(i) == i;
  }

  // A line or wrapped paragraph without a marker: its wording says what it is.
  void add_text(Span outer) {
    Block& block = add(BlockKind::paragraph, outer);
    // The bar that some tables leave behind a note under them.
    while (!block.span.empty() && text_[block.span.end - 1] == '|') block.span = trimmed(text_, {block.span.begin, block.span.end - 1});
    finish_span(block);
    block.kind = kind_of(block.span.of(masked_.empty() ? text_ : masked_), block);
  }

  BlockKind kind_of(std::string_view content, Block& block) {
    if (looks_like_post_signature(content)) {
      mark_post_before_signature();
      return BlockKind::post;
    }
    if (looks_like_post(content)) return BlockKind::post;
    if (looks_glued(content)) {
      block.glued = true;
      return after_glued_row() ? BlockKind::table_row : BlockKind::table_header;
    }
    if (looks_like_byline(content)) return BlockKind::byline;
    if (looks_like_caption(content)) return BlockKind::caption;
    return looks_like_heading(content) || is_headline(content) ? BlockKind::heading : BlockKind::paragraph;
  }
  // The first line of a text, short and without a final mark, is its headline, also when it is written like a sentence; so is a second
  // one right under it.
  bool is_headline(std::string_view content) const {
    constexpr size_t kMostWords = 14;
    const size_t n = document_.blocks.size();
    const bool under_title = n == 2 && document_.blocks[0].kind == BlockKind::heading && document_.blocks[1].outer.begin == document_.blocks[0].outer.end + 1;
    return (n == 1 || under_title) && count_words(content, kMostWords + 1) <= kMostWords && !ends_sentence(content) &&
           final_mark(content) != U':' && final_mark(content) != U',';
  }
  bool after_glued_row() const {
    const size_t n = document_.blocks.size();
    return n >= 2 && document_.blocks[n - 2].glued;
  }
  // The signature of a post stands under its text.
  void mark_post_before_signature() {
    const size_t n = document_.blocks.size();
    if (n >= 2 && document_.blocks[n - 2].kind == BlockKind::paragraph && document_.blocks[n - 2].outer.size() <= 600) document_.blocks[n - 2].kind = BlockKind::post;
  }

  Document& document_;
  const std::string& text_;
  const std::vector<Line>& lines_;
  TextFormat format_;
  std::string masked_;
};

}  // namespace

void build_blocks(Document& document, const std::vector<Line>& lines, size_t first_line, TextFormat format) {
  Builder(document, lines, format).run(first_line);
}

}  // namespace relata::extract
