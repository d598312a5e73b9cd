// Conversions. A text that says no number or boolean gives null; a value of a type that cannot be converted is a
// TypeError, and null with the ...OrNull forms.

#include <cmath>

#include "query/expression/catalogue.hpp"
#include "query/expression/text.hpp"

namespace relata::query {

namespace {

constexpr TypeSet kPrintable = kNumber | kTemporal | TypeSet{ValueType::boolean, ValueType::string, ValueType::duration};

Value integer_from(const Value& v) {
  constexpr double kTwo63 = 9223372036854775808.0;
  switch (v.type()) {
    case ValueType::integer: return v;
    case ValueType::boolean: return Value(v.boolean() ? 1 : 0);
    case ValueType::floating: {
      const double f = v.floating();
      return f >= -kTwo63 && f < kTwo63 ? Value(static_cast<int64_t>(f)) : Value();
    }
    case ValueType::string: {
      const auto i = parse_integer(v.string());
      return i ? Value(*i) : Value();
    }
    default: return {};
  }
}

Value float_from(const Value& v) {
  if (v.is_number()) return Value(v.number());
  if (v.type() != ValueType::string) return {};
  const auto f = parse_float(v.string());
  return f ? Value(*f) : Value();
}

bool same_letters(std::string_view text, std::string_view small) {
  if (text.size() != small.size()) return false;
  for (size_t i = 0; i < text.size(); ++i) {
    if ((text[i] | 0x20) != small[i]) return false;
  }
  return true;
}

Value boolean_from(const Value& v) {
  if (v.type() == ValueType::boolean) return v;
  if (v.type() == ValueType::integer) return Value(v.integer() != 0);
  if (v.type() != ValueType::string) return {};
  std::string_view text = v.string();
  while (!text.empty() && text.front() == ' ') text.remove_prefix(1);
  while (!text.empty() && text.back() == ' ') text.remove_suffix(1);
  if (same_letters(text, "true")) return Value(true);
  return same_letters(text, "false") ? Value(false) : Value();
}

Value text_from(const Value& v) { return kPrintable.contains(v.type()) && !v.is_null() ? Value(plain_text(v)) : Value(); }

using Conversion = Value (*)(const Value&);

template <Conversion convert>
Value one(Call& c) {
  return convert(c.arguments[0]);
}

template <Conversion convert>
Value each(Call& c) {
  List out;
  for (const Value& v : c.arguments[0].list()) out.push_back(convert(v));
  return Value(std::move(out));
}

}  // namespace

std::span<const Function> conversion_functions() {
  constexpr TypeSet kIntegerSources = kNumber | kText;
  constexpr TypeSet kFloatSources = kNumber | kText;
  constexpr TypeSet kBooleanSources = kTruth | kText;
  static const std::array kRows = {
      row("toInteger", 1, 1, {kIntegerSources}, kInteger, one<integer_from>, "toInteger(value) -> INTEGER",
          "a number without its fraction, or a text read as one"),
      row("toIntegerOrNull", 1, 1, {kAny}, kInteger, one<integer_from>, "toIntegerOrNull(value) -> INTEGER", "as toInteger(), also of booleans; null for what cannot be"),
      row("toFloat", 1, 1, {kFloatSources}, kFloat, one<float_from>, "toFloat(value) -> FLOAT", "a number as a float, or a text read as one"),
      row("toFloatOrNull", 1, 1, {kAny}, kFloat, one<float_from>, "toFloatOrNull(value) -> FLOAT", "as toFloat(), null for what cannot be"),
      row("toBoolean", 1, 1, {kBooleanSources}, kTruth, one<boolean_from>, "toBoolean(value) -> BOOLEAN", "'true' or 'false' as a boolean"),
      row("toBooleanOrNull", 1, 1, {kAny}, kTruth, one<boolean_from>, "toBooleanOrNull(value) -> BOOLEAN", "as toBoolean(), also of integers; null for what cannot be"),
      row("toString", 1, 1, {kPrintable}, kText, one<text_from>, "toString(value) -> STRING", "a number, boolean or temporal value as text"),
      row("toStringOrNull", 1, 1, {kAny}, kText, one<text_from>, "toStringOrNull(value) -> STRING", "as toString(), null for what cannot be"),
      row("toIntegerList", 1, 1, {kLists}, StaticType(kLists, kInteger), each<integer_from>, "toIntegerList(list) -> LIST OF INTEGER",
          "every element by toIntegerOrNull()"),
      row("toFloatList", 1, 1, {kLists}, StaticType(kLists, kFloat), each<float_from>, "toFloatList(list) -> LIST OF FLOAT",
          "every element by toFloatOrNull()"),
      row("toBooleanList", 1, 1, {kLists}, StaticType(kLists, kTruth), each<boolean_from>, "toBooleanList(list) -> LIST OF BOOLEAN",
          "every element by toBooleanOrNull()"),
      row("toStringList", 1, 1, {kLists}, StaticType(kLists, kText), each<text_from>, "toStringList(list) -> LIST OF STRING",
          "every element by toStringOrNull()"),
  };
  return kRows;
}

}  // namespace relata::query
