#include "extract/reader/html.hpp"

#include <algorithm>
#include <vector>

#include "extract/document/lines.hpp"
#include "extract/document/prose_signs.hpp"
#include "extract/document/reader.hpp"
#include "extract/reader/html_article.hpp"
#include "extract/reader/html_metadata.hpp"
#include "extract/reader/html_tree.hpp"
#include "extract/document/refused.hpp"

namespace relata::extract {

namespace {

constexpr size_t kLongestCell = 300;  // bytes; longer ones are the columns of a page, not of a table

// Lays the article out as text: a blank line between blocks, a line an item and a row.
class Layout {
 public:
  Layout(const HtmlTree& tree, const HtmlArticle& article, Document& document) : tree_(tree), article_(article), document_(document) {}

  // A first heading outside of the article is its headline if the page is called so, and not the name of the site.
  void run(std::string_view title) {
    if (article_.headline != 0 && title.find(trimmed_text(article_.headline)) != std::string_view::npos) walk(article_.headline);
    walk(article_.root);
    finish_block();
  }

 private:
  // What a block that begins now will be.
  struct Context {
    BlockKind kind = BlockKind::paragraph;
    uint8_t level = 0;
    bool item_begins = false;  // the next block of a list item carries its bullet
    bool verbatim = false;     // <pre>
  };

  [[nodiscard]] const HtmlNode& node(uint32_t n) const { return tree_.nodes[n]; }

  // Recursion goes at most as deep as the tree: 512.
  void walk(uint32_t n) {
    const HtmlNode& e = node(n);
    if (article_.dropped[n]) return;
    if (e.tag == HtmlTag::text) return append(tree_.text_of(e));
    if (e.tag == HtmlTag::br) return line_break();
    if (e.tag == HtmlTag::sup && is_reference(n)) return;
    if (!is_block(e.tag)) return walk_children(n);
    finish_block();
    if (e.tag == HtmlTag::table && is_data_table(n)) return write_table(n);
    const Context outside = context_;
    enter(e);
    walk_children(n);
    finish_block();
    const bool begins = context_.item_begins && e.tag != HtmlTag::li;
    context_ = outside;
    if (outside.item_begins) context_.item_begins = begins;
  }
  void walk_children(uint32_t n) {
    for (uint32_t c = n + 1; c < node(n).end; c = node(c).end) walk(c);
  }

  void enter(const HtmlNode& e) {
    switch (e.tag) {
      case HtmlTag::h1:
      case HtmlTag::h2:
      case HtmlTag::h3:
      case HtmlTag::h4:
      case HtmlTag::h5:
      case HtmlTag::h6:
        context_ = {BlockKind::heading, static_cast<uint8_t>(1 + static_cast<int>(e.tag) - static_cast<int>(HtmlTag::h1)), false, false};
        break;
      case HtmlTag::ul:
      case HtmlTag::ol: context_.level = context_.kind == BlockKind::bullet ? static_cast<uint8_t>(std::min(context_.level + 1, 255)) : 0; break;
      case HtmlTag::li:
      case HtmlTag::dd: context_ = {BlockKind::bullet, context_.kind == BlockKind::bullet || e.tag == HtmlTag::li ? context_.level : uint8_t{0}, true, false}; break;
      case HtmlTag::dt: context_ = {BlockKind::heading, 0, false, false}; break;
      case HtmlTag::blockquote: context_ = {BlockKind::quote, 0, false, false}; break;
      case HtmlTag::figcaption:
      case HtmlTag::caption: context_ = {BlockKind::caption, 0, false, false}; break;
      case HtmlTag::pre: context_ = {BlockKind::code, 0, false, true}; break;
      case HtmlTag::address: context_ = {BlockKind::byline, 0, false, false}; break;
      default: break;
    }
  }

  // "[3]", or a number that is a link: a note, no power.
  [[nodiscard]] bool is_reference(uint32_t n) const {
    bool linked = false;
    std::string text;
    for (uint32_t c = n + 1; c < node(n).end; ++c) {
      linked = linked || node(c).tag == HtmlTag::a;
      if (node(c).tag == HtmlTag::text) text += tree_.text_of(node(c));
    }
    for (uint32_t up = node(n).parent; up != 0 && !is_block(node(up).tag); up = node(up).parent) linked = linked || node(up).tag == HtmlTag::a;
    return linked || text.starts_with('[');
  }

