#include "query/parser/expected.hpp"

#include <algorithm>

#include "common/utf8.hpp"
#include "query/parser/grammar_walk.hpp"
#include "query/parser/literal.hpp"
#include "query/parser/parser.hpp"

namespace relata::query {

namespace {

using grammar::CypherLexer;

// Whether the name at `at` is one of a function: a bracket follows it, or a dot and such a name.
bool is_called(const Tokens& tokens, size_t at) {
  const auto type = [&](size_t i) { return i < tokens.size() ? tokens[i]->getType() : antlr4::Token::EOF; };
  while (type(at + 1) == CypherLexer::DOT && type(at + 2) == CypherLexer::NAME) at += 2;
  return type(at + 1) == CypherLexer::LPAREN;
}

std::vector<std::string> variable_names(const Tokens& tokens, const std::set<size_t>& places) {
  std::vector<std::string> out;
  for (const size_t at : places) {
    if (at >= tokens.size() || is_keyword(tokens[at]->getType()) || is_called(tokens, at)) continue;
    std::string name = name_of(tokens[at]->getText());
    if (std::ranges::find(out, name) == out.end()) out.push_back(std::move(name));
  }
  return out;
}

Expected broken() {
  Expected out;
  out.broken = true;
  return out;
}

// An error of the lexer about a text, a quoted name or a comment without end points at how it begins.
bool is_unclosed(const Error& error, std::string_view text) {
  const std::string_view place = error.span ? error.span->of(text) : std::string_view();
  return place == "'" || place == "\"" || place == "`" || place == "/*";
}

Expected from_walk(const Tokens& tokens, const GrammarWalk& walk) {
  Expected out;
  const Wanted wanted = walk.wanted();
  out.keywords.assign(wanted.keywords.begin(), wanted.keywords.end());
  for (const size_t type : wanted.tokens) {
    const std::string sign = is_keyword(type) ? std::string() : spelling(type);
    if (!sign.empty() && type != CypherLexer::SEMICOLON) out.signs.push_back(sign);
  }
  std::ranges::sort(out.signs);
  out.number = wanted.has(CypherLexer::INTEGER);
  out.text = wanted.has(CypherLexer::STRING);
  out.end = wanted.has(antlr4::Token::EOF);
  out.names = wanted.names;
  out.variables = variable_names(tokens, walk.variables());
  return out;
}

Expected walk_to_end(std::string_view text) {
  const CodePoints places(text);
  antlr4::ANTLRInputStream input{std::string(text)};
  CypherLexer lexer(&input);
  lexer.removeErrorListeners();
  const Result<Tokens> tokens = tokenize(lexer, places);
  if (!tokens) {
    Expected out = broken();
    out.inside_quotes = is_unclosed(tokens.error(), text);
    out.broken = !out.inside_quotes;
    return out;
  }
  const size_t end = tokens->size() - 1;
  const GrammarWalk walk(*tokens, statement_begin(*tokens, end), end);
  if (!walk.complete() || walk.farthest() != end) return broken();
  return from_walk(*tokens, walk);
}

}  // namespace

Expected expected_after(std::string_view before) {
  if (before.size() > kMaximumQueryBytes || utf8::find_invalid(before) != std::string_view::npos) return broken();
  try {
    return walk_to_end(before);
  } catch (const std::exception&) {
    return broken();  // of ANTLR's runtime: whatever it does not like, nothing is known to follow
  }
}

}  // namespace relata::query
