#pragma once
// A walk over the parser's state machine (ANTLR's ATN) along a row of tokens: how far can the grammar follow them, and
// what does it want there? ANTLR's own set of expected tokens will not do: prediction has left a loop by the time the
// error is met, so that behind `MATCH (n)` no WHERE is expected any more. Internal to query/parser: shows ANTLR's
// types.
//
// The walk tries every way at once. A rule entered at a place with a precedence gives the set of places where it can
// end, computed once (the memo of antlr4-c3, whose idea this is). Precedence predicates are tested against the
// precedence that the rule was entered with; taken as always true they make a long expression quadratic.

#include <cstdint>
#include <map>
#include <set>
#include <string>
#include <unordered_map>
#include <vector>

#include "query/parser/expected.hpp"
#include "query/parser/token_stream.hpp"

namespace relata::query {

// What is wanted at one place.
struct Wanted {
  std::set<size_t> tokens;         // their types; words that would be names are not among them
  std::set<std::string> keywords;  // their spellings, with the words that must follow: "ORDER BY"
  NameKinds names;
  [[nodiscard]] bool has(size_t type) const { return tokens.contains(type); }
};

class GrammarWalk {
 public:
  // Walks `tokens` from `begin` up to the first place where nothing goes on, or to `end`. `rule` is one of the parser's
  // rules; the default takes a statement.
  GrammarWalk(const Tokens& tokens, size_t begin, size_t end, size_t rule = 0);

  // False if the walk took too many steps: the answers below are then not to be used.
  [[nodiscard]] bool complete() const { return steps_ < kMaximumSteps; }
  // The index of the first token that no way through the grammar can take; `end` if all were taken.
  [[nodiscard]] size_t farthest() const { return farthest_; }
  // What is wanted there, and at the token before it.
  [[nodiscard]] Wanted wanted() const { return wanted_at(farthest_); }
  [[nodiscard]] Wanted wanted_before() const { return farthest_ == 0 ? Wanted() : wanted_at(farthest_ - 1); }
  // The tokens that some way took as a variable, in order.
  [[nodiscard]] const std::set<size_t>& variables() const { return variables_; }

 private:
  static constexpr uint64_t kMaximumSteps = 4'000'000;
  // What a name in the rule would name, as far as the rules above it tell.
  enum class Context : uint8_t { none, label, type, label_or_type };
  struct Entry {  // a rule entered at a place
    size_t rule;
    int precedence;
    Context context;
    size_t at;
  };
  struct Point {  // where a way through a rule has come to
    antlr4::atn::ATNState* state;
    size_t at;
    auto operator<=>(const Point&) const = default;
  };
  using Ends = std::vector<size_t>;
  struct Tried {  // at one place
    std::vector<const antlr4::atn::Transition*> tokens;
    NameKinds names;
  };

  const Ends& ends_of(const Entry& entry);
  void step(const Entry& entry, const Point& point, std::vector<Point>& open);
  void step_into(const Entry& entry, const antlr4::atn::RuleTransition& transition, const Point& point,
                 std::vector<Point>& open);
  void take_token(const Entry& entry, const antlr4::atn::Transition& transition, const Point& point,
                  std::vector<Point>& open);
  void want_name(const Entry& caller, size_t rule, size_t at);
  Tried* tried_at(size_t at);  // null for places that are passed
  [[nodiscard]] Wanted wanted_at(size_t at) const;
  [[nodiscard]] Context context_of(const Entry& caller, size_t rule) const;

  const Tokens& tokens_;
  const antlr4::atn::ATN& atn_;
  const size_t end_;
  uint64_t steps_ = 0;
  size_t farthest_;
  std::map<size_t, Tried> tried_;  // of the farthest place and the one before
  std::set<size_t> variables_;
  std::unordered_map<uint64_t, Ends> memo_;
};

// The words of a keyword, or the characters of a sign: "MATCH", "<=". Empty for token types without a spelling of their
// own.
std::string spelling(size_t token_type);
bool is_keyword(size_t token_type);
// The token behind which the statement with the token `at` begins: the last semicolon before it, or the beginning.
size_t statement_begin(const Tokens& tokens, size_t at);

}  // namespace relata::query