  // --- running text ---
  void append(std::string_view text) {
    if (context_.verbatim) {
      pending_.append(text);
      return;
    }
    for (size_t i = 0; i < text.size(); ++i) {
      const bool no_break = text.substr(i, 2) == "\xC2\xA0";
      if (no_break || static_cast<unsigned char>(text[i]) <= 0x20) {
        if (!pending_.empty() && pending_.back() != ' ') pending_ += ' ';
        i += no_break ? 1 : 0;
      } else if (text.substr(i, 2) == "\xC2\xAD" || text.substr(i, 3) == "\xE2\x80\x8B") {  // soft hyphen, zero-width space
        i += text[i] == '\xC2' ? 1 : 2;
      } else {
        pending_ += text[i];
      }
    }
  }
  // A line of its own, but not a paragraph of its own; in a heading nothing but a blank.
  void line_break() {
    if (context_.verbatim) pending_ += '\n';
    else if (context_.kind == BlockKind::heading) append(" ");
    else if (pending_.empty()) close_ = false;
    else {
      finish_block();
      close_ = true;
    }
  }

  void separate(bool close) {
    std::string& text = document_.text;
    if (!text.empty()) text += close ? "\n" : "\n\n";
    close_ = false;
  }

  void finish_block() {
    while (!pending_.empty() && static_cast<unsigned char>(pending_.back()) <= 0x20) pending_.pop_back();
    if (context_.verbatim) pending_.erase(0, pending_.find_first_not_of("\n\r"));
    if (pending_.empty()) return;
    const bool bullet = context_.kind == BlockKind::bullet && context_.item_begins;
    separate(close_ || (bullet && !document_.blocks.empty() && document_.blocks.back().kind == BlockKind::bullet));
    Block block;
    block.kind = context_.kind;
    block.level = context_.level;
    block.outer.begin = size();
    if (bullet) document_.text.append(size_t{2} * context_.level, ' ').append("- ");
    if (bullet) block.outer.begin += 2U * context_.level;
    block.span.begin = size();
    document_.text += pending_;
    block.span.end = block.outer.end = size();
    // What follows inside of an item is a paragraph that goes on with it.
    if (context_.kind == BlockKind::bullet && !context_.item_begins) block.kind = BlockKind::paragraph;
    context_.item_begins = false;
    pending_.clear();
    if (block.kind == BlockKind::paragraph) block.kind = kind_by_wording(block.span.of(document_.text));
    document_.blocks.push_back(std::move(block));
  }
  [[nodiscard]] uint32_t size() const { return static_cast<uint32_t>(document_.text.size()); }

  // What the markup calls a paragraph may be a byline or a caption all the same.
  static BlockKind kind_by_wording(std::string_view content) {
    if (looks_like_byline(content)) return BlockKind::byline;
    if (looks_like_caption(content)) return BlockKind::caption;
    return looks_like_heading(content) ? BlockKind::heading : BlockKind::paragraph;
  }

  // --- tables ---
  struct Row {
    std::vector<uint32_t> cells;  // nodes
    bool header = false;
  };

  // The rows of the table itself, not those of tables inside of it.
  [[nodiscard]] std::vector<Row> rows_of(uint32_t table) const {
    std::vector<Row> rows;
    bool in_head = false;
    uint32_t head_end = 0;
    for (uint32_t n = table + 1; n < node(table).end;) {
      const HtmlNode& e = node(n);
      if (in_head && n >= head_end) in_head = false;
      if (article_.dropped[n] || e.tag == HtmlTag::table) {
        n = e.end;
        continue;
      }
      if (e.tag == HtmlTag::thead) {
        in_head = true;
        head_end = e.end;
      }
      if (e.tag == HtmlTag::tr) rows.push_back(row_of(n, in_head));
      ++n;
    }
    return rows;
  }
  [[nodiscard]] Row row_of(uint32_t tr, bool in_head) const {
    Row row;
    bool all_header = true;
    for (uint32_t c = tr + 1; c < node(tr).end; c = node(c).end) {
      const HtmlTag tag = node(c).tag;
      if (tag != HtmlTag::td && tag != HtmlTag::th) continue;
      row.cells.push_back(c);
      all_header = all_header && tag == HtmlTag::th;
    }
    row.header = !row.cells.empty() && (in_head || all_header);
    return row;
  }

