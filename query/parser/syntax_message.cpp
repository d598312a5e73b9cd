#include "query/parser/syntax_message.hpp"

#include "common/near_miss.hpp"
#include "common/utf8.hpp"
#include "query/parser/expected_words.hpp"
#include "query/parser/habits.hpp"
#include "query/parser/literal.hpp"
#include "query/parser/structure_hints.hpp"

namespace relata::query {

namespace {

using grammar::CypherLexer;

// Whether the bracket at `bracket` is that of a relationship: )-[ or )<-[
bool opens_relationship(const Tokens& tokens, size_t bracket) {
  if (bracket == std::string::npos || tokens[bracket]->getType() != CypherLexer::LBRACK) return false;
  if (bracket < 2 || tokens[bracket - 1]->getType() != CypherLexer::MINUS) return false;
  const size_t before = tokens[bracket - 2]->getType();
  return before == CypherLexer::RPAREN || before == CypherLexer::LESS;
}

// The keyword among those wanted that the word was probably meant to be, or empty.
std::string near_keyword(const antlr4::Token& word, const Wanted& wanted) {
  if (word.getType() != CypherLexer::NAME || word.getText().size() < 3) return {};
  std::vector<std::string> candidates;
  for (const std::string& phrase : wanted.keywords) {
    if (const std::string first = phrase.substr(0, phrase.find(' ')); first.size() > 2) candidates.push_back(first);
  }
  return nearest(word.getText(), candidates);
}

// The misspelt word is the one found, or the one before it, which was taken for a name.
std::string keyword_hint(const Tokens& tokens, size_t at, const GrammarWalk& walk) {
  std::string keyword = near_keyword(*tokens[at], walk.wanted());
  if (keyword.empty() && at > 0) keyword = near_keyword(*tokens[at - 1], walk.wanted_before());
  return keyword.empty() ? keyword : "did you mean " + keyword + "?";
}

// Long texts are cut.
std::string shown(const antlr4::Token& token) {
  constexpr size_t kLongest = 40;  // characters
  const std::string text = token.getText();
  size_t end = 0;
  for (size_t n = 0; end < text.size() && n < kLongest; ++n) end += utf8::decode(text, end).size;
  const std::string cut = end < text.size() ? text.substr(0, end) + "..." : text;
  return token.getType() == CypherLexer::STRING ? cut : "'" + cut + "'";
}

std::string hint_for(const Tokens& tokens, size_t at, const GrammarWalk& walk) {
  if (const std::string_view habit = habit_hint(tokens, at); !habit.empty()) return std::string(habit);
  if (std::string keyword = keyword_hint(tokens, at, walk); !keyword.empty()) return keyword;
  return structure_hint(tokens, at, walk.wanted());
}

}  // namespace

Error unexpected(const Tokens& tokens, size_t offending, const CodePoints& places) {
  const GrammarWalk walk(tokens, statement_begin(tokens, offending), tokens.size());
  const size_t at = walk.complete() && walk.farthest() < tokens.size() ? walk.farthest() : offending;
  const antlr4::Token& token = *tokens[at];
  const size_t bracket = open_bracket(tokens, at);
  const bool at_end = token.getType() == antlr4::Token::EOF;
  std::string message = at_end ? "the query ends too early" : "unexpected " + shown(token);
  const bool relationship = opens_relationship(tokens, bracket);
  if (relationship && !at_end) message += " in a relationship";
  if (walk.complete()) {
    if (const std::string words = in_words(walk.wanted()); !words.empty()) message += "; expected " + words;
  }
  Error e = syntax_error(relationship ? "InvalidRelationshipPattern" : "UnexpectedSyntax", std::move(message),
                         places.bytes(token));
  if (walk.complete()) e.hint = hint_for(tokens, at, walk);
  if (e.hint.ends_with("is not closed") || e.hint.find("is closed by") != std::string::npos)
    e.notes.push_back({"opened here", places.bytes(*tokens[bracket])});
  return e;
}

}  // namespace relata::query
