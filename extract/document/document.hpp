#pragma once
// A document as the later stages see it: the kept text, its blocks, and what is known about it as a whole.
//
// The text is UTF-8; `origin` says what it is. For a file that is valid UTF-8 it is the file byte for byte (a byte order mark included), so every
// span of every later stage points into the file. Invalid bytes are replaced by U+FFFD, with a diagnostic.
//
// Blocks are disjoint and in order, and their `outer` spans together cover every byte that is not white space; so a
// writer that must lose nothing walks the outer spans, and one that wants prose walks the spans of blocks that give facts.

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "common/extraction.hpp"
#include "common/span.hpp"

namespace relata::extract {

// The numbers are stored (SentenceRecord::block_kind): append, never renumber.
enum class BlockKind : uint8_t {
  paragraph = 0,
  heading = 1,
  bullet = 2,        // one item of a list, numbered or not
  table_row = 3,     // with `cells`; without cells the cells are glued and the row is no prose
  table_header = 4,  // likewise
  caption = 5,       // "Photo by ...", alternative text of an image, a list of key words between blank lines
  byline = 6,        // author and date lines, "Reference: ..."
  quote = 7,         // a Markdown quotation
  post = 8,          // a social-media post and its signature line
  code = 9,
  navigation = 10,   // "Skip to main content", lists of further articles
  advertising = 11,
  disclaimer = 12,
  markup = 13,       // front matter, HTML, rules between sections, table rulers
};
std::string_view name_of(BlockKind kind);
// True for the kinds whose sentences are analysed: paragraph, heading, bullet, table rows and quotes.
bool gives_facts(BlockKind kind);

struct Block {
  BlockKind kind = BlockKind::paragraph;
  uint8_t level = 0;           // heading: 1 to 6, 0 unknown; bullet: depth of nesting from 0
  bool glued = false;          // table row or header whose cells were run together: no facts
  Span span;                   // the content, without marker, label and white space around it; may be empty
  Span outer;                  // the whole, with marker and label
  Span label;                  // "Hardware Push" of "Hardware Push: Through its ...", without the colon; else empty
  uint32_t lead_in = kNoIndex; // bullet: the block that it continues ("The plan rests on:"), else kNoIndex
  uint32_t header = kNoIndex;  // table row: its header, if there is one
  std::vector<Span> cells;     // table row and header: contents of the cells, in the order of the columns, empty ones too
};

struct Diagnostic {
  std::string message;
  Span span;  // bytes of the text
};

// Where the kept text, in which all places count, comes from.
enum class TextOrigin : uint8_t {
  file,       // it is the file, byte for byte (but for invalid bytes, see above)
  converted,  // the file, converted from another character set
  html,       // the article of a web page, laid out as text
  pdf,        // the text of a PDF
  json_line,  // the member `text` of a line of JSON Lines
};

struct Document {
  std::string id;
  TextOrigin origin = TextOrigin::file;
  std::string title;  // of the front matter, else the first heading or title line; may be empty
  std::string date;   // ISO 8601 (2025-09-24, 2025-09, 2025), or empty
  std::string text;   // kept: all spans point into it
  std::string masked; // empty, or as long as `text`: markup inside of blocks replaced by blanks
  std::vector<Block> blocks;
  std::vector<Diagnostic> diagnostics;

  // What the tokenizer reads: `text`, with inline markup (Markdown's emphasis, link targets, the ">" of quotations)
  // blanked byte by byte, so that offsets agree. A line break inside of a block's span is white space and no sentence end:
  // the reader has split blocks wherever a line break ends a sentence.
  [[nodiscard]] std::string_view prose() const { return masked.empty() ? std::string_view(text) : std::string_view(masked); }
};

}  // namespace relata::extract
