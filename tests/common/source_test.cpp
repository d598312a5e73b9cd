#include "common/source.hpp"

#include <doctest/doctest.h>

using namespace relata;

TEST_CASE("positions are 1-based lines and columns in code points") {
  const std::string text = "one\ntw\xC3\xB6 three\r\n";
  const LineTable table(text);
  CHECK(table.position(0).line_1based == 1);
  CHECK(table.position(9).line_1based == 2);
  CHECK(table.position(9).column_1based == 5);
  CHECK(table.line(2) == "tw\xC3\xB6 three");
  CHECK(table.position(1000).line_1based == 3);
}

TEST_CASE("an error is shown with its line and a caret under the span") {
  Error e;
  e.message = "unknown variable 'm'";
  e.source = "<query>";
  e.span = Span{9, 10};
  e.hint = "did you mean n?";
  CHECK(render(e, "RETURN\n1 m") ==
        "error: unknown variable 'm'\n  --> <query>:2:3\n 2 | 1 m\n   |   ^\n  hint: did you mean n?\n");
}

TEST_CASE("the caret stands under wide characters and inside a window of a long line") {
  Error e;
  e.message = "x";
  e.span = Span{6, 7};
  CHECK(render(e, "\xE4\xB8\xAD\xE6\x96\x87!").find(" |     ^") != std::string::npos);
  e.span = Span{500, 501};
  const std::string out = render(e, std::string(1000, 'a'));
  CHECK(out.size() < 400);
  CHECK(out.find("...") != std::string::npos);
}
