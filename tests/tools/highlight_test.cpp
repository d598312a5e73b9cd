#include "tools/relata/highlight.hpp"

#include <doctest/doctest.h>

#include <set>
#include <string>

#include "tests/tools/harness.hpp"

using namespace relata::tests;
using namespace relata::tools;

namespace {

// A letter a byte: k keyword, t text, n number, l name, f function, p parameter, c comment, m match, ! error, : command, . plain.
std::string letters(std::string_view text, size_t cursor = std::string_view::npos) {
  std::string out;
  for (const Style s : highlight(text, std::min(cursor, text.size() + 1))) out += ".ktnlfpc:m!"[static_cast<size_t>(s)];
  return out;
}

}  // namespace

TEST_CASE("each part of a query has its style") {
  CHECK(letters("MATCH (n:Person)") == "kkkkk....llllll.");
  CHECK(letters("match ()-[:a|b]->()") == "kkkkk......l.l.....");
  CHECK(letters("RETURN count(n) AS x") == "kkkkkk.kkkkk....kk..");
  CHECK(letters("RETURN size(n.match)") == "kkkkkk.ffff.........");
  CHECK(letters("{a: b, c: 'd'}") == "..........ttt.");
  CHECK(letters("LIMIT 25 // all") == "kkkkk.nn.cccccc");
  CHECK(letters("$who /* x */ 'a\\'b'") == "pppp.ccccccc.tttttt");
  CHECK(letters(":mode csv") == ":::::....");
  CHECK(letters("") == "");
}

TEST_CASE("the bracket at the cursor and its partner match; a bracket too many and an open text are errors") {
  CHECK(letters("(a[b])", 0) == "m....m");
  CHECK(letters("(a[b])", 6) == "m....m");
  CHECK(letters("(a[b])", 5) == "m....m");
  CHECK(letters("(a[b])", 3) == "..m.m.");
  CHECK(letters("(a]") == "..!");
  CHECK(letters("a)") == ".!");
  CHECK(letters("')' )") == "ttt.!");
  CHECK(letters("RETURN 'a") == "kkkkkk.!!");
}

TEST_CASE("the words of the grammar are the keywords, but for those that are names more often than not") {
  const std::set<std::string> names = {"CSV", "FUNCTIONS", "GROUP", "GROUPS", "HEADERS", "INDEX", "PATH", "PATHS", "PROCEDURES", "RANGE"};
  const std::string grammar = content(RELATA_SOURCE_DIR "/grammar/CypherLexer.g4");
  size_t words = 0;
  for (size_t line = 0; line < grammar.size();) {
    const size_t end = std::min(grammar.find('\n', line), grammar.size());
    const std::string rule = grammar.substr(line, end - line);
    line = end + 1;
    const size_t colon = rule.find(": ");
    // NAME : N A M E ;  spelt with the fragments of single letters
    if (colon == std::string::npos || rule.empty() || rule[0] < 'A' || rule[0] > 'Z' || rule.find_first_of("'[()*+~|?", colon) != std::string::npos) continue;
    std::string word;
    bool single = true;
    for (size_t i = colon + 2; i < rule.size() && rule[i] != ';'; i += 2) {
      single = single && rule[i] >= 'A' && rule[i] <= 'Z' && i + 1 < rule.size() && rule[i + 1] == ' ';
      word += rule[i];
    }
    if (!single || word.size() < 2) continue;
    ++words;
    CHECK_MESSAGE(is_keyword(word) != names.contains(word), word);
  }
  CHECK(words > 50);
  CHECK_FALSE(is_keyword("name"));
}
