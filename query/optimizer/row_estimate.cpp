// How many rows an operator is expected to give, for those that the order of a pattern did not say. Rough: it shows
// where rows multiply and where they fall away.
#include <algorithm>
#include <cmath>

#include "query/optimizer/pattern_order.hpp"

namespace relata::query {

namespace {

constexpr double kConditionKeeps = 0.5;  // of a condition about which nothing is known
constexpr double kListLength = 10;       // of a list that is not written out

template <class... F>
struct Overloaded : F... {
  using F::operator()...;
};
template <class... F>
Overloaded(F...) -> Overloaded<F...>;

double of_query(const QueryPlan& query) {
  double sum = 0;
  for (const PartPlan& part : query.parts) sum += std::max(0.0, part.root->estimated_rows);
  return sum;
}

// The number that is written, or nothing.
std::optional<double> written(const Expression& e) {
  if (e.operation != Operation::literal || e.value.type() != ValueType::integer) return std::nullopt;
  return std::max(0.0, static_cast<double>(e.value.integer()));
}

double list_length(const Expression& e) {
  if (e.operation == Operation::list) return static_cast<double>(e.children.size());
  return e.operation == Operation::literal && e.value.type() != ValueType::list ? 1 : kListLength;
}

// Distinct combinations among so many rows: fewer and fewer of them are new.
double distinct_of(double rows) { return std::max(1.0, std::pow(rows, 0.75)); }

// The conditions of a pattern are part of the estimate of its step already.
double after_filter(const plan::Filter& f, const Plan& input, double rows) {
  const bool of_pattern =
      std::holds_alternative<plan::NodeScan>(input.node) || std::holds_alternative<plan::NodeLookup>(input.node) ||
      std::holds_alternative<plan::Expand>(input.node) || std::holds_alternative<plan::ExpandLength>(input.node) ||
      std::holds_alternative<plan::ExpandRepeated>(input.node);
  return of_pattern ? rows : rows * std::pow(kConditionKeeps, f.predicates.size());
}

}  // namespace

double expected_rows(const Plan& p) {
  if (!p.input) return 1;
  const double rows = std::max(0.0, p.input->estimated_rows);
  const double inner = p.inner ? std::max(0.0, p.inner->estimated_rows) : 1;
  return std::visit(Overloaded{
                        [&](const plan::Filter& f) { return after_filter(f, *p.input, rows); },
                        [&](const plan::Unwind& u) { return rows * list_length(u.list); },
                        [&](const plan::LoadCsv&) { return rows * kListLength; },
                        [&](const plan::CallProcedure&) { return rows * kListLength; },
                        [&](const plan::CallSubquery& c) { return c.returns ? rows * of_query(*c.query) : rows; },
                        [&](const plan::Aggregate& a) { return a.keys.empty() ? 1 : distinct_of(rows); },
                        [&](const plan::Distinct&) { return distinct_of(rows); },
                        [&](const plan::Optional&) { return rows * std::max(1.0, inner); },
                        [&](const plan::Merge&) { return rows * std::max(1.0, inner); },
                        [&](const plan::Skip& s) { return std::max(0.0, rows - written(s.count).value_or(0)); },
                        [&](const plan::Limit& l) { return std::min(rows, written(l.count).value_or(rows)); },
                        [&](const plan::Top& t) { return std::min(rows, written(t.limit).value_or(rows)); },
                        [&](const auto&) { return rows; },
                    },
                    p.node);
}

}  // namespace relata::query
