#pragma once
// Where one statement of the query language ends and the next begins, without parsing them: at a semicolon that stands in no
// text, quoted name or comment.

#include <string_view>
#include <vector>

#include "common/span.hpp"

namespace relata::tools {

struct Statements {
  std::vector<Span> complete;  // without the semicolon and the white space around; empty ones are left out
  Span rest;                   // what follows the last semicolon, without white space around it; empty if nothing does
  bool open = false;           // `rest` ends inside of a text, a quoted name or a comment
};

// Requires fewer than 4 GiB of text.
Statements split_statements(std::string_view text);

// True if what was typed so far can be run: it ends with a semicolon or with an empty line, or is nothing but white space. A
// semicolon or an empty line inside of a text or a comment ends nothing.
bool is_finished(std::string_view text);

// The first statement of `text`, and the offset behind its semicolon (the end of `text` where it has none).
struct FirstStatement {
  Span span;  // as in Statements; empty if there is none
  size_t end = 0;
};
FirstStatement first_statement(std::string_view text);

}  // namespace relata::tools
