#include "query/parser/habits.hpp"

#include <array>
#include <span>
#include <utility>

#include "common/utf8.hpp"

namespace relata::query {

namespace {

using grammar::CypherLexer;
using Entry = std::pair<std::string_view, std::string_view>;

constexpr std::string_view kJoin = "tables are not joined: write the relationship into the pattern, (a)-[:TYPE]->(b)";
constexpr std::string_view kPattern =
    "texts are compared by CONTAINS, STARTS WITH, ENDS WITH, or =~ with a regular expression";
constexpr std::string_view kCase = "a choice is written CASE WHEN condition THEN value ELSE value END";
constexpr std::string_view kNull = "write IS NULL or IS NOT NULL";
constexpr std::string_view kSet = "common and different rows are found with WHERE and EXISTS { }";

// Words that begin a construction elsewhere and are plain names here.
constexpr std::array kWords = {
    Entry{"SELECT", "a query begins with MATCH and ends with RETURN and what is wanted"},
    Entry{"FROM", "where the data comes from is said by MATCH and a pattern"},
    Entry{"GROUP", "rows are grouped by the items of RETURN or WITH that hold no aggregate"},
    Entry{"HAVING", "what was aggregated is filtered by WITH ... WHERE"},
    Entry{"JOIN", kJoin},
    Entry{"INNER", kJoin},
    Entry{"OUTER", "OPTIONAL MATCH keeps the rows that have no match"},
    Entry{"LEFT", "OPTIONAL MATCH keeps the rows that have no match"},
    Entry{"INSERT", "nodes and relationships are made by CREATE"},
    Entry{"INTO", "nodes and relationships are made by CREATE"},
    Entry{"VALUES", "several rows come from UNWIND [...] AS row"},
    Entry{"UPDATE", "properties are changed by MATCH ... SET"},
    Entry{"DROP", "nodes and relationships are deleted by MATCH ... DELETE"},
    Entry{"TRUNCATE", "everything is deleted by MATCH (n) DETACH DELETE n"},
    Entry{"LIKE", kPattern},
    Entry{"ILIKE", kPattern},
    Entry{"REGEXP", kPattern},
    Entry{"BETWEEN", "a range is written low <= value <= high"},
    Entry{"ISNULL", kNull},
    Entry{"NOTNULL", kNull},
    Entry{"OFFSET", "rows are left out by SKIP, which stands before LIMIT"},
    Entry{"USING", "the optimizer chooses indexes and order by itself: leave USING out, and see EXPLAIN"},
    Entry{"TRANSACTIONS", "a statement is one transaction: leave IN TRANSACTIONS out"},
    Entry{"USE", "a statement is about the graph that was opened: leave USE out"},
    Entry{"BEGIN", "each statement is a transaction of its own"},
    Entry{"COMMIT", "each statement is a transaction of its own"},
    Entry{"ROLLBACK", "each statement is a transaction of its own; one that fails changes nothing"},
    Entry{"FINISH", "a query without RETURN gives no rows"},
    Entry{"FETCH", "the number of rows is limited by LIMIT"},
    Entry{"TOP", "the number of rows is limited by LIMIT, at the end"},
    Entry{"EXCEPT", kSet},
    Entry{"INTERSECT", kSet},
    Entry{"OVER", "there are no window functions: aggregate with WITH and match again"},
    Entry{"IF", kCase},
    Entry{"IIF", kCase},
    Entry{"ELSEIF", kCase},
    Entry{"ELIF", kCase},
    Entry{"FILTER", "rows are filtered by WHERE, behind MATCH or WITH"},
    Entry{"LET", "a value is named by WITH value AS name"},
    Entry{"FOR", "each element of a list becomes a row by UNWIND list AS element"},
    Entry{"MOD", "the remainder is written with %"},
    Entry{"DIV", "whole numbers divided by / give a whole number"},
    Entry{"PREFIX", "that is SPARQL; a query begins with MATCH"},
    Entry{"ASK", "whether there is a match is told by RETURN EXISTS { MATCH ... }"},
    Entry{"DESCRIBE", "all of a node is shown by RETURN n, its properties by RETURN properties(n)"},
};

constexpr std::array kCharacters = {
    Entry{"?", "variables are plain names, and parameters are written $name"},
    Entry{"@", "parameters are written $name"},
    Entry{"#", "comments begin with //"},
    Entry{"~", "regular expressions are compared by =~, and NOT negates"},
    Entry{"\\", "a backslash has a meaning in quoted texts alone"},
    Entry{"\u201C", "texts stand between straight quotes: ' or \""},
    Entry{"\u201D", "texts stand between straight quotes: ' or \""},
    Entry{"\u201E", "texts stand between straight quotes: ' or \""},
    Entry{"\u2018", "texts stand between straight quotes: ' or \""},
    Entry{"\u2019", "texts stand between straight quotes: ' or \""},
    Entry{"\u00AB", "texts stand between straight quotes: ' or \""},
    Entry{"\u00BB", "texts stand between straight quotes: ' or \""},
    Entry{"\u2013", "the minus sign is -"},
    Entry{"\u2014", "the minus sign is -"},
    Entry{"\u2212", "the minus sign is -"},
    Entry{"\u00D7", "multiplication is written *"},
    Entry{"\u00F7", "division is written /"},
    Entry{"\u2260", "inequality is written <>"},
    Entry{"\u2264", "write <="},
    Entry{"\u2265", "write >="},
    Entry{"\u2192", "an arrow is written -->"},
    Entry{"\u2190", "an arrow is written <--"},
};

std::string_view find(std::span<const Entry> table, std::string_view key) {
  for (const auto& [word, hint] : table) {
    if (word == key) return hint;
  }
  return {};
}

// The signs around a place.
class Signs {
 public:
  Signs(const Tokens& tokens, size_t at) : tokens_(tokens), at_(at) {}
  // Whether these two types stand together without a blank, the token itself being the first or the second.
  [[nodiscard]] bool pair(size_t first, size_t second) const {
    return (is(at_, first) && is(at_ + 1, second) && touch(at_)) ||
           (at_ > 0 && is(at_ - 1, first) && is(at_, second) && touch(at_ - 1));
  }