  [[nodiscard]] bool is_data_table(uint32_t table) const {
    if (tree_.attribute(node(table), "role") == "presentation") return false;
    size_t wide_rows = 0;
    for (uint32_t n = table + 1; n < node(table).end; ++n) {
      if (node(n).tag == HtmlTag::table || (node(n).tag >= HtmlTag::h1 && node(n).tag <= HtmlTag::h6)) return false;
    }
    for (const Row& row : rows_of(table)) {
      wide_rows += row.cells.size() >= 2 ? 1 : 0;
      for (const uint32_t cell : row.cells) {
        if (text_inside(cell).size() > kLongestCell) return false;
      }
    }
    return wide_rows >= 2;
  }

  [[nodiscard]] std::string text_inside(uint32_t root) const {
    std::string out;
    for (uint32_t n = root + 1; n < node(root).end;) {
      const HtmlNode& e = node(n);
      if (article_.dropped[n] || (e.tag == HtmlTag::sup && is_reference(n))) {
        n = e.end;
        continue;
      }
      if (e.tag == HtmlTag::text) out += tree_.text_of(e);
      else if (is_block(e.tag)) out += ' ';
      ++n;
    }
    return out;
  }

  [[nodiscard]] std::string trimmed_text(uint32_t root) const {
    const std::string text = text_inside(root);
    return std::string(trimmed(text, {0, static_cast<uint32_t>(text.size())}).of(text));
  }

  void write_table(uint32_t table) {
    for (uint32_t c = table + 1; c < node(table).end; c = node(c).end) {
      if (node(c).tag == HtmlTag::caption) walk(c);
    }
    uint32_t header = kNoIndex;
    bool first = true;
    for (const Row& row : rows_of(table)) {
      if (row.cells.empty()) continue;
      write_row(row, first, header);
      if (document_.blocks.back().kind == BlockKind::table_header) header = static_cast<uint32_t>(document_.blocks.size() - 1);
      first = false;
    }
  }
  void write_row(const Row& row, bool first, uint32_t header) {
    separate(!first);
    Block block;
    block.kind = row.header ? BlockKind::table_header : BlockKind::table_row;
    block.header = row.header ? kNoIndex : header;
    block.outer.begin = size();
    for (size_t i = 0; i < row.cells.size(); ++i) {
      if (i > 0) document_.text += " | ";
      append(text_inside(row.cells[i]));
      while (!pending_.empty() && pending_.back() == ' ') pending_.pop_back();
      // A bar inside of a cell would look like the end of it.
      std::replace(pending_.begin(), pending_.end(), '|', '/');
      block.cells.push_back({size(), size() + static_cast<uint32_t>(pending_.size())});
      document_.text += pending_;
      pending_.clear();
      for (size_t wider = span_of(row.cells[i]); wider > 1; --wider) block.cells.push_back({size(), size()});
    }
    block.outer.end = size();
    block.span = trimmed(document_.text, block.outer);
    document_.blocks.push_back(std::move(block));
  }
  // The columns that the cell takes; a page may claim millions.
  [[nodiscard]] size_t span_of(uint32_t cell) const {
    constexpr size_t kWidest = 100;
    size_t columns = 0;
    for (const char c : tree_.attribute(node(cell), "colspan").substr(0, 3)) {
      if (c >= '0' && c <= '9') columns = columns * 10 + static_cast<size_t>(c - '0');
    }
    return std::clamp<size_t>(columns, 1, kWidest);
  }

  const HtmlTree& tree_;
  const HtmlArticle& article_;
  Document& document_;
  Context context_;
  std::string pending_;   // the text of the block that is being read
  bool close_ = false;    // the next block stands on the next line
};

}  // namespace

Result<Document> read_html(std::string_view html, std::string id) {
  auto tree = parse_html(html);
  if (!tree) {
    tree.error().source = id;
    return std::move(tree.error());
  }
  Document document;
  document.id = std::move(id);
  document.origin = TextOrigin::html;
  const HtmlMetadata metadata = read_metadata(*tree);
  document.date = metadata.date;
  Layout(*tree, find_article(*tree), document).run(metadata.title);
  if (document.blocks.empty()) return refused(document.id, "the page has no text");
  document.text += '\n';
  if (tree->cut) document.diagnostics.push_back({"the page is nested more than 4,096 elements deep; what follows is left out", {0, 0}});
  finish_document(document);
  if (document.title.empty()) document.title = one_line(metadata.title);
  return document;
}

}  // namespace relata::extract
