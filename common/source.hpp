#pragma once
// A named text and its line table: turns byte offsets into lines and columns, and an Error into the lines that a
// person reads: message, place, the source line, a caret under the span.

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "common/error.hpp"
#include "common/span.hpp"

namespace relata {

struct Position {
  uint32_t line_1based = 1;
  uint32_t column_1based = 1;  // in Unicode code points
};

// Keeps a view of the text: the text must outlive it.
class LineTable {
 public:
  explicit LineTable(std::string_view text);
  [[nodiscard]] Position position(uint32_t byte_offset) const;
  // The line without its line break.
  [[nodiscard]] std::string_view line(uint32_t line_1based) const;
  [[nodiscard]] uint32_t line_begin(uint32_t line_1based) const;

 private:
  std::string_view text_;
  std::vector<uint32_t> begins_;
};

// "error: MESSAGE" then, where `error` has a span into `text`, "  --> SOURCE:LINE:COLUMN", the line and a caret row.
// Long lines are shown as a window around the span; the caret stands right under wide characters, too.
// Ends with a line break. No colours.
std::string render(const Error& error, std::string_view text = {});

}  // namespace relata
