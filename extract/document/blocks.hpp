#pragma once
// The lines of a text -> its blocks, by their markers and by the wording of those without one. Boilerplate is found afterwards.

#include <vector>

#include "extract/document/document.hpp"
#include "extract/document/lines.hpp"
#include "extract/document/reader.hpp"

namespace relata::extract {

// Fills document.blocks and, where markup is blanked, document.masked. Lines before `first_line` are front matter.
void build_blocks(Document& document, const std::vector<Line>& lines, size_t first_line, TextFormat format);

// Splits the labels off bullets ("Hardware Push: Through its ...") and links bullets to what they continue.
void link_lists(std::string_view prose, std::vector<Block>& blocks);

// The label at the beginning of `item`, without its colon or dash, and where the rest begins. No label: an empty span and
// item.begin. A label has at most six words and is followed by ": " or by a free dash; "Note: see ..." is one, "10:30" is none.
struct Label {
  Span span;
  uint32_t rest = 0;
};
Label read_label(std::string_view text, Span item);

}  // namespace relata::extract
