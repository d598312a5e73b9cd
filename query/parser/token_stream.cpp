#include "query/parser/token_stream.hpp"

#include "common/utf8.hpp"
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
      Error e = syntax_error("UnexpectedSyntax", "the string that begins here is never closed", {span.begin, span.begin + 1});
      e.hint = std::string("add the closing ") + text[0];
      return e;
    }
    case CypherLexer::OPENNAME: {
      Error e = syntax_error("UnexpectedSyntax", "the quoted name that begins here is never closed", {span.begin, span.begin + 1});
      e.hint = "add the closing `";
      return e;
    }
    case CypherLexer::OPENCOMMENT:
      return syntax_error("UnexpectedSyntax", "the comment that begins here is never closed", {span.begin, span.begin + 2});
    default:
      if (static_cast<unsigned char>(text[0]) >= 0x80) {
        return syntax_error("InvalidUnicodeCharacter", "the character '" + text + "' has no meaning here", span);
      }
      return syntax_error("UnexpectedSyntax", "unexpected '" + text + "'", span);
  }
}

bool is_bad(size_t type) { return type >= CypherLexer::BADNUMBER; }

// After such a token an operand begins, so a sign or a NOT there is a prefix and nests.
bool expects_operand(size_t type) {
  switch (type) {
    case CypherLexer::RPAREN: case CypherLexer::RBRACK: case CypherLexer::RBRACE: case CypherLexer::INTEGER: case CypherLexer::FLOAT:
    case CypherLexer::STRING: case CypherLexer::NAME: case CypherLexer::QUOTEDNAME: case CypherLexer::END: case CypherLexer::NULL_:
    case CypherLexer::TRUE_: case CypherLexer::FALSE_:
      return false;
    default:
      return true;
  }
}

// Counts how deep the grammar's recursion will go: brackets, CASE, and prefixes, whose operands are expressions again.
// A prefix lasts until something that surely ends its operand.
class NestingCounter {
 public:
  // The depth after `type`.
  size_t add(size_t type) {
    switch (type) {
      case CypherLexer::LPAREN: case CypherLexer::LBRACK: case CypherLexer::LBRACE: case CypherLexer::CASE:
        prefixes_.push_back(0);
        break;
      case CypherLexer::RPAREN: case CypherLexer::RBRACK: case CypherLexer::RBRACE: case CypherLexer::END:
        close();
        break;
      case CypherLexer::NOT: case CypherLexer::PLUS: case CypherLexer::MINUS: case CypherLexer::EXCLAMATION:
        if (expects_operand(previous_)) add_prefix();
        break;
      case CypherLexer::COMMA: case CypherLexer::AND: case CypherLexer::OR: case CypherLexer::XOR: case CypherLexer::WHERE:
      case CypherLexer::SEMICOLON: case CypherLexer::WHEN: case CypherLexer::THEN: case CypherLexer::ELSE:
        end_operand();
        break;
      default:
        break;
    }
    previous_ = type;
    return prefixes_.size() + total_;
  }

 private:
  void add_prefix() {
    ++prefixes_.back();
    ++total_;
  }
  void end_operand() {
    total_ -= prefixes_.back();
    prefixes_.back() = 0;
  }
  void close() {
    end_operand();
    if (prefixes_.size() > 1) prefixes_.pop_back();
  }

  std::vector<size_t> prefixes_ = {0};  // one entry an open bracket: prefixes whose operand goes on
  size_t total_ = 0;
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
    if (is_bad(token.getType())) return bad_token(token, places.bytes(token));
    if (tokens.size() > kMaximumTokens) return too_much("the query text is too long", places.bytes(token));
    if (nesting.add(token.getType()) > kMaximumNesting) return too_much("too many expressions inside one another", places.bytes(token));
  }
}

}  // namespace relata::query
