#include "query/parser/parser.hpp"

#include "common/utf8.hpp"
#include "query/parser/builder.hpp"
#include "query/parser/literal.hpp"
#include "query/parser/syntax_message.hpp"

namespace relata::query {

namespace {

using grammar::CypherLexer;
using grammar::CypherParser;

// No repair: the first error ends the parse, and the strategy keeps where it was.
class StopAtFirstError : public antlr4::BailErrorStrategy {
 public:
  void recover(antlr4::Parser* parser, std::exception_ptr failure) override {
    note(parser, failure);
    BailErrorStrategy::recover(parser, failure);
  }
  antlr4::Token* recoverInline(antlr4::Parser* parser) override {
    offending_ = parser->getCurrentToken()->getTokenIndex();
    return BailErrorStrategy::recoverInline(parser);
  }
  [[nodiscard]] size_t offending() const { return offending_; }

 private:
  void note(antlr4::Parser* parser, const std::exception_ptr& failure) {
    offending_ = parser->getCurrentToken()->getTokenIndex();
    try {
      std::rethrow_exception(failure);
    } catch (const antlr4::RecognitionException& e) {
      if (e.getOffendingToken() != nullptr) offending_ = e.getOffendingToken()->getTokenIndex();
    }
  }

  size_t offending_ = 0;
};

// One attempt. Null if the text is not allowed; `offending` is then the place.
CypherParser::ScriptContext* attempt(CypherParser& parser, antlr4::atn::PredictionMode mode, size_t& offending) {
  const auto strategy = std::make_shared<StopAtFirstError>();
  parser.reset();
  parser.removeErrorListeners();
  parser.setErrorHandler(strategy);
  parser.getInterpreter<antlr4::atn::ParserATNSimulator>()->setPredictionMode(mode);
  try {
    return parser.script();
  } catch (const antlr4::ParseCancellationException&) {
    offending = strategy->offending();
    return nullptr;
  }
}

// A list of tokens that leaves its owner alive, for the messages.
class TokenView : public antlr4::TokenSource {
 public:
  TokenView(const Tokens& tokens, antlr4::Lexer& lexer) : tokens_(tokens), lexer_(lexer) {}
  std::unique_ptr<antlr4::Token> nextToken() override {
    const size_t i = std::min(next_++, tokens_.size() - 1);
    auto copy = std::make_unique<antlr4::CommonToken>(tokens_[i].get());
    copy->setTokenIndex(i);
    return copy;
  }
  size_t getLine() const override { return lexer_.getLine(); }
  size_t getCharPositionInLine() override { return lexer_.getCharPositionInLine(); }
  antlr4::CharStream* getInputStream() override { return lexer_.getInputStream(); }
  std::string getSourceName() override { return lexer_.getSourceName(); }
  antlr4::TokenFactory<antlr4::CommonToken>* getTokenFactory() override { return lexer_.getTokenFactory(); }

 private:
  const Tokens& tokens_;
  antlr4::Lexer& lexer_;
  size_t next_ = 0;
};

Result<ast::Script> parse_valid_utf8(std::string_view text) {
  const CodePoints places(text);
  antlr4::ANTLRInputStream input{std::string(text)};
  CypherLexer lexer(&input);
  lexer.removeErrorListeners();
  Result<Tokens> tokens = tokenize(lexer, places);
  if (!tokens) return std::move(tokens).error();

  TokenView view(*tokens, lexer);
  antlr4::CommonTokenStream stream(&view);
  CypherParser parser(&stream);
  size_t offending = 0;
  // The quick prediction first: what it accepts is right. What it rejects may still be right, so ask the full one then.
  CypherParser::ScriptContext* tree = attempt(parser, antlr4::atn::PredictionMode::SLL, offending);
  if (tree == nullptr) tree = attempt(parser, antlr4::atn::PredictionMode::LL, offending);
  if (tree == nullptr) return unexpected(*tokens, offending, places);

  Builder builder(places);
  ast::Script script = builder.script(tree);
  if (builder.error()) return std::move(*builder.error());
  return script;
}

}  // namespace

Result<ast::Script> parse(std::string_view text) {
  if (text.size() > kMaximumQueryBytes) {
    Error e = syntax_error("UnexpectedSyntax", "the query text is too long", {0, 0});
    e.kind = ErrorKind::limit;
    return e;
  }
  if (const size_t bad = utf8::find_invalid(text); bad != std::string_view::npos) {
    const auto at = static_cast<uint32_t>(bad);
    return syntax_error("InvalidUnicodeCharacter", "the query is not valid UTF-8", {at, at + 1});
  }
  try {
    return parse_valid_utf8(text);
  } catch (const std::exception& e) {
    return syntax_error("UnexpectedSyntax", std::string("the parser gave up: ") + e.what(), {0, 0});
  }
}

}  // namespace relata::query
