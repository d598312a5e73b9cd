#pragma once
// Labels of Graphviz's DOT. All names that reach a DOT file pass through here.

#include <cstddef>
#include <string>
#include <string_view>

namespace relata::formats {

// `text` as a double-quoted DOT string. A backslash is doubled, so that \N, \G, \L are never expanded and a trailing one does not
// eat the quote; a quote is escaped; a line break becomes \n (centred); other controls, which neither SVG nor a
// reader wants, are dropped. Bytes that are not UTF-8 become U+FFFD.
std::string dot_string(std::string_view text);

// `text` broken into lines of at most `columns` terminal columns at its spaces; a longer word stays whole.
std::string wrapped(std::string_view text, size_t columns);

}  // namespace relata::formats
