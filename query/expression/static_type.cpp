#include "query/expression/static_type.hpp"

#include <array>
#include <vector>

namespace relata::query {

namespace {

constexpr size_t kTypes = static_cast<size_t>(ValueType::duration) + 1;
constexpr std::array<std::string_view, kTypes> kNames = {
    "NULL", "BOOLEAN", "INTEGER", "FLOAT", "STRING", "LIST", "MAP", "NODE", "RELATIONSHIP", "PATH",
    "DATE", "LOCAL TIME", "ZONED TIME", "LOCAL DATETIME", "ZONED DATETIME", "DURATION"};
constexpr std::array<std::string_view, kTypes> kPhrases = {
    "null", "a boolean", "an integer", "a float", "a string", "a list", "a map", "a node", "a relationship", "a path",
    "a date", "a local time", "a time", "a local datetime", "a datetime", "a duration"};

}  // namespace

std::string_view name_of(ValueType type) { return kNames[static_cast<size_t>(type)]; }

std::string describe(TypeSet types) {
  if (types == TypeSet::any()) return "any value";
  if (types.only_null()) return "null";
  std::vector<std::string_view> phrases;
  for (size_t i = 1; i < kTypes; ++i) {
    if (types.contains(static_cast<ValueType>(i))) phrases.push_back(kPhrases[i]);
  }
  std::string out;
  for (size_t i = 0; i < phrases.size(); ++i) {
    if (i > 0) out += i + 1 == phrases.size() ? " or " : ", ";
    out += phrases[i];
  }
  return out;
}

}  // namespace relata::query
