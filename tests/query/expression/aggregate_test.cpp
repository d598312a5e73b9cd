#include "query/expression/aggregate.hpp"

#include <doctest/doctest.h>

#include <vector>

#include "query/expression/text.hpp"

using namespace relata;
using namespace relata::query;

namespace {

struct Outcome {
  Value value;
  std::string failure;  // "Type: Detail"
};

Outcome aggregated(std::string_view name, const std::vector<Value>& values, bool distinct = false, Value second = {}) {
  const Function* f = find_function(name);
  REQUIRE(f != nullptr);
  REQUIRE(f->kind == FunctionKind::aggregate);
  Evaluator evaluator({});
  const auto accumulator = make_accumulator(*f, distinct, false);
  for (const Value& v : values) {
    const std::vector<Value> arguments = f->most == 2 ? std::vector<Value>{v, second} : std::vector<Value>{v};
    accumulator->add(evaluator, arguments);
  }
  Value result = accumulator->result(evaluator);
  if (!evaluator.failed()) return {std::move(result), {}};
  const Error e = evaluator.take_error();
  return {{}, e.type + ": " + e.detail};
}

void check(std::string_view name, const std::vector<Value>& values, const Value& expected, bool distinct = false, Value second = {}) {
  const Outcome o = aggregated(name, values, distinct, std::move(second));
  CHECK_MESSAGE(o.failure.empty(), o.failure);
  CHECK_MESSAGE(identical(o.value, expected), name);
}

const Value kHour = Value(Duration{0, 0, 3600, 0});

}  // namespace

TEST_CASE("nothing to aggregate") {
  check("count", {}, Value(0));
  check("sum", {}, Value(0));
  check("collect", {Value()}, Value(List{}));
  check("stDev", {}, Value(0.0));
  for (const char* name : {"avg", "min", "max"}) check(name, {Value()}, Value());
  check("percentileDisc", {}, Value(), false, Value(0.5));
}

TEST_CASE("nulls are left out") {
  check("count", {Value(1), Value(), Value(1)}, Value(2));
  check("collect", {Value(1), Value(), Value("a")}, Value(List{Value(1), Value("a")}));
  check("avg", {Value(1), Value(), Value(2)}, Value(1.5));
}

TEST_CASE("count(*) counts rows") {
  Evaluator evaluator({});
  const auto rows = make_accumulator(*find_function("count"), false, true);
  for (int i = 0; i < 3; ++i) rows->add(evaluator, {});
  CHECK(identical(rows->result(evaluator), Value(3)));
}

TEST_CASE("sums and means") {
  check("sum", {Value(1), Value(2)}, Value(3));
  check("sum", {Value(1), Value(2.5)}, Value(3.5));
  check("sum", {kHour, kHour}, Value(Duration{0, 0, 7200, 0}));
  check("avg", {Value(1), Value(2)}, Value(1.5));
  check("avg", {kHour, Value(Duration{0, 0, 7200, 0})}, Value(Duration{0, 0, 5400, 0}));
  CHECK(aggregated("sum", {Value(INT64_MAX), Value(1)}).failure == "ArithmeticError: IntegerOverflow");
  CHECK(aggregated("sum", {Value("a")}).failure == "TypeError: InvalidArgumentType");
  CHECK(aggregated("avg", {Value(1), kHour}).failure == "TypeError: InvalidArgumentType");
}

TEST_CASE("extremes go by the order of ORDER BY") {
  const std::vector<Value> mixed = {Value(1), Value("a"), Value(), Value(List{Value(1)}), Value(0.2)};
  check("min", mixed, Value(List{Value(1)}));
  check("max", mixed, Value(1));
}

TEST_CASE("DISTINCT takes equivalent values once") {
  check("count", {Value(1), Value(1.0), Value("1"), Value()}, Value(2), true);
  check("sum", {Value(2), Value(2), Value(3)}, Value(5), true);
  check("collect", {Value("b"), Value("a"), Value("b")}, Value(List{Value("b"), Value("a")}), true);
}

TEST_CASE("deviations and percentiles") {
  const std::vector<Value> values = {Value(2), Value(4), Value(4), Value(4), Value(5), Value(5), Value(7), Value(9)};
  check("stDevP", values, Value(2.0));
  check("stDev", {Value(1), Value(3)}, Value(1.4142135623730951));
  check("stDev", {Value(1)}, Value(0.0));
  check("percentileCont", {Value(10.0), Value(20.0), Value(30.0)}, Value(15.0), false, Value(0.25));
  check("percentileDisc", {Value(10.0), Value(20.0), Value(30.0)}, Value(10.0), false, Value(0.0));
  check("percentileDisc", {Value(10.0), Value(20.0), Value(30.0)}, Value(20.0), false, Value(0.5));
  check("percentileDisc", {Value(10), Value(20), Value(30)}, Value(30), false, Value(1));
  for (const double p : {-0.1, 1.1, 1000.0}) {
    CHECK(aggregated("percentileCont", {Value(1)}, false, Value(p)).failure == "ArgumentError: NumberOutOfRange");
  }
}
