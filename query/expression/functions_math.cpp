// Mathematical functions. Integers stay integers where that is exact; everything else is computed in 64-bit floats.

#include <cmath>
#include <limits>

#include <fmt/format.h>

#include "query/expression/catalogue.hpp"

namespace relata::query {

namespace {

double number(Call& c, size_t i = 0) { return c.arguments[i].number(); }

template <double (*function)(double)>
Value apply(Call& c) {
  return Value(function(number(c)));
}

double cotangent(double x) { return 1.0 / std::tan(x); }
double half_versine(double x) { return (1.0 - std::cos(x)) / 2.0; }
constexpr double kPi = 3.14159265358979323846;
constexpr double kE = 2.71828182845904523536;
double to_degrees(double x) { return x * 180.0 / kPi; }
double to_radians(double x) { return x / 180.0 * kPi; }

Value absolute(Call& c) {
  if (c.arguments[0].type() == ValueType::floating) return Value(std::fabs(number(c)));
  const int64_t i = c.arguments[0].integer();
  if (i == std::numeric_limits<int64_t>::min()) {
    return c.evaluator.fail("ArithmeticError", "IntegerOverflow", fmt::format("abs({}) does not fit into a 64-bit integer", i));
  }
  return Value(i < 0 ? -i : i);
}

Value sign(Call& c) {
  const double x = number(c);
  return Value(x > 0 ? 1 : x < 0 ? -1 : 0);
}

enum class Rounding { up, down, ceiling, floor, half_up, half_down, half_even };

bool rounding_named(std::string_view name, Rounding& out) {
  static constexpr std::array<std::pair<std::string_view, Rounding>, 7> kModes = {
      {{"UP", Rounding::up}, {"DOWN", Rounding::down}, {"CEILING", Rounding::ceiling}, {"FLOOR", Rounding::floor},
       {"HALF_UP", Rounding::half_up}, {"HALF_DOWN", Rounding::half_down}, {"HALF_EVEN", Rounding::half_even}}};
  for (const auto& [n, mode] : kModes) {
    if (n == name) {
      out = mode;
      return true;
    }
  }
  return false;
}

double rounded(double x, Rounding mode) {
  const double away = x < 0 ? std::floor(x) : std::ceil(x);
  const double towards = std::trunc(x);
  const double rest = std::fabs(x - towards);
  switch (mode) {
    case Rounding::up: return away;
    case Rounding::down: return towards;
    case Rounding::ceiling: return std::ceil(x);
    case Rounding::floor: return std::floor(x);
    case Rounding::half_up: return rest >= 0.5 ? away : towards;
    case Rounding::half_down: return rest > 0.5 ? away : towards;
    case Rounding::half_even: break;
  }
  if (rest != 0.5) return rest > 0.5 ? away : towards;
  return std::fmod(towards, 2.0) == 0 ? towards : away;
}

// Without a precision a half goes up (towards plus infinity); with one, away from zero unless a mode says otherwise.
Value round(Call& c) {
  const double x = number(c);
  if (c.arguments.size() == 1) return Value(std::isfinite(x) ? std::floor(x + 0.5) : x);
  Rounding mode = Rounding::half_up;
  if (c.arguments.size() > 2 && !rounding_named(c.arguments[2].string(), mode)) {
    return bad_value(c, "InvalidArgumentValue", fmt::format("there is no rounding mode '{}'", c.arguments[2].string()));
  }
  const int64_t precision = c.arguments[1].integer();
  if (precision < 0) return bad_value(c, "NumberOutOfRange", "the precision of round() is never negative");
  if (!std::isfinite(x) || precision > 300) return Value(x);
  const double scale = std::pow(10.0, static_cast<double>(precision));
  const double scaled = x * scale;
  return Value(std::isfinite(scaled) ? rounded(scaled, mode) / scale : x);
}

Value atan2(Call& c) { return Value(std::atan2(number(c), number(c, 1))); }
Value is_nan(Call& c) { return Value(std::isnan(number(c))); }
Value pi(Call&) { return Value(kPi); }
Value e(Call&) { return Value(kE); }
Value rand(Call& c) { return Value(c.evaluator.random()); }

StaticType like_the_argument(std::span<const Expression> arguments) {
  const TypeSet numbers = arguments[0].type.values & kNumber;
  return StaticType(numbers.only_null() ? kNumber : numbers);
}

Function real(std::string_view name, FunctionBody body, std::string_view signature, std::string_view help) {
  return row(name, 1, 1, {kNumber}, kFloat, body, signature, help);
}

}  // namespace

std::span<const Function> math_functions() {
  static const std::array kRows = {
      with_types(row("abs", 1, 1, {kNumber}, kNumber, absolute, "abs(x) -> NUMBER", "the number without its sign"), like_the_argument),
      row("sign", 1, 1, {kNumber}, kInteger, sign, "sign(x) -> INTEGER", "-1, 0 or 1"),
      row("round", 1, 3, {kNumber, kInteger, kText}, kFloat, round, "round(x [, precision [, mode]]) -> FLOAT",
          "to the nearest number; modes UP DOWN CEILING FLOOR HALF_UP HALF_DOWN HALF_EVEN"),
      real("ceil", apply<std::ceil>, "ceil(x) -> FLOAT", "the next whole number above"),
      real("floor", apply<std::floor>, "floor(x) -> FLOAT", "the next whole number below"),
      real("sqrt", apply<std::sqrt>, "sqrt(x) -> FLOAT", "the square root"),
      real("exp", apply<std::exp>, "exp(x) -> FLOAT", "e to the power of x"),
      real("log", apply<std::log>, "log(x) -> FLOAT", "the natural logarithm"),
      real("log10", apply<std::log10>, "log10(x) -> FLOAT", "the logarithm to base 10"),
      real("sin", apply<std::sin>, "sin(x) -> FLOAT", "the sine of an angle in radians"),
      real("cos", apply<std::cos>, "cos(x) -> FLOAT", "the cosine of an angle in radians"),
      real("tan", apply<std::tan>, "tan(x) -> FLOAT", "the tangent of an angle in radians"),
      real("cot", apply<cotangent>, "cot(x) -> FLOAT", "the cotangent of an angle in radians"),
      real("asin", apply<std::asin>, "asin(x) -> FLOAT", "the angle with this sine"),
      real("acos", apply<std::acos>, "acos(x) -> FLOAT", "the angle with this cosine"),
      real("atan", apply<std::atan>, "atan(x) -> FLOAT", "the angle with this tangent"),
      row("atan2", 2, 2, {kNumber, kNumber}, kFloat, atan2, "atan2(y, x) -> FLOAT", "the angle of the point (x, y)"),
      real("sinh", apply<std::sinh>, "sinh(x) -> FLOAT", "the hyperbolic sine"),
      real("cosh", apply<std::cosh>, "cosh(x) -> FLOAT", "the hyperbolic cosine"),
      real("tanh", apply<std::tanh>, "tanh(x) -> FLOAT", "the hyperbolic tangent"),
      real("degrees", apply<to_degrees>, "degrees(x) -> FLOAT", "radians as degrees"),
      real("radians", apply<to_radians>, "radians(x) -> FLOAT", "degrees as radians"),
      real("haversin", apply<half_versine>, "haversin(x) -> FLOAT", "half the versine of an angle in radians"),
      row("isNaN", 1, 1, {kNumber}, kTruth, is_nan, "isNaN(x) -> BOOLEAN", "whether it is the float that is not a number"),
      row("pi", 0, 0, {}, kFloat, pi, "pi() -> FLOAT", "the circle's circumference over its diameter"),
      row("e", 0, 0, {}, kFloat, e, "e() -> FLOAT", "the base of the natural logarithm"),
      with_chance(row("rand", 0, 0, {}, kFloat, rand, "rand() -> FLOAT", "a random number, 0 <= x < 1")),
  };
  return kRows;
}

}  // namespace relata::query