 private:
  [[nodiscard]] bool is(size_t i, size_t type) const { return i < tokens_.size() && tokens_[i]->getType() == type; }
  [[nodiscard]] bool touch(size_t i) const { return tokens_[i]->getStopIndex() + 1 == tokens_[i + 1]->getStartIndex(); }
  const Tokens& tokens_;
  size_t at_;
};

std::string_view sign_hint(const Tokens& tokens, size_t at) {
  const Signs signs(tokens, at);
  if (signs.pair(CypherLexer::EQUAL, CypherLexer::EQUAL)) return "equality is written =";
  if (signs.pair(CypherLexer::EXCLAMATION, CypherLexer::EQUAL)) return "inequality is written <>";
  if (signs.pair(CypherLexer::AMPERSAND, CypherLexer::AMPERSAND)) return "conjunction is written AND";
  if (signs.pair(CypherLexer::STAR, CypherLexer::STAR)) return "a power is written ^";
  if (signs.pair(CypherLexer::EQUAL, CypherLexer::GREATER)) return "greater or equal is written >=";
  if (signs.pair(CypherLexer::EQUAL, CypherLexer::LESS)) return "less or equal is written <=";
  if (signs.pair(CypherLexer::COLON, CypherLexer::EQUAL)) return "a property is set by SET n.key = value";
  if (tokens[at]->getType() == CypherLexer::EXCLAMATION) return "negation is written NOT";
  if (tokens[at]->getType() == CypherLexer::AMPERSAND)
    return "conditions are joined by AND, labels by & behind a colon";
  return {};
}

// Names, and keywords that mean something in few places. DROP drops indexes, too, so only what is no index makes it a
// habit.
bool may_be_habit(const Tokens& tokens, size_t i) {
  const size_t type = tokens[i]->getType();
  if (type == CypherLexer::DROP) return i + 1 < tokens.size() && tokens[i + 1]->getType() == CypherLexer::LPAREN;
  return type == CypherLexer::NAME || type == CypherLexer::FROM || type == CypherLexer::GROUP ||
         type == CypherLexer::IF || type == CypherLexer::FOR || type == CypherLexer::OFFSET;
}

// In capitals; empty for what is no word of another language's.
std::string word_at(const Tokens& tokens, size_t at) {
  return may_be_habit(tokens, at) ? utf8::uppercase(tokens[at]->getText()) : std::string();
}

// Schema commands as other versions and products write them. ON may be a name, so the error is at what follows it.
std::string_view schema_hint(const Tokens& tokens, size_t at) {
  if (at < 2) return {};
  const auto type = [&](size_t back) { return tokens[at - back]->getType(); };
  if (type(0) == CypherLexer::INDEX && type(1) == CypherLexer::NAME && type(2) == CypherLexer::CREATE)
    return "an index is made by CREATE INDEX FOR (n:Label) ON (n.key); words are searched by CALL kg.search";
  if (type(1) != CypherLexer::ON) return {};
  if (type(2) == CypherLexer::INDEX) return "write CREATE INDEX FOR (n:Label) ON (n.key)";
  return type(2) == CypherLexer::CONSTRAINT ? "write CREATE CONSTRAINT FOR (n:Label) REQUIRE n.key IS UNIQUE" : "";
}

}  // namespace

std::string_view habit_hint(const Tokens& tokens, size_t at) {
  if (const std::string_view hint = sign_hint(tokens, at); !hint.empty()) return hint;
  if (const std::string_view hint = find(kWords, word_at(tokens, at)); !hint.empty()) return hint;
  // Words that are taken for a name, so that the error is at what follows: IF x THEN ..., TOP 5 n.
  const std::string before = at > 0 ? word_at(tokens, at - 1) : std::string();
  if (before == "IF" || before == "IIF" || before == "TOP" || before == "DROP") return find(kWords, before);
  // CALL { } IN TRANSACTIONS, so that the error is at IN.
  const std::string behind = at + 1 < tokens.size() ? word_at(tokens, at + 1) : std::string();
  if (behind == "TRANSACTIONS") return find(kWords, behind);
  return schema_hint(tokens, at);
}

std::string_view character_hint(std::string_view character) { return find(kCharacters, character); }

}  // namespace relata::query
