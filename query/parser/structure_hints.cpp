#include "query/parser/structure_hints.hpp"

#include <fmt/format.h>

#include "query/parser/expected_words.hpp"

namespace relata::query {

namespace {

using grammar::CypherLexer;

bool opens(size_t type) {
  return type == CypherLexer::LPAREN || type == CypherLexer::LBRACK || type == CypherLexer::LBRACE;
}
bool closes(size_t type) {
  return type == CypherLexer::RPAREN || type == CypherLexer::RBRACK || type == CypherLexer::RBRACE;
}

size_t closing_of(size_t type) {
  if (type == CypherLexer::LPAREN) return CypherLexer::RPAREN;
  return type == CypherLexer::LBRACK ? CypherLexer::RBRACK : CypherLexer::RBRACE;
}
size_t opening_of(size_t type) {
  if (type == CypherLexer::RPAREN) return CypherLexer::LPAREN;
  return type == CypherLexer::RBRACK ? CypherLexer::LBRACK : CypherLexer::LBRACE;
}

// The place of an error and what stands around it.
class Place {
 public:
  Place(const Tokens& tokens, size_t at, const Wanted& wanted)
      : tokens_(tokens), at_(at), wanted_(wanted), bracket_(open_bracket(tokens, at)) {}

  [[nodiscard]] std::string hint() const {
    for (const auto part : {&Place::brackets, &Place::arrows, &Place::maps, &Place::labels, &Place::lists,
                            &Place::names, &Place::clauses}) {
      if (std::string hint = (this->*part)(); !hint.empty()) return hint;
    }
    return {};
  }

 private:
  // Types of the tokens at a distance from the place; none beyond the ends.
  [[nodiscard]] size_t type(int distance = 0) const {
    const size_t i = at_ + static_cast<size_t>(distance);  // wraps below the beginning, which is beyond the end, too
    return i < tokens_.size() ? tokens_[i]->getType() : antlr4::Token::EOF;
  }
  [[nodiscard]] std::string text(int distance = 0) const {
    return tokens_[at_ + static_cast<size_t>(distance)]->getText();
  }
  [[nodiscard]] bool inside(size_t opening) const {
    return bracket_ != std::string::npos && tokens_[bracket_]->getType() == opening;
  }
  [[nodiscard]] bool is_only(size_t wanted) const {
    return wanted_.tokens == std::set<size_t>{wanted} && !wanted_.names.any();
  }
  [[nodiscard]] bool is_name(int distance = 0) const { return type(distance) == CypherLexer::NAME; }

  [[nodiscard]] std::string brackets() const {
    if (closes(type())) {
      if (bracket_ == std::string::npos) return fmt::format("there is no '{}' before it", spelling(opening_of(type())));
      const size_t wanted = closing_of(tokens_[bracket_]->getType());
      if (type() != wanted)
        return fmt::format("a '{}' is closed by '{}'", tokens_[bracket_]->getText(), spelling(wanted));
      return {};
    }
    // At the end of the text, or where a clause or an arrow goes on as if the bracket had been closed.
    const bool clause = is_keyword(type()) && !wants_expression(wanted_) && !wanted_.names.any();
    const bool arrow = type() == CypherLexer::MINUS &&
                       (type(1) == CypherLexer::GREATER || type(1) == CypherLexer::LPAREN) &&
                       inside(CypherLexer::LBRACK) && !wants_operator(wanted_);
    const bool goes_on = type() == antlr4::Token::EOF || clause || arrow;
    if (bracket_ == std::string::npos || !goes_on) return {};
    return wanted_.has(closing_of(tokens_[bracket_]->getType()))
               ? fmt::format("a '{}' is not closed", tokens_[bracket_]->getText())
               : std::string();
  }

  [[nodiscard]] std::string arrows() const {
    if (!wanted_.has(CypherLexer::MINUS) || wants_expression(wanted_)) return {};
    if (type() == CypherLexer::GREATER && type(-1) == CypherLexer::MINUS) return "an arrow is written -->";
    if (type() == CypherLexer::LBRACK && type(-1) == CypherLexer::RPAREN)
      return "a relationship begins with - or <-: -[r]->";
    if (type() != CypherLexer::LPAREN) return {};
    if (type(-1) == CypherLexer::MINUS && type(-2) == CypherLexer::LESS) return "an arrow is written <--";
    if (type(-1) == CypherLexer::MINUS) return "a relationship is written --, --> or <--";
    return type(-1) == CypherLexer::RBRACK ? "a relationship ends with - or ->: -[r]->" : std::string();
  }

