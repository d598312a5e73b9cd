#pragma once
// Is a paragraph hard-wrapped? Some texts break a line wherever a column is reached, so that a line break is a blank; others
// put every sentence or paragraph on a line of its own, so that it ends a sentence.

#include <cstdint>
#include <string_view>
#include <vector>

#include "extract/document/lines.hpp"

namespace relata::extract {

// lines [first, last) of a paragraph, at least one, none blank. They are wrapped when no line could have taken the first word of the
// next one without growing longer than the longest line plus a small slack, the longest is at most 120 columns, and some
// break falls inside of a sentence. Two lines are judged by the last sign alone if the next begins in lower case.
bool is_hard_wrapped(std::string_view text, const std::vector<Line>& lines, size_t first, size_t last);

}  // namespace relata::extract
