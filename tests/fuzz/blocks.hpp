#pragma once
// What the blocks of any document promise (extract/document/document.hpp).

#include <string_view>

#include "common/utf8.hpp"
#include "extract/document/document.hpp"
#include "tests/fuzz/fuzz.hpp"

namespace relata::fuzz {

inline bool only_space(std::string_view text) {
  for (size_t at = 0; at < text.size();) {
    const auto d = relata::utf8::decode(text, at);
    // A byte order mark is kept in the text and belongs to no block.
    if (!relata::utf8::is_space(d.code_point) && d.code_point != 0xFEFF) return false;
    at += d.size;
  }
  return true;
}

inline void check_block(const relata::extract::Document& document, size_t index) {
  const auto& block = document.blocks[index];
  const auto size = static_cast<uint32_t>(document.text.size());
  require(block.outer.begin <= block.outer.end && block.outer.end <= size, "a block lies in the text");
  require(block.span.empty() || block.outer.contains(block.span), "the content lies in its block");
  require(block.label.empty() || block.outer.contains(block.label), "the label lies in its block");
  for (const Span cell : block.cells) require(cell.empty() || block.outer.contains(cell), "a cell lies in its row");
  require(block.lead_in == relata::kNoIndex || block.lead_in < index, "the lead-in comes before");
  require(block.header == relata::kNoIndex || block.header < index, "the header comes before");
}

inline void check_document(const relata::extract::Document& document) {
  require(relata::utf8::find_invalid(document.text) == std::string::npos, "the text is valid UTF-8");
  require(document.masked.empty() || document.masked.size() == document.text.size(), "the masked text is as long");
  uint32_t covered = 0;
  for (size_t i = 0; i < document.blocks.size(); ++i) {
    check_block(document, i);
    const Span outer = document.blocks[i].outer;
    require(covered <= outer.begin, "blocks are in order and disjoint");
    require(only_space(Span{covered, outer.begin}.of(document.text)), "between blocks there is only white space");
    covered = outer.end;
  }
  require(only_space(std::string_view(document.text).substr(covered)), "behind the blocks there is only white space");
}

}  // namespace relata::fuzz