  [[nodiscard]] std::string maps() const {
    if (!inside(CypherLexer::LBRACE)) return {};
    const bool value =
        type() == CypherLexer::STRING || type() == CypherLexer::INTEGER || type() == CypherLexer::FLOAT || is_name();
    if (value && is_only(CypherLexer::COLON))
      return fmt::format("a colon is missing between key and value: {{{}: ...}}", text(-1));
    if (type() == CypherLexer::EQUAL && wanted_.has(CypherLexer::COLON) && !wants_operator(wanted_))
      return fmt::format("in a map the value stands behind a colon: {{{}: ...}}", text(-1));
    if (type() == CypherLexer::STRING && wanted_.names.property_key)
      return "keys of a map are written without quotes: {key: value}";
    if (type() == CypherLexer::RBRACE && bracket_ + 2 == at_ && wanted_.has(CypherLexer::COLON))
      return fmt::format("a parameter is written ${}", text(-1));
    return {};
  }

  [[nodiscard]] std::string labels() const {
    if (type() == CypherLexer::COMMA && inside(CypherLexer::LBRACK) && wanted_.has(CypherLexer::PIPE) && is_name(1))
      return fmt::format("alternatives are separated by |: [:{}|{}]", text(-1), text(1));
    const bool behind_colon = is_name(-1) && type(-2) == CypherLexer::COLON;
    if (behind_colon && !wants_operator(wanted_)) {
      if (is_name())
        return fmt::format("a name of several words is written between backticks: `{} {}`", text(-1), text());
      if (type() == CypherLexer::MINUS && is_name(1))
        return fmt::format("a name with - in it is written between backticks: `{}-{}`", text(-1), text(1));
    }
    if (!is_name() || !wanted_.has(CypherLexer::COLON) || wants_operator(wanted_)) return {};
    if (inside(CypherLexer::LPAREN))
      return fmt::format("a label stands behind a colon: ({}:{})", is_name(-1) ? text(-1) : "", text());
    return inside(CypherLexer::LBRACK)
               ? fmt::format("a relationship type stands behind a colon: [{}:{}]", is_name(-1) ? text(-1) : "", text())
               : std::string();
  }

  [[nodiscard]] std::string names() const {
    const bool name_wanted = wanted_.names.any() && (!wants_expression(wanted_) || type(1) == CypherLexer::DOT);
    const bool name_place = type(-1) == CypherLexer::LPAREN || type(-1) == CypherLexer::LBRACK ||
                            type(-1) == CypherLexer::AS || type(-1) == CypherLexer::YIELD ||
                            type(1) == CypherLexer::DOT;
    if (is_keyword(type()) && name_wanted && name_place)
      return fmt::format("'{}' is a word of the language; to use it as a name write `{}`", text(), text());
    if (type() == CypherLexer::STRING && name_wanted) return "names are written without quotes, or between backticks";
    return {};
  }

  [[nodiscard]] std::string lists() const {
    if (type(-1) == CypherLexer::COMMA) return "something is missing behind the comma, or the comma is too much";
    if (type() == CypherLexer::COMMA && type(-2) == CypherLexer::LIMIT)
      return fmt::format("rows are left out by SKIP: SKIP {} LIMIT ...", text(-1));
    const bool value =
        is_name() || type() == CypherLexer::STRING || type() == CypherLexer::INTEGER || type() == CypherLexer::DOLLAR;
    if (!value || wanted_.tokens.empty()) return {};
    if (!wanted_.has(CypherLexer::COMMA))
      return is_name() && wanted_.has(CypherLexer::AS) ? "AS is missing before the name" : "";
    // A keyword that was taken for a name stands before it: what is missing is the end of the bracket.
    if (is_keyword(type(-1)) && bracket_ != std::string::npos)
      return fmt::format("a '{}' is not closed", tokens_[bracket_]->getText());
    return wanted_.has(CypherLexer::AS) ? "a comma is missing, or AS before a new name" : "a comma is missing";
  }

  [[nodiscard]] std::string clauses() const {
    if (is_name(-1) && is_only(CypherLexer::EQUAL))
      return fmt::format("a node stands in round brackets: ({})", text(-1));
    if (type() == CypherLexer::WHERE && wanted_.has(CypherLexer::MATCH))
      return "WHERE stands behind MATCH, OPTIONAL MATCH or WITH";
    if (type(-1) == CypherLexer::IS && type() != CypherLexer::NOT) return "equality is written =";
    return type(-1) == CypherLexer::NOT && type(-2) == CypherLexer::IS ? "inequality is written <>" : "";
  }

  const Tokens& tokens_;
  size_t at_;
  const Wanted& wanted_;
  size_t bracket_;
};

}  // namespace

size_t open_bracket(const Tokens& tokens, size_t at) {
  size_t closed = 0;
  for (size_t i = at; i-- > 0;) {
    const size_t type = tokens[i]->getType();
    if (type == CypherLexer::SEMICOLON) return std::string::npos;
    if (closes(type)) ++closed;
    if (!opens(type)) continue;
    if (closed == 0) return i;
    --closed;
  }
  return std::string::npos;
}

std::string structure_hint(const Tokens& tokens, size_t at, const Wanted& wanted) {
  return Place(tokens, at, wanted).hint();
}

}  // namespace relata::query
