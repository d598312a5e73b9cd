// String functions. Lengths and places count Unicode code points.

#include <algorithm>

#include <fmt/format.h>

#include "common/utf8.hpp"
#include "query/expression/catalogue.hpp"

namespace relata::query {

namespace {

const std::string& text(Call& c, size_t i) { return c.arguments[i].string(); }

// The byte offset of the code point with the number `index`, or the size if there are fewer.
size_t byte_offset(std::string_view s, int64_t index) {
  size_t at = 0;
  for (; index > 0 && at < s.size(); --index) {
    ++at;
    while (at < s.size() && (s[at] & 0xC0) == 0x80) ++at;
  }
  return at;
}

bool negative(Call& c, size_t i) {
  if (c.arguments[i].integer() >= 0) return false;
  bad_value(c, "NegativeIntegerArgument", fmt::format("a length or a place in a string is never negative, but this is {}", c.arguments[i].integer()));
  return true;
}

Value left(Call& c) {
  if (negative(c, 1)) return {};
  return Value(text(c, 0).substr(0, byte_offset(text(c, 0), c.arguments[1].integer())));
}

Value right(Call& c) {
  if (negative(c, 1)) return {};
  const auto length = static_cast<int64_t>(utf8::length(text(c, 0)));
  const int64_t skip = std::max<int64_t>(0, length - c.arguments[1].integer());
  return Value(text(c, 0).substr(byte_offset(text(c, 0), skip)));
}

Value substring(Call& c) {
  if (negative(c, 1) || (c.arguments.size() > 2 && negative(c, 2))) return {};
  const std::string_view s = text(c, 0);
  const std::string_view from = s.substr(byte_offset(s, c.arguments[1].integer()));
  if (c.arguments.size() < 3) return Value(from);
  return Value(from.substr(0, byte_offset(from, c.arguments[2].integer())));
}

enum class Side { left = 1, right = 2, both = 3 };

bool trims(char32_t c, std::string_view set) {
  if (set.empty()) return utf8::is_space(c);
  std::string one;
  utf8::append(one, c);
  return set.find(one) != std::string_view::npos;
}

std::string_view trimmed(std::string_view s, Side side, std::string_view set) {
  while ((static_cast<int>(side) & 1) != 0 && !s.empty()) {
    const auto d = utf8::decode(s, 0);
    if (!trims(d.code_point, set)) break;
    s.remove_prefix(d.size);
  }
  while ((static_cast<int>(side) & 2) != 0 && !s.empty()) {
    size_t begin = s.size() - 1;
    while (begin > 0 && (s[begin] & 0xC0) == 0x80) --begin;
    if (!trims(utf8::decode(s, begin).code_point, set)) break;
    s.remove_suffix(s.size() - begin);
  }
  return s;
}

template <Side side>
Value trim(Call& c) {
  return Value(trimmed(text(c, 0), side, c.arguments.size() > 1 ? std::string_view(text(c, 1)) : std::string_view()));
}

Value lower(Call& c) { return Value(utf8::lowercase(text(c, 0))); }
Value upper(Call& c) { return Value(utf8::uppercase(text(c, 0))); }

Value replace(Call& c) {
  const std::string& from = text(c, 1);
  if (from.empty()) return c.arguments[0];
  std::string out;
  size_t at = 0;
  for (size_t hit = text(c, 0).find(from); hit != std::string::npos; hit = text(c, 0).find(from, at)) {
    if (!c.evaluator.may_make_text(out.size() + (hit - at) + text(c, 2).size())) return {};
    out.append(text(c, 0), at, hit - at).append(text(c, 2));
    at = hit + from.size();
  }
  return Value(out.append(text(c, 0), at));
}

// Every code point by itself when the separator is empty.
List characters(std::string_view s) {
  List out;
  for (size_t i = 0; i < s.size();) {
    const uint32_t size = utf8::decode(s, i).size;
    out.emplace_back(s.substr(i, size));
    i += size;
  }
  return out;
}

List split_by(std::string_view s, std::string_view separator) {
  if (separator.empty()) return characters(s);
  List out;
  size_t at = 0;
  for (size_t hit = s.find(separator); hit != std::string_view::npos; hit = s.find(separator, at)) {
    out.emplace_back(s.substr(at, hit - at));
    at = hit + separator.size();
  }
  out.emplace_back(s.substr(at));
  return out;
}

// With a list of separators the earliest in the text cuts, the longer one where two begin together.
List split_by_any(std::string_view s, const List& separators) {
  List out;
  size_t at = 0;
  while (true) {
    size_t hit = std::string_view::npos;
    size_t length = 0;
    for (const Value& v : separators) {
      if (v.type() != ValueType::string || v.string().empty()) continue;
      const size_t found = s.find(v.string(), at);
      if (found < hit || (found == hit && found != std::string_view::npos && v.string().size() > length)) {
        hit = found;
        length = v.string().size();
      }
    }
    if (hit == std::string_view::npos) break;
    out.emplace_back(s.substr(at, hit - at));
    at = hit + length;
  }
  out.emplace_back(s.substr(at));
  return out;
}

Value split(Call& c) {
  if (!c.evaluator.may_make_elements(text(c, 0).size())) return {};  // it may fall apart into as many pieces
  if (c.arguments[1].type() == ValueType::list) return Value(split_by_any(text(c, 0), c.arguments[1].list()));
  return Value(split_by(text(c, 0), text(c, 1)));
}

Value length(Call& c) { return Value(static_cast<int64_t>(utf8::length(text(c, 0)))); }

}  // namespace

std::span<const Function> text_functions() {
  static const std::array kRows = {
      row("left", 2, 2, {kText, kInteger}, kText, left, "left(text, length) -> STRING", "the first characters"),
      row("right", 2, 2, {kText, kInteger}, kText, right, "right(text, length) -> STRING", "the last characters"),
      row("substring", 2, 3, {kText, kInteger, kInteger}, kText, substring, "substring(text, start [, length]) -> STRING",
          "the characters from a place on, counted from 0"),
      row("trim", 1, 1, {kText}, kText, trim<Side::both>, "trim(text) -> STRING", "without white space at both ends"),
      row("btrim", 1, 2, {kText, kText}, kText, trim<Side::both>, "btrim(text [, characters]) -> STRING",
          "without the characters at both ends, white space by default"),
      row("lTrim", 1, 2, {kText, kText}, kText, trim<Side::left>, "lTrim(text [, characters]) -> STRING",
          "without white space at the beginning"),
      row("rTrim", 1, 2, {kText, kText}, kText, trim<Side::right>, "rTrim(text [, characters]) -> STRING",
          "without white space at the end"),
      row("toLower", 1, 1, {kText}, kText, lower, "toLower(text) -> STRING", "in small letters"),
      row("lower", 1, 1, {kText}, kText, lower, "lower(text) -> STRING", "in small letters"),
      row("toUpper", 1, 1, {kText}, kText, upper, "toUpper(text) -> STRING", "in capital letters"),
      row("upper", 1, 1, {kText}, kText, upper, "upper(text) -> STRING", "in capital letters"),
      row("replace", 3, 3, {kText, kText, kText}, kText, replace, "replace(text, from, to) -> STRING", "every `from` replaced by `to`"),
      row("split", 2, 2, {kText, kText | kLists}, StaticType(kLists, kText), split, "split(text, separator) -> LIST OF STRING",
          "the pieces between the separators; of several separators any cuts"),
      row("char_length", 1, 1, {kText}, kInteger, length, "char_length(text) -> INTEGER", "the number of characters"),
      row("character_length", 1, 1, {kText}, kInteger, length, "character_length(text) -> INTEGER", "the number of characters"),
  };
  return kRows;
}

}  // namespace relata::query
