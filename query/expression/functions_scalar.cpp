// Functions on values of any type.

#include <algorithm>
#include <array>

#include <fmt/format.h>

#include "query/expression/calendar.hpp"
#include "query/expression/catalogue.hpp"
#include "query/expression/order.hpp"

namespace relata::query {

namespace {

Value coalesce(Call& c) {
  const auto it = std::find_if(c.arguments.begin(), c.arguments.end(), [](const Value& v) { return !v.is_null(); });
  return it == c.arguments.end() ? Value() : *it;
}

StaticType any_of(std::span<const Expression> arguments) {
  TypeSet values;
  TypeSet elements;
  for (const Expression& e : arguments) {
    values = values | e.type.values;
    if (e.type.values.overlaps(ValueType::list)) elements = elements | e.type.elements;
  }
  return {values, elements};
}

Value null_if(Call& c) { return equal(c.arguments[0], c.arguments[1]) == true ? Value() : c.arguments[0]; }

Value value_type(Call& c) {
  const Value& v = c.arguments[0];
  return v.is_null() ? Value("NULL") : Value(fmt::format("{} NOT NULL", name_of(v.type())));
}

// Milliseconds since 1970-01-01T00:00Z, of the statement.
Value timestamp(Call& c) {
  const DateTime& t = c.evaluator.context().statement_time;
  return Value(t.seconds * 1000 + t.nanoseconds / 1'000'000);
}

// Version 4 (random) of RFC 4122.
Value random_uuid(Call& c) {
  std::array<uint32_t, 4> words{};
  for (uint32_t& w : words) w = static_cast<uint32_t>(c.evaluator.random() * 4294967296.0);
  return Value(fmt::format("{:08x}-{:04x}-4{:03x}-{:04x}-{:04x}{:08x}", words[0], words[1] >> 16, words[1] & 0xFFF,
                           0x8000 | (words[2] >> 18), words[2] & 0xFFFF, words[3]));
}

}  // namespace

std::span<const Function> scalar_functions() {
  static const std::array kRows = {
      with_types(with_nulls(row("coalesce", 1, kManyArguments, {kAny}, kAny, coalesce, "coalesce(value, ...) -> ANY",
                                "the first value that is not null")),
                 any_of),
      with_nulls(row("nullIf", 2, 2, {kAny, kAny}, kAny, null_if, "nullIf(a, b) -> ANY", "null if both are equal, else the first")),
      with_nulls(row("valueType", 1, 1, {kAny}, kText, value_type, "valueType(value) -> STRING", "the name of the value's type")),
      row("timestamp", 0, 0, {}, kInteger, timestamp, "timestamp() -> INTEGER", "milliseconds since 1970, the same in all of a statement"),
      with_chance(row("randomUUID", 0, 0, {}, kText, random_uuid, "randomUUID() -> STRING", "a new random identifier")),
  };
  return kRows;
}

}  // namespace relata::query
