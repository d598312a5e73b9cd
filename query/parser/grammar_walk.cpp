#include "query/parser/grammar_walk.hpp"

#include <algorithm>

#include "CypherParser.h"

namespace relata::query {

namespace {

using antlr4::atn::ATN;
using antlr4::atn::ATNState;
using antlr4::atn::Transition;
using grammar::CypherLexer;
using grammar::CypherParser;

// A parser without input: the way to the tables of the grammar.
struct Grammar {
  antlr4::ANTLRInputStream input{std::string()};
  CypherLexer lexer{&input};
  antlr4::CommonTokenStream stream{&lexer};
  CypherParser parser{&stream};
};

Grammar& shared_grammar() {
  static Grammar grammar;
  return grammar;
}

const ATN& shared_atn() { return shared_grammar().parser.getATN(); }
const std::string& rule_name(size_t rule) { return shared_grammar().parser.getRuleNames()[rule]; }

bool is_name_rule(size_t rule) {
  return rule == CypherParser::RuleSymbolicName || rule == CypherParser::RuleSchemaName ||
         rule == CypherParser::RuleFreeWord || rule == CypherParser::RuleReservedWord;
}

bool is_label_rule(size_t rule) { return rule_name(rule).starts_with("label"); }

// The token transitions that can come next within the rule; false if another rule or the rule's end can come, too.
bool next_tokens(ATNState* from, std::vector<const Transition*>& out) {
  std::vector<ATNState*> open = {from};
  std::set<ATNState*> seen;
  while (!open.empty()) {
    ATNState* state = open.back();
    open.pop_back();
    if (!seen.insert(state).second) continue;
    if (state->getStateType() == ATNState::RULE_STOP) return false;
    for (const Transition* t : state->transitions) {
      if (t->getSerializationType() == Transition::RULE) return false;
      if (t->isEpsilon())
        open.push_back(t->target);
      else
        out.push_back(t);
    }
  }
  return true;
}

// The keyword with those that must follow it.
std::string phrase(size_t type, ATNState* behind) {
  std::string out = spelling(type);
  while (true) {
    std::vector<const Transition*> next;
    if (!next_tokens(behind, next) || next.size() != 1) return out;
    const antlr4::misc::IntervalSet label = next[0]->label();
    if (label.size() != 1 || !is_keyword(static_cast<size_t>(label.getSingleElement()))) return out;
    out += " " + spelling(static_cast<size_t>(label.getSingleElement()));
    behind = next[0]->target;
  }
}

}  // namespace

std::string spelling(size_t type) {
  if (type == CypherLexer::SHORTESTPATH) return "shortestPath";
  if (type == CypherLexer::ALLSHORTESTPATHS) return "allShortestPaths";
  const antlr4::dfa::Vocabulary& words = shared_grammar().parser.getVocabulary();
  if (const std::string literal = words.getLiteralName(type); literal.size() > 2)
    return literal.substr(1, literal.size() - 2);
  if (!is_keyword(type)) return {};
  std::string name = words.getSymbolicName(type);
  if (name.ends_with('_')) name.pop_back();
  return name;
}

// Keywords and other words have no literal name in the grammar, as their letters may be large or small.
bool is_keyword(size_t type) {
  switch (type) {
    case antlr4::Token::EOF:
    case CypherLexer::FLOAT:
    case CypherLexer::INTEGER:
    case CypherLexer::STRING:
    case CypherLexer::NAME:
    case CypherLexer::QUOTEDNAME:
      return false;
    default:
      return type < CypherLexer::BADNUMBER && shared_grammar().parser.getVocabulary().getLiteralName(type).empty();
  }
}

size_t statement_begin(const Tokens& tokens, size_t at) {
  while (at > 0 && tokens[at - 1]->getType() != CypherLexer::SEMICOLON) --at;
  return at;
}

static_assert(CypherParser::RuleScript == 0, "the rule to begin with by default");

GrammarWalk::GrammarWalk(const Tokens& tokens, size_t begin, size_t end, size_t rule)
    : tokens_(tokens), atn_(shared_atn()), end_(end), farthest_(begin) {
  ends_of({rule, 0, Context::none, begin});
}

// The number of places is below 2^32, rules are a few hundred, precedences a few dozen.
const GrammarWalk::Ends& GrammarWalk::ends_of(const Entry& entry) {
  const uint64_t key = (uint64_t{entry.at} << 32) | (uint64_t{entry.rule} << 16) |
                       (static_cast<uint64_t>(entry.precedence) << 4) | static_cast<uint64_t>(entry.context);
  const auto [memo, is_new] = memo_.try_emplace(key);
  Ends& ends = memo->second;  // stays where it is while the table grows
  if (!is_new) return ends;
  std::vector<Point> open = {{atn_.ruleToStartState[entry.rule], entry.at}};
  std::set<Point> seen;
  while (!open.empty() && complete()) {
    const Point point = open.back();
    open.pop_back();
    if (!seen.insert(point).second) continue;
    ++steps_;
    if (point.state->getStateType() == ATNState::RULE_STOP)
      ends.push_back(point.at);
    else
      step(entry, point, open);
  }
  std::ranges::sort(ends);
  return ends;
}

void GrammarWalk::step(const Entry& entry, const Point& point, std::vector<Point>& open) {
  for (const Transition* t : point.state->transitions) {
    switch (t->getSerializationType()) {
      case Transition::RULE:
        step_into(entry, *static_cast<const antlr4::atn::RuleTransition*>(t), point, open);
        break;
      case Transition::PRECEDENCE:
        if (static_cast<const antlr4::atn::PrecedencePredicateTransition*>(t)->precedence >= entry.precedence)
          open.push_back({t->target, point.at});
        break;
      default:
        if (t->isEpsilon())
          open.push_back({t->target, point.at});
        else
          take_token(entry, *t, point, open);
    }
  }
}

void GrammarWalk::step_into(const Entry& entry, const antlr4::atn::RuleTransition& transition, const Point& point,
                            std::vector<Point>& open) {
  const size_t rule = transition.target->ruleIndex;
  if (is_name_rule(rule)) want_name(entry, rule, point.at);
  const Ends& ends = ends_of({rule, transition.precedence, context_of(entry, rule), point.at});
  if (rule == CypherParser::RuleVariable && !ends.empty()) variables_.insert(point.at);
  for (const size_t end : ends) open.push_back({transition.followState, end});
}

void GrammarWalk::take_token(const Entry& entry, const Transition& transition, const Point& point,
                             std::vector<Point>& open) {
  Tried* tried = tried_at(point.at);
  if (tried != nullptr && !is_name_rule(entry.rule)) tried->tokens.push_back(&transition);
  if (point.at == end_) return;
  const size_t type = tokens_[point.at]->getType();
  if (transition.matches(type, antlr4::Token::EPSILON, atn_.maxTokenType))
    open.push_back({transition.target, point.at + 1});
}

void GrammarWalk::want_name(const Entry& caller, size_t rule, size_t at) {
  Tried* tried = tried_at(at);
  if (tried == nullptr) return;
  NameKinds& names = tried->names;
  if (rule == CypherParser::RuleSchemaName) {
    if (caller.rule == CypherParser::RuleParameter) {
      names.parameter = true;
    } else if (caller.rule == CypherParser::RuleNodeLabels) {
      names.label = true;
    } else if (is_label_rule(caller.rule)) {
      names.label = names.label || caller.context != Context::type;
      names.relationship_type = names.relationship_type || caller.context != Context::label;
    } else if (rule_name(caller.rule) == "schemaTarget") {  // of an index or a constraint
      names.label = names.relationship_type = true;
    } else {
      names.property_key = true;
    }
    return;
  }
  if (caller.rule == CypherParser::RuleFunctionName) names.function = true;
  if (caller.rule == CypherParser::RuleProcedureName) names.procedure = true;
  if (caller.rule == CypherParser::RuleYieldItem) names.result_field = true;
  if (caller.rule == CypherParser::RuleVariable) names.variable = true;
}

GrammarWalk::Context GrammarWalk::context_of(const Entry& caller, size_t rule) const {
  if (!is_label_rule(rule)) return Context::none;
  if (is_label_rule(caller.rule)) return caller.context;
  if (caller.rule == CypherParser::RuleExpression) return Context::label_or_type;
  return caller.rule == CypherParser::RuleRelationshipDetail ? Context::type : Context::label;
}

GrammarWalk::Tried* GrammarWalk::tried_at(size_t at) {
  if (at + 1 < farthest_) return nullptr;
  if (at > farthest_) {
    farthest_ = at;
    tried_.erase(tried_.begin(), tried_.lower_bound(at - 1));
  }
  return &tried_[at];
}

Wanted GrammarWalk::wanted_at(size_t at) const {
  Wanted out;
  const auto found = tried_.find(at);
  if (found == tried_.end()) return out;
  out.names = found->second.names;
  for (const Transition* t : found->second.tokens) {
    for (const ssize_t type : t->label().toList()) {
      const auto token = static_cast<size_t>(type);
      out.tokens.insert(token);
      if (is_keyword(token)) out.keywords.insert(phrase(token, t->target));
    }
  }
  return out;
}

}  // namespace relata::query
