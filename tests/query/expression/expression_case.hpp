#pragma once
// One line a case: an expression of the query language and the value it has, or the error it gives.

#include <doctest/doctest.h>

#include <span>
#include <string>

#include <fmt/format.h>

#include "graph/store/graph.hpp"
#include "query/executor/engine.hpp"
#include "query/result/value_text.hpp"

namespace relata::query {

struct ExpressionCase {
  const char* expression;
  const char* expected;  // in the notation of value_text.hpp, or "Type: Detail" of the error
};

// The value of `RETURN expression` over an empty graph, as text.
inline std::string evaluated(std::string_view expression, const Map& parameters = {}) {
  Graph graph;
  Engine engine(graph);
  Table table;
  const auto r = engine.run(fmt::format("RETURN {} AS x", expression), parameters, {}, table);
  if (!r) return r.error().type + ": " + r.error().detail;
  if (table.rows.size() != 1) return fmt::format("{} rows", table.rows.size());
  return value_text(table.rows[0][0], graph);
}

inline void check_cases(std::span<const ExpressionCase> cases) {
  for (const ExpressionCase& c : cases) {
    const std::string found = evaluated(c.expression);
    CHECK_MESSAGE(found == std::string(c.expected), std::string(c.expression), " gives ", found);
  }
}

}  // namespace relata::query
