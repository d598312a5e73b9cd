#include "query/parser/token_stream.hpp"

#include "common/utf8.hpp"
#include "query/parser/habits.hpp"
#include "query/parser/literal.hpp"
#include "query/parser/parser.hpp"

namespace relata::query {

using grammar::CypherLexer;

CodePoints::CodePoints(std::string_view text) {
  begins_.reserve(text.size() + 1);
  for (size_t i = 0; i < text.size(); i += utf8::decode(text, i).size) begins_.push_back(static_cast<uint32_t>(i));
  begins_.push_back(static_cast<uint32_t>(text.size()));
}

Span CodePoints::bytes(size_t first, size_t last) const {
  const size_t end = begins_.size() - 1;
  const uint32_t begin = begins_[std::min(first, end)];
  // The end-of-input token ends before it begins.
  if (last == INVALID_INDEX || last + 1 < first) return {begin, begin};
  return {begin, std::max(begin, begins_[std::min(last + 1, end)])};
}

Span CodePoints::bytes(const antlr4::Token& token) const { return bytes(token.getStartIndex(), token.getStopIndex()); }

namespace {

// What is wrong with a token of the lexer's last group.
Error bad_token(const antlr4::Token& token, Span span) {
  const std::string text = token.getText();
  switch (token.getType()) {
    case CypherLexer::BADNUMBER:
      return syntax_error("InvalidNumberLiteral", "'" + text + "' is not a number", span);
    case CypherLexer::OPENSTRING: {
      Error e =
          syntax_error("UnexpectedSyntax", "the string that begins here is never closed", {span.begin, span.begin + 1});
      e.hint = std::string("add the closing ") + text[0];
      return e;
    }
    case CypherLexer::OPENNAME: {
      Error e = syntax_error("UnexpectedSyntax", "the quoted name that begins here is never closed",
                             {span.begin, span.begin + 1});
      e.hint = "add the closing `";
      return e;
    }
    case CypherLexer::OPENCOMMENT: {
      Error e = syntax_error("UnexpectedSyntax", "the comment that begins here is never closed",
                             {span.begin, span.begin + 2});
      e.hint = "add the closing */";
      return e;
    }
    default: {
      const bool ascii = static_cast<unsigned char>(text[0]) < 0x80;
      Error e = syntax_error(ascii ? "UnexpectedSyntax" : "InvalidUnicodeCharacter",
                             "the character '" + text + "' has no meaning here", span);
      e.hint = character_hint(text);
      return e;
    }
  }
}

// Whether a text ended in the middle of a word: 'it's ...
bool ends_in_word(const Tokens& tokens) {
  for (size_t i = 1; i < tokens.size(); ++i) {
    const antlr4::Token& text = *tokens[i - 1];
    const bool touches = text.getStopIndex() + 1 == tokens[i]->getStartIndex();
    if (text.getType() == CypherLexer::STRING && tokens[i]->getType() == CypherLexer::NAME && touches) return true;
  }
  return false;
}

bool is_bad(size_t type) { return type >= CypherLexer::BADNUMBER; }

// After such a token an operand begins, so a sign or a NOT there is a prefix and nests.
bool expects_operand(size_t type) {
  switch (type) {
    case CypherLexer::RPAREN:
    case CypherLexer::RBRACK:
    case CypherLexer::RBRACE:
    case CypherLexer::INTEGER:
    case CypherLexer::FLOAT:
    case CypherLexer::STRING:
    case CypherLexer::NAME:
    case CypherLexer::QUOTEDNAME:
    case CypherLexer::END:
    case CypherLexer::NULL_:
    case CypherLexer::TRUE_:
    case CypherLexer::FALSE_:
      return false;
    default:
      return true;
  }
}

bool opens(size_t type) {
  return type == CypherLexer::LPAREN || type == CypherLexer::LBRACK || type == CypherLexer::LBRACE ||
         type == CypherLexer::CASE;
}
bool closes(size_t type) {
  return type == CypherLexer::RPAREN || type == CypherLexer::RBRACK || type == CypherLexer::RBRACE ||
         type == CypherLexer::END;
}
// A sign binds so tightly that its operand ends with the next atom.
bool is_sign(size_t type) {
  return type == CypherLexer::PLUS || type == CypherLexer::MINUS || type == CypherLexer::EXCLAMATION;
}
// What surely ends the operand of a NOT.
bool ends_operand(size_t type) {
  switch (type) {
    case CypherLexer::COMMA:
    case CypherLexer::AND:
    case CypherLexer::OR:
    case CypherLexer::XOR:
    case CypherLexer::WHERE:
    case CypherLexer::SEMICOLON:
    case CypherLexer::WHEN:
    case CypherLexer::THEN:
    case CypherLexer::ELSE:
      return true;
    default:
      return false;
  }
}

// Counts how deep the grammar's recursion will go: brackets, CASE, and prefixes, whose operands are expressions again.
class NestingCounter {
 public:
  // The depth after `type`.
  size_t add(size_t type) {
    if (closes(type) || ends_operand(type)) change(frames_.back().negations, 0);
    if (closes(type) && frames_.size() > 1) frames_.pop_back();
    const bool prefix = expects_operand(previous_);
    if (is_sign(type) && prefix) change(frames_.back().signs, frames_.back().signs + 1);
    if (!is_sign(type) && !opens(type)) change(frames_.back().signs, 0);
    if (type == CypherLexer::NOT && prefix) change(frames_.back().negations, frames_.back().negations + 1);
    if (opens(type)) frames_.push_back({});
    previous_ = type;
    return frames_.size() + prefixes_;
  }

 private:
  struct Frame {           // of an open bracket
    size_t signs = 0;      // in a row, right before this token
    size_t negations = 0;  // whose operand goes on
  };
  void change(size_t& count, size_t to) {
    prefixes_ = prefixes_ - count + to;
    count = to;
  }

  std::vector<Frame> frames_ = {Frame{}};
  size_t prefixes_ = 0;  // over all frames
  size_t previous_ = CypherLexer::SEMICOLON;
};

Error too_much(std::string message, Span span) {
  Error e = syntax_error("UnexpectedSyntax", std::move(message), span);
  e.kind = ErrorKind::limit;
  return e;
}

}  // namespace

Result<Tokens> tokenize(antlr4::Lexer& lexer, const CodePoints& places) {
  Tokens tokens;
  NestingCounter nesting;
  while (true) {
    tokens.push_back(lexer.nextToken());
    const antlr4::Token& token = *tokens.back();
    if (token.getType() == antlr4::Token::EOF) return tokens;
    if (is_bad(token.getType())) {
      Error e = bad_token(token, places.bytes(token));
      if (token.getType() == CypherLexer::OPENSTRING && ends_in_word(tokens)) e.hint = "a quote inside of a text is written \\'";
      return e;
    }
    if (tokens.size() > kMaximumTokens) return too_much("the query text is too long", places.bytes(token));
    if (nesting.add(token.getType()) > kMaximumNesting)
      return too_much("too many expressions inside one another", places.bytes(token));
  }
}

}  // namespace relata::query
