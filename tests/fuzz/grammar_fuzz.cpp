// Queries that follow the grammar: the input's bytes choose a way through the parser's own state machine, so that every
// rule comes up without a list of them here. What comes out must be taken by the parser or be refused for a reason that
// no grammar knows, what may follow it must be known, and running it on a small graph must give rows or an error.
#include <algorithm>
#include <array>
#include <limits>
#include <string>
#include <vector>

#include "CypherLexer.h"
#include "CypherParser.h"
#include "query/executor/engine.hpp"
#include "query/parser/expected.hpp"
#include "tests/fuzz/fuzz.hpp"

using namespace relata;
using relata::fuzz::require;

namespace {

using antlr4::atn::ATNState;
using antlr4::atn::Transition;
using grammar::CypherLexer;
using grammar::CypherParser;

struct Grammar {
  antlr4::ANTLRInputStream input{std::string()};
  CypherLexer lexer{&input};
  antlr4::CommonTokenStream stream{&lexer};
  CypherParser parser{&stream};
  std::vector<size_t> tokens_left;  // by state: the fewest tokens from there to the end of its rule

  Grammar() : tokens_left(parser.getATN().states.size(), kUnknown) {
    for (bool changed = true; changed;) {
      changed = false;
      for (ATNState* state : parser.getATN().states) changed = (state != nullptr && lower(state)) || changed;
    }
  }

  [[nodiscard]] size_t left(const Transition* way) const {
    size_t sum = tokens_left[way->target->stateNumber];
    if (way->getSerializationType() == Transition::RULE) {
      const size_t behind = tokens_left[static_cast<const antlr4::atn::RuleTransition*>(way)->followState->stateNumber];
      return sum == kUnknown || behind == kUnknown ? kUnknown : sum + behind;
    }
    const bool token = !way->isEpsilon() && way->getSerializationType() != Transition::PRECEDENCE;
    return sum == kUnknown ? sum : sum + (token ? 1 : 0);
  }

 private:
  static constexpr size_t kUnknown = std::numeric_limits<size_t>::max();
  bool lower(ATNState* state) {
    size_t& known = tokens_left[state->stateNumber];
    const size_t before = known;
    if (state->getStateType() == ATNState::RULE_STOP) known = 0;
    if (state->getStateType() != ATNState::RULE_STOP) {
      for (const Transition* way : state->transitions) known = std::min(known, left(way));
    }
    return known != before;
  }
};

// Names that mean something in the small graph, and some that do not.
constexpr std::array kNames = {"n", "m", "r", "p",    "x",     "A",    "B",         "R",
                               "S", "v", "k", "size", "nodes", "algo", "`odd name`"};
constexpr std::array kTexts = {"'x'", "\"y\"", "''", "'a\\nb'"};
constexpr std::array kIntegers = {"0", "1", "2", "9223372036854775807", "0x1F"};
constexpr std::array kFloats = {"1.5", ".5", "1e3"};

class Walk {
 public:
  Walk(Grammar& grammar, const uint8_t* data, size_t size) : grammar_(grammar), data_(data), size_(size) {}

  std::string sentence() {
    rule(CypherParser::RuleStatement, 0);
    return std::move(out_);
  }

 private:
  size_t choose(size_t count) {
    if (count < 2) return 0;
    return at_ < size_ ? data_[at_++] % count : 0;
  }

  // When the bytes are used up, or a rule is too deep in others, the shortest way out is taken.
  void rule(size_t index, size_t depth) {
    ATNState* state = grammar_.parser.getATN().ruleToStartState[index];
    while (state->getStateType() != ATNState::RULE_STOP) {
      const std::vector<Transition*>& ways = state->transitions;
      const bool finish = depth > kDeep || at_ >= size_ || out_.size() > kLongest;
      const Transition* way = finish ? way_out(ways) : ways[choose(ways.size())];
      if (way->getSerializationType() == Transition::RULE) {
        rule(way->target->ruleIndex, depth + 1);
        state = static_cast<const antlr4::atn::RuleTransition*>(way)->followState;
        continue;
      }
      if (!way->isEpsilon() && way->getSerializationType() != Transition::PRECEDENCE) token(*way);
      state = way->target;
    }
  }

  [[nodiscard]] const Transition* way_out(const std::vector<Transition*>& ways) const {
    return *std::min_element(ways.begin(), ways.end(), [&](const Transition* a, const Transition* b) {
      return grammar_.left(a) < grammar_.left(b);
    });
  }

  void token(const Transition& way) {
    const std::vector<ssize_t> types = way.label().toList();
    const auto type = static_cast<size_t>(types[choose(types.size())]);
    if (type == antlr4::Token::EOF) return;
    if (!out_.empty()) out_ += ' ';
    out_ += word(type);
  }

  std::string word(size_t type) {
    switch (type) {
      case CypherLexer::NAME:
        return kNames[choose(kNames.size() - 1)];
      case CypherLexer::QUOTEDNAME:
        return kNames.back();
      case CypherLexer::STRING:
        return kTexts[choose(kTexts.size())];
      case CypherLexer::INTEGER:
        return kIntegers[choose(kIntegers.size())];
      case CypherLexer::FLOAT:
        return kFloats[choose(kFloats.size())];
      default:
        break;
    }
    const antlr4::dfa::Vocabulary& words = grammar_.parser.getVocabulary();
    if (const std::string literal = words.getLiteralName(type); literal.size() > 2)
      return literal.substr(1, literal.size() - 2);
    std::string keyword = words.getSymbolicName(type);
    if (keyword.ends_with('_')) keyword.pop_back();
    return keyword;
  }

  static constexpr size_t kDeep = 40;       // rules inside of rules
  static constexpr size_t kLongest = 4000;  // bytes of the text
  Grammar& grammar_;
  const uint8_t* data_;
  size_t size_;
  size_t at_ = 0;
  std::string out_;
};

void run(const std::string& text) {
  Graph graph;
  query::Engine engine(graph);
  query::Table rows;
  require(
      engine.run("CREATE (a:A {v: 1, k: 'x'})-[:R {v: 2}]->(b:B {v: 2})-[:S]->(a), (b)-[:R]->(b)", {}, {}, rows).ok(),
      "the small graph is made");
  query::RunOptions options;
  options.timeout_seconds = 1;
  options.maximum_rows = 1000;
  options.maximum_memory_bytes = 64U << 20U;
  const auto result = engine.run(text, {{"x", Value(1)}}, options, rows);
  require(result.ok() || !result.error().message.empty(), "a query gives rows or an error that says something");
  require(!graph.in_statement(), "no statement stays open");
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const uint8_t* data, size_t size) {
  static Grammar grammar;
  const std::string text = Walk(grammar, data, size).sentence();
  const auto parsed = query::Engine::parse(text);
  const query::Expected expected = query::expected_after(text);
  if (parsed) require(expected.end, "what the parser takes may end there");
  if (!parsed && expected.end && parsed.error().detail == "UnexpectedSyntax")
    require(parsed.error().message.find("unexpected '") != 0, "what may end there is taken by the parser");
  if (parsed) run(text);
  return 0;
}
