#include "query/parser/expected_words.hpp"

#include <algorithm>

#include "CypherParser.h"

namespace relata::query {

namespace {

using grammar::CypherLexer;
using grammar::CypherParser;

using TokenTypes = std::set<size_t>;

// The tokens that may begin the rule.
TokenTypes beginnings(size_t rule) {
  const Tokens none;
  return GrammarWalk(none, 0, 0, rule).wanted().tokens;
}

// The tokens that may follow a token of this type in an expression.
TokenTypes followers(size_t type) {
  Tokens one;
  one.push_back(std::make_unique<antlr4::CommonToken>(type));
  return GrammarWalk(one, 0, 1, CypherParser::RuleExpression).wanted().tokens;
}

const TokenTypes& expression_beginnings() {
  static const TokenTypes kTypes = beginnings(CypherParser::RuleExpression);
  return kTypes;
}
const TokenTypes& clause_beginnings() {
  static const TokenTypes kTypes = beginnings(CypherParser::RuleClause);
  return kTypes;
}
const TokenTypes& behind_a_value() {
  static const TokenTypes kTypes = followers(CypherLexer::NULL_);
  return kTypes;
}
const TokenTypes& behind_a_name() {
  static const TokenTypes kTypes = followers(CypherLexer::NAME);
  return kTypes;
}

void remove(TokenTypes& from, const TokenTypes& what) {
  for (const size_t type : what) from.erase(type);
}

// Collects the phrases; what has been said is taken out of the set.
class Phrases {
 public:
  explicit Phrases(const Wanted& wanted) : wanted_(wanted), left_(wanted.tokens) {}

  std::vector<std::string> all() {
    left_.erase(CypherLexer::SEMICOLON);
    left_.erase(CypherLexer::OFFSET);  // SKIP is said
    const bool at_beginning = left_.contains(CypherLexer::EXPLAIN);
    const bool may_end = left_.erase(antlr4::Token::EOF) != 0;
    const bool expression = take(expression_beginnings(), expression_beginnings());
    const bool operators = take(behind_a_value(), behind_a_name());
    const bool clause = take(clause_beginnings(), clause_beginnings());
    if (left_.contains(CypherLexer::COLON)) left_.erase(CypherLexer::IS);
    if (at_beginning) remove(left_, {CypherLexer::EXPLAIN, CypherLexer::PROFILE, CypherLexer::DROP});
    const bool relationship = take({CypherLexer::LESS, CypherLexer::MINUS}, {CypherLexer::LESS, CypherLexer::MINUS, CypherLexer::LPAREN});
    const bool search = take({CypherLexer::SHORTEST, CypherLexer::SHORTESTPATH},
                             {CypherLexer::SHORTEST, CypherLexer::ANY, CypherLexer::ALL, CypherLexer::SHORTESTPATH,
                              CypherLexer::ALLSHORTESTPATHS});
    if (expression) out_.emplace_back("an expression");
    names(expression);
    literals();
    signs();
    keywords();
    if (relationship) out_.emplace_back("a relationship");
    if (search) out_.emplace_back("a search such as SHORTEST");
    if (operators) out_.emplace_back("an operator");
    if (clause) out_.emplace_back(at_beginning ? "a clause such as MATCH" : "a clause such as RETURN");
    if (may_end && !at_beginning) out_.emplace_back("the end of the query");
    return std::move(out_);
  }

 private:
  // If all of `needed` are wanted, takes `covered` out.
  bool take(const TokenTypes& needed, const TokenTypes& covered) {
    if (!std::ranges::includes(left_, needed)) return false;
    remove(left_, covered);
    return true;
  }
  void names(bool expression) {
    const NameKinds& n = wanted_.names;
    const auto say = [&](bool holds, const char* phrase) {
      if (holds) out_.emplace_back(phrase);
    };
    say(n.variable && !expression, "a variable");
    say(n.label && !n.relationship_type, "a label");
    say(n.relationship_type && !n.label, "a relationship type");
    say(n.label && n.relationship_type, "a label or a relationship type");
    say(n.property_key, "a property name");
    say(n.parameter, "the name of a parameter");
    say(n.procedure, "the name of a procedure");
    say(n.result_field, "a field of the procedure's result");
  }
  void literals() {
    if (left_.erase(CypherLexer::INTEGER) != 0) out_.emplace_back("a whole number");
    if (left_.erase(CypherLexer::FLOAT) != 0) out_.emplace_back("a number");
    if (left_.erase(CypherLexer::STRING) != 0) out_.emplace_back("a text in quotes");
  }
  void signs() {
    for (const size_t type : left_) {
      const std::string sign = is_keyword(type) ? std::string() : spelling(type);
      if (!sign.empty()) out_.push_back("'" + sign + "'");
    }
  }
  void keywords() {
    for (const std::string& phrase : wanted_.keywords) {
      const std::string first = phrase.substr(0, phrase.find(' '));
      if (std::ranges::any_of(left_, [&](size_t type) { return spelling(type) == first; })) out_.push_back(phrase);
    }
  }

  const Wanted& wanted_;
  TokenTypes left_;
  std::vector<std::string> out_;
};

}  // namespace

bool wants_expression(const Wanted& wanted) { return std::ranges::includes(wanted.tokens, expression_beginnings()); }
bool wants_operator(const Wanted& wanted) { return std::ranges::includes(wanted.tokens, behind_a_value()); }

std::string in_words(const Wanted& wanted) {
  const std::vector<std::string> phrases = Phrases(wanted).all();
  std::string out;
  for (size_t i = 0; i < phrases.size(); ++i) {
    if (i > 0) out += i + 1 == phrases.size() ? " or " : ", ";
    out += phrases[i];
  }
  return out;
}

}  // namespace relata::query
