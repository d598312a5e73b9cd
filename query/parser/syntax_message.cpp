#include "query/parser/syntax_message.hpp"

#include <algorithm>
#include <array>

#include "common/utf8.hpp"
#include "query/parser/literal.hpp"

namespace relata::query {

using grammar::CypherLexer;

namespace {

// Insertions, deletions, replacements and swaps of neighbours that turn `a` into `b` (optimal string alignment).
size_t edit_distance(std::string_view a, std::string_view b) {
  std::vector<std::vector<size_t>> d(a.size() + 1, std::vector<size_t>(b.size() + 1));
  for (size_t i = 0; i <= a.size(); ++i) d[i][0] = i;
  for (size_t j = 0; j <= b.size(); ++j) d[0][j] = j;
  for (size_t i = 1; i <= a.size(); ++i) {
    for (size_t j = 1; j <= b.size(); ++j) {
      d[i][j] = std::min({d[i - 1][j] + 1, d[i][j - 1] + 1, d[i - 1][j - 1] + (a[i - 1] == b[j - 1] ? 0 : 1)});
      if (i > 1 && j > 1 && a[i - 1] == b[j - 2] && a[i - 2] == b[j - 1])
        d[i][j] = std::min(d[i][j], d[i - 2][j - 2] + 1);
    }
  }
  return d[a.size()][b.size()];
}

constexpr std::array kKeywords = {"MATCH", "OPTIONAL", "UNWIND",   "WITH",   "RETURN", "CREATE",  "MERGE",
                                  "SET",   "REMOVE",   "DETACH",   "DELETE", "CALL",   "YIELD",   "FOREACH",
                                  "UNION", "WHERE",    "ORDER",    "SKIP",   "LIMIT",  "EXPLAIN", "PROFILE",
                                  "DESC",  "DISTINCT", "CONTAINS", "STARTS", "ENDS"};

// The keyword that was probably meant by `word`, or empty. Short words may differ in one letter, longer ones in two.
std::string_view near_keyword(const std::string& word) {
  const std::string upper = utf8::uppercase(word);
  std::string_view best;
  size_t best_distance = upper.size() > 5 ? 3 : 2;
  for (const std::string_view keyword : kKeywords) {
    if (keyword == upper || word.size() < 3) continue;
    const size_t distance = edit_distance(upper, keyword);
    if (distance < best_distance) {
      best = keyword;
      best_distance = distance;
    }
  }
  return best;
}

// For habits of other languages.
std::string_view habit_hint(const Tokens& tokens, size_t at) {
  const auto type = [&](size_t i) { return i < tokens.size() ? tokens[i]->getType() : antlr4::Token::EOF; };
  if (type(at) == CypherLexer::EQUAL && at > 0 && type(at - 1) == CypherLexer::EQUAL) return "equality is written =";
  if (type(at) == CypherLexer::EXCLAMATION && type(at + 1) == CypherLexer::EQUAL) return "inequality is written <>";
  if (type(at) == CypherLexer::AMPERSAND) return "conjunction is written AND";
  if (type(at) == CypherLexer::PIPE) return "disjunction is written OR";
  const std::string word = at < tokens.size() ? utf8::uppercase(tokens[at]->getText()) : "";
  if (word == "SELECT") return "a query ends with RETURN and what is wanted; it begins with MATCH";
  if (word == "FROM") return "patterns are given by MATCH";
  if (word == "GROUP") return "rows are grouped by the items of RETURN that hold no aggregate";
  if (word == "HAVING") return "filter after aggregation with WITH ... WHERE";
  if (word == "INSERT") return "nodes and relationships are made by CREATE";
  return {};
}

// The bracket that is open at `at`, or npos.
size_t open_bracket(const Tokens& tokens, size_t at) {
  size_t closed = 0;
  for (size_t i = at; i-- > 0;) {
    const size_t type = tokens[i]->getType();
    if (type == CypherLexer::RPAREN || type == CypherLexer::RBRACK || type == CypherLexer::RBRACE) ++closed;
    if (type != CypherLexer::LPAREN && type != CypherLexer::LBRACK && type != CypherLexer::LBRACE) continue;
    if (closed == 0) return i;
    --closed;
  }
  return std::string::npos;
}

// Whether the bracket at `bracket` is that of a relationship: )-[ or )<-[
bool opens_relationship(const Tokens& tokens, size_t bracket) {
  if (bracket == std::string::npos || tokens[bracket]->getType() != CypherLexer::LBRACK) return false;
  if (bracket < 2 || tokens[bracket - 1]->getType() != CypherLexer::MINUS) return false;
  const size_t before = tokens[bracket - 2]->getType();
  return before == CypherLexer::RPAREN || before == CypherLexer::LESS;
}

std::string hint_for(const Tokens& tokens, size_t at, size_t bracket) {
  if (const std::string_view habit = habit_hint(tokens, at); !habit.empty()) return std::string(habit);
  // The misspelt word is the one found, or the one before it, which was taken for a name.
  for (const size_t i : {at, at - 1}) {
    if (i >= tokens.size() || tokens[i]->getType() != CypherLexer::NAME) continue;
    const std::string_view keyword = near_keyword(tokens[i]->getText());
    if (!keyword.empty()) return "did you mean " + std::string(keyword) + "?";
  }
  if (tokens[at]->getType() == antlr4::Token::EOF && bracket != std::string::npos) {
    return "a '" + tokens[bracket]->getText() + "' is not closed";
  }
  return {};
}

}  // namespace

Error unexpected(const Tokens& tokens, size_t offending, const CodePoints& places) {
  const antlr4::Token& token = *tokens[offending];
  const Span span = places.bytes(token);
  const size_t bracket = open_bracket(tokens, offending);
  const bool at_end = token.getType() == antlr4::Token::EOF;
  const std::string found = at_end ? "the query ends too early" : "unexpected '" + token.getText() + "'";
  Error e = opens_relationship(tokens, bracket)
                ? syntax_error("InvalidRelationshipPattern", found + (at_end ? "" : " in a relationship"), span)
                : syntax_error("UnexpectedSyntax", found, span);
  e.hint = hint_for(tokens, offending, bracket);
  if (at_end && bracket != std::string::npos) e.notes.push_back({"opened here", places.bytes(*tokens[bracket])});
  return e;
}

}  // namespace relata::query
