// Functions on lists (and on strings where both are sequences).

#include <algorithm>

#include <fmt/format.h>

#include "common/utf8.hpp"
#include "query/expression/catalogue.hpp"
#include "query/expression/check.hpp"

namespace relata::query {

namespace {

const List& list(Call& c, size_t i = 0) { return c.arguments[i].list(); }

Value size(Call& c) {
  const Value& v = c.arguments[0];
  if (v.type() == ValueType::string) return Value(static_cast<int64_t>(utf8::length(v.string())));
  return Value(static_cast<int64_t>(v.type() == ValueType::map ? v.map().size() : v.list().size()));
}

Value is_empty(Call& c) {
  const Value& v = c.arguments[0];
  if (v.type() == ValueType::string) return Value(v.string().empty());
  return Value(v.type() == ValueType::map ? v.map().empty() : v.list().empty());
}

Value head(Call& c) { return list(c).empty() ? Value() : list(c).front(); }
Value last(Call& c) { return list(c).empty() ? Value() : list(c).back(); }
Value tail(Call& c) { return Value(list(c).empty() ? List{} : List(list(c).begin() + 1, list(c).end())); }

Value reverse(Call& c) {
  const Value& v = c.arguments[0];
  if (v.type() == ValueType::list) return Value(List(v.list().rbegin(), v.list().rend()));
  const std::string& text = v.string();
  std::string out;
  out.reserve(text.size());
  for (size_t end = text.size(); end > 0;) {
    size_t begin = end - 1;
    while (begin > 0 && (text[begin] & 0xC0) == 0x80) --begin;
    out.append(text, begin, end - begin);
    end = begin;
  }
  return Value(std::move(out));
}

constexpr uint64_t kLongestRange = 100'000'000;  // 2.4 GB of integers; beyond that it is a mistake

Value range(Call& c) {
  const int64_t from = c.arguments[0].integer();
  const int64_t to = c.arguments[1].integer();
  const int64_t step = c.arguments.size() > 2 ? c.arguments[2].integer() : 1;
  if (step == 0) return bad_value(c, "NumberOutOfRange", "the step of range() cannot be 0");
  if (step > 0 ? from > to : from < to) return Value(List{});
  // Differences as unsigned numbers, which hold them all.
  const auto distance = step > 0 ? static_cast<uint64_t>(to) - static_cast<uint64_t>(from) : static_cast<uint64_t>(from) - static_cast<uint64_t>(to);
  const uint64_t width = step > 0 ? static_cast<uint64_t>(step) : ~static_cast<uint64_t>(step) + 1;
  const uint64_t count = distance / width;  // beyond the first element
  if (count >= kMostElements || !c.evaluator.may_make_elements(count + 1)) {
    return bad_value(c, "NumberOutOfRange", fmt::format("range() would have more than {} elements", count));
  }
  List out;
  out.reserve(count + 1);
  for (uint64_t i = 0; i <= count; ++i) {
    out.emplace_back(static_cast<int64_t>(static_cast<uint64_t>(from) + i * static_cast<uint64_t>(step)));
  }
  return Value(std::move(out));
}

StaticType element_of(std::span<const Expression> arguments) { return element_type(arguments[0].type); }

StaticType same_list(std::span<const Expression> arguments) {
  const StaticType& t = arguments[0].type;
  return t.values.only_null() ? t : StaticType(t.values & (kLists | kText), t.elements);
}

}  // namespace

std::span<const Function> list_functions() {
  static const std::array kRows = {
      row("size", 1, 1, {kLists | kText | kMaps}, kInteger, size, "size(list or text) -> INTEGER", "the number of elements or characters"),
      row("isEmpty", 1, 1, {kLists | kText | kMaps}, kTruth, is_empty, "isEmpty(list, map or text) -> BOOLEAN", "whether it holds nothing"),
      with_types(row("head", 1, 1, {kLists}, kAny, head, "head(list) -> ANY", "the first element"), element_of),
      with_types(row("last", 1, 1, {kLists}, kAny, last, "last(list) -> ANY", "the last element"), element_of),
      with_types(row("tail", 1, 1, {kLists}, kLists, tail, "tail(list) -> LIST", "all but the first element"), same_list),
      with_types(row("reverse", 1, 1, {kLists | kText}, kLists | kText, reverse, "reverse(list or text) -> LIST or STRING",
                     "the elements or characters from last to first"),
                 same_list),
      row("range", 2, 3, {kInteger, kInteger, kInteger}, StaticType(kLists, kInteger), range, "range(first, last [, step]) -> LIST OF INTEGER",
          "the integers from first to last, both included"),
  };
  return kRows;
}

}  // namespace relata::query
