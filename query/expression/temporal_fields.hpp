#pragma once
// The component maps of temporal constructors: which fields there are, and dates and clock times out of them.

#include <array>
#include <initializer_list>
#include <optional>
#include <span>
#include <string>
#include <string_view>

#include "common/value.hpp"
#include "query/expression/evaluator.hpp"

namespace relata::query {

// Reads a map of components; the first thing wrong fails in the evaluator and makes ok() false.
class Fields {
 public:
  Fields(Evaluator& evaluator, const Map& map) : evaluator_(evaluator), map_(map) {}

  [[nodiscard]] bool has(std::string_view name) const { return map_.contains(name); }
  // The integer between the limits, or nothing when there is no such field.
  std::optional<int64_t> integer(std::string_view name, int64_t least, int64_t most);
  // The value of the field, or null.
  [[nodiscard]] Value value(std::string_view name) const;
  // Fails when there is a field of another name than these.
  void allow_only(std::initializer_list<std::span<const std::string_view>> names);
  void fail(std::string message);
  [[nodiscard]] bool ok() const { return !evaluator_.failed(); }

 private:
  Evaluator& evaluator_;
  const Map& map_;
};

inline constexpr std::array<std::string_view, 8> kDateFields = {"year", "month", "day", "week", "dayOfWeek", "ordinalDay", "quarter", "dayOfQuarter"};
inline constexpr std::array<std::string_view, 6> kTimeFields = {"hour", "minute", "second", "millisecond", "microsecond", "nanosecond"};

// The day number of the date the fields name. What they leave open comes from `base`; without one the year is required and
// the rest is the first. Nothing after a failure.
std::optional<int64_t> date_from(Fields& fields, std::optional<int64_t> base);

// Nanoseconds since midnight, in the same way. With `add_to_fraction` the milli- or microseconds that a truncation left in
// the base stay, and finer units that are given are added to them; else they replace the whole fraction of a second.
std::optional<int64_t> time_from(Fields& fields, std::optional<int64_t> base, bool add_to_fraction = false);

}  // namespace relata::query
