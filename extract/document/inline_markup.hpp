#pragma once
// Blanks the inline markup of Markdown, byte by byte, so that the prose keeps its offsets.

#include <string>

#include "common/span.hpp"

namespace relata::extract {

// In `text` from span.begin to span.end, overwrites with blanks: runs of * _ ~ ` that open or close emphasis and code, the brackets and target of
// links and images ("[Kim](https://...)" keeps "Kim"), reference marks "[1]" after a link's text, backslashes of escapes,
// HTML tags and comments, and entities such as "&nbsp;". Linear time.
void blank_inline_markup(std::string& text, Span span);

}  // namespace relata::extract
