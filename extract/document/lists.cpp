// Bullets: their labels, and the sentence or item that they continue.
#include <algorithm>

#include "common/utf8.hpp"
#include "extract/document/blocks.hpp"
#include "extract/document/lines.hpp"

namespace relata::extract {

namespace {

constexpr size_t kLabelWords = 6;
constexpr size_t kLongestLabel = 80;  // bytes

bool ends_with_colon(std::string_view prose, const Block& block) { return final_mark(block.span.of(prose)) == U':'; }

// What the colon or dash at `at` introduces must look like a beginning: a capital, a digit, a sign of an amount, or nothing.
bool begins_afresh(std::string_view rest) {
  if (rest.empty()) return true;
  const char32_t c = utf8::decode(rest, 0).code_point;
  return !utf8::is_lower(c);
}

struct Separator {
  size_t at = std::string_view::npos;
  size_t size = 0;
};

Separator find_separator(std::string_view item) {
  const size_t colon = item.find(':');
  if (colon < kLongestLabel && (colon + 1 == item.size() || item[colon + 1] == ' ')) return {colon, 1};
  for (const std::string_view dash : {" – ", " — ", " - "}) {
    const size_t at = item.find(dash);
    if (at < kLongestLabel) return {at, dash.size()};
  }
  return {};
}

}  // namespace

Label read_label(std::string_view text, Span item) {
  const Label none{{item.begin, item.begin}, item.begin};
  const std::string_view content = item.of(text);
  const Separator separator = find_separator(content);
  if (separator.at == std::string_view::npos || separator.at == 0) return none;
  const Span label = trimmed(text, {item.begin, item.begin + static_cast<uint32_t>(separator.at)});
  const Span rest = trimmed(text, {item.begin + static_cast<uint32_t>(separator.at + separator.size), item.end});
  const bool sentence_inside = label.of(text).find_first_of(".!?;,") != std::string_view::npos;
  const bool colon = separator.size == 1;
  if (rest.empty() && !colon) return none;
  if (sentence_inside || count_words(label.of(text)) > kLabelWords || !begins_afresh(rest.of(text)) || !begins_afresh(label.of(text))) return none;
  return {label, rest.empty() ? item.end : rest.begin};
}

void link_lists(std::string_view prose, std::vector<Block>& blocks) {
  uint32_t lead_in = kNoIndex;       // a paragraph or heading that ends with a colon, for the whole list under it
  uint32_t item_lead_in = kNoIndex;  // an item that is a label alone, for the items without labels under it
  for (uint32_t i = 0; i < blocks.size(); ++i) {
    Block& block = blocks[i];
    if (block.kind != BlockKind::bullet) {
      const bool introduces = (block.kind == BlockKind::paragraph || block.kind == BlockKind::heading) && ends_with_colon(prose, block);
      lead_in = introduces ? i : kNoIndex;
      item_lead_in = kNoIndex;
      continue;
    }
    const bool only_label = ends_with_colon(prose, block);
    const Label label = read_label(prose, block.span);
    if (!label.span.empty()) item_lead_in = kNoIndex;
    block.lead_in = item_lead_in != kNoIndex ? item_lead_in : lead_in;
    if (!label.span.empty() && !only_label) {
      block.label = label.span;
      block.span.begin = label.rest;
    }
    if (only_label) item_lead_in = i;
  }
}

}  // namespace relata::extract
