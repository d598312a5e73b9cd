#include "query/expression/order.hpp"

#include <doctest/doctest.h>

#include <cmath>
#include <limits>
#include <vector>

using namespace relata;
using namespace relata::query;

namespace {

const Value kNaN = Value(std::nan(""));
const Value kInfinity = Value(std::numeric_limits<double>::infinity());
const Value kBig = Value(int64_t{9'007'199'254'740'993});  // 2^53 + 1: no float equals it

// One of every type and some near misses, in ascending order of ORDER BY; neighbours that are equivalent stand together.
std::vector<std::vector<Value>> ladder() {
  return {
      {Value(Map{})}, {Value(Map{{"a", Value(1)}})}, {Value(Map{{"b", Value(0)}})},
      {Value(NodeId(0))}, {Value(NodeId(1))}, {Value(RelationshipId(0))},
      {Value(List{})}, {Value(List{Value("a")})}, {Value(List{Value("a"), Value(1)})}, {Value(List{Value(1)}), Value(List{Value(1.0)})}, {Value(List{Value()})},
      {Value(Path{{NodeId(0)}, {}})}, {Value(Path{{NodeId(0), NodeId(1)}, {RelationshipId(0)}})},
      {Value(DateTime{0, 0, 3600, ""})}, {Value(DateTime{1, 0, 0, ""})}, {Value(LocalDateTime{0, 0})}, {Value(Date{0})}, {Value(Date{1})},
      {Value(Time{0, 0})}, {Value(LocalTime{0})}, {Value(Duration{0, 0, 1, 0})}, {Value(Duration{1, 0, 0, 0})}, {Value(Duration{0, 31, 0, 0})},
      {Value("")}, {Value("a")}, {Value("b")}, {Value(false)}, {Value(true)},
      {Value(-1.5)}, {Value(0), Value(0.0), Value(-0.0)}, {Value(1), Value(1.0)}, {Value(9'007'199'254'740'992.0)}, {kBig}, {kInfinity}, {kNaN, kNaN}, {Value(), Value()},
  };
}

}  // namespace

TEST_CASE("orderability is total, agrees with equivalence and with the hash") {
  const auto rungs = ladder();
  for (size_t i = 0; i < rungs.size(); ++i) {
    for (size_t j = 0; j < rungs.size(); ++j) {
      for (const Value& a : rungs[i]) {
        for (const Value& b : rungs[j]) {
          const auto expected = i <=> j;
          CHECK_MESSAGE((order(a, b) < 0) == (expected < 0), i, " ", j);
          CHECK_MESSAGE(equivalent(a, b) == (i == j), i, " ", j);
          if (i == j) CHECK_MESSAGE(hash(a) == hash(b), i);
        }
      }
    }
  }
}

TEST_CASE("equality has three outcomes") {
  const auto list = [](auto... v) { return Value(List{Value(v)...}); };
  CHECK(equal(Value(1), Value(1.0)) == true);
  CHECK(equal(Value(1), Value("1")) == false);
  CHECK(equal(Value(), Value()) == std::nullopt);
  CHECK(equal(Value(1), Value()) == std::nullopt);
  CHECK(equal(kNaN, kNaN) == false);
  CHECK(equal(kBig, Value(9'007'199'254'740'992.0)) == false);
  CHECK(equal(list(1, nullptr), list(1, nullptr)) == std::nullopt);
  CHECK(equal(list(1, nullptr), list(2, nullptr)) == false);
  CHECK(equal(list(1, nullptr), list(1)) == false);
  CHECK(equal(list(1), list(1.0)) == true);
  CHECK(equal(Value(Map{{"a", Value()}}), Value(Map{{"a", Value()}})) == std::nullopt);
  CHECK(equal(Value(Map{{"a", Value()}}), Value(Map{{"b", Value()}})) == false);
  CHECK(equal(Value(Map{{"a", Value()}}), Value(Map{})) == false);
  CHECK(equal(Value(Duration{0, 1, 0, 0}), Value(Duration{0, 0, 86400, 0})) == false);
}

TEST_CASE("comparison is unknown across types, and false with NaN among numbers") {
  const auto less = [](const Value& a, const Value& b) { return compare(Comparison::less, a, b); };
  CHECK(less(Value(1), Value(2.5)) == true);
  CHECK(less(Value("a"), Value("b")) == true);
  CHECK(less(Value(false), Value(true)) == true);
  CHECK(less(Value(1), Value("2")) == std::nullopt);
  CHECK(less(Value(1), Value()) == std::nullopt);
  CHECK(less(kNaN, Value(1)) == false);
  CHECK(compare(Comparison::greater_equal, kNaN, kNaN) == false);
  CHECK(less(kNaN, Value("a")) == std::nullopt);
  CHECK(less(Value(List{Value(1), Value(2)}), Value(List{Value(1), Value(3)})) == true);
  CHECK(less(Value(List{Value(1)}), Value(List{Value(1), Value()})) == true);
  CHECK(less(Value(List{Value(), Value(1)}), Value(List{Value(1), Value(1)})) == std::nullopt);
  CHECK(less(Value(NodeId(0)), Value(NodeId(1))) == std::nullopt);
  CHECK(less(Value(Duration{0, 0, 1, 0}), Value(Duration{0, 0, 2, 0})) == std::nullopt);
  CHECK(less(Value(Date{1}), Value(Date{2})) == true);
  CHECK(compare(Comparison::not_equal, Value(1), Value()) == std::nullopt);
  CHECK(compare(Comparison::not_equal, Value(1), Value(2)) == true);
}
