#pragma once
// A web page as a tree of plain nodes. libxml2's tolerant HTML parser makes it and is known to no other file.

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "common/error.hpp"

namespace relata::extract {

// The elements that some rule speaks of; all others are `other` (they behave like <span>) or `other_block` (like <div>).
enum class HtmlTag : uint8_t {
  text, other, other_block,
  a, address, article, aside, blockquote, body, br, button, caption, cite, code, dd, dl, dt, em, figcaption, figure, footer, form, h1, h2, h3, h4, h5, h6, head,
  header, hr, html, img, li, link, main, meta, nav, noscript, ol, p, pre, script, section, span, style, sub, summary, sup, svg, table, tbody, td, template_, tfoot,
  th, thead, time, title, tr, ul,
};

// True for elements that begin a line of their own.
bool is_block(HtmlTag tag);

struct HtmlAttribute {
  std::string_view name;  // one of the names that are kept
  std::string value;
};

struct HtmlNode {
  HtmlTag tag = HtmlTag::other;
  uint32_t parent = 0;            // the root is its own parent
  uint32_t end = 0;               // nodes (index, end) are inside of it
  uint32_t text_begin = 0;        // text: its bytes in HtmlTree::text
  uint32_t text_end = 0;
  uint32_t first_attribute = 0;   // into HtmlTree::attributes
  uint32_t attribute_count = 0;
};

struct HtmlTree {
  std::vector<HtmlNode> nodes;  // in the order of the page, parents first; node 0 is the page itself
  std::vector<HtmlAttribute> attributes;
  std::string text;
  bool cut = false;             // nested too deeply: what follows is missing

  [[nodiscard]] std::string_view text_of(const HtmlNode& n) const { return std::string_view(text).substr(n.text_begin, n.text_end - n.text_begin); }
  // Empty if the element has none. Kept: class id role href hidden aria-hidden style name property itemprop content datetime colspan charset.
  [[nodiscard]] std::string_view attribute(const HtmlNode& n, std::string_view name) const;
};

// `html` is UTF-8 (invalid bytes become U+FFFD); whatever it declares itself to be is ignored. Never fails on broken markup. Elements nested deeper
// than 512, the limit of browsers, are taken as if they stood side by side. Errors: kind data for markup made to be slow (a tag of more
// than 10,000 attributes), kind limit when memory runs out inside of the parser.
Result<HtmlTree> parse_html(std::string_view html);

// The character set that the page declares in its first 4 KiB (<meta charset>, <meta http-equiv>, the XML declaration), or empty.
std::string declared_charset(std::string_view bytes);

}  // namespace relata::extract
