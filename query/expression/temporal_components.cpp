#include "query/expression/temporal_components.hpp"

#include <algorithm>
#include <array>
#include <vector>

#include <fmt/format.h>

#include "query/expression/calendar.hpp"
#include "query/expression/temporal_text.hpp"

namespace relata::query {

namespace {

using Names = std::span<const std::string_view>;

constexpr std::array<std::string_view, 10> kDateNames = {"year", "quarter", "month", "week", "weekYear", "day", "ordinalDay", "weekDay", "dayOfWeek", "dayOfQuarter"};
constexpr std::array<std::string_view, 6> kTimeNames = {"hour", "minute", "second", "millisecond", "microsecond", "nanosecond"};
constexpr std::array<std::string_view, 4> kZoneNames = {"timezone", "offset", "offsetMinutes", "offsetSeconds"};
constexpr std::array<std::string_view, 2> kEpochNames = {"epochSeconds", "epochMillis"};
constexpr std::array<std::string_view, 21> kDurationNames = {
    "years", "quarters", "months", "weeks", "days", "hours", "minutes", "seconds", "milliseconds", "microseconds", "nanoseconds",
    "quartersOfYear", "monthsOfYear", "monthsOfQuarter", "daysOfWeek", "minutesOfHour", "secondsOfMinute", "millisecondsOfSecond",
    "microsecondsOfSecond", "nanosecondsOfSecond", "hoursOfDay"};

size_t index_of(Names names, std::string_view name) {
  return static_cast<size_t>(std::find(names.begin(), names.end(), name) - names.begin());
}

std::optional<Value> date_component(int64_t days, std::string_view name) {
  const CivilDate c = civil_from_days(days);
  switch (index_of(kDateNames, name)) {
    case 0: return Value(c.year);
    case 1: return Value((c.month - 1) / 3 + 1);
    case 2: return Value(c.month);
    case 3: return Value(week_from_days(days).week);
    case 4: return Value(week_from_days(days).week_year);
    case 5: return Value(c.day);
    case 6: return Value(day_of_year(days));
    case 7:
    case 8: return Value(day_of_week(days));
    case 9: return Value(day_of_quarter(days));
    default: return std::nullopt;
  }
}

std::optional<Value> time_component(int64_t nanoseconds, std::string_view name) {
  const int64_t seconds = nanoseconds / kNanosPerSecond;
  const int64_t fraction = nanoseconds % kNanosPerSecond;
  switch (index_of(kTimeNames, name)) {
    case 0: return Value(seconds / 3600);
    case 1: return Value(seconds / 60 % 60);
    case 2: return Value(seconds % 60);
    case 3: return Value(fraction / 1'000'000);
    case 4: return Value(fraction / 1'000);
    case 5: return Value(fraction);
    default: return std::nullopt;
  }
}

std::optional<Value> zone_component(int32_t offset, const std::string& zone, std::string_view name) {
  switch (index_of(kZoneNames, name)) {
    case 0: return Value(zone.empty() ? offset_text(offset) : zone);
    case 1: return Value(offset_text(offset));
    case 2: return Value(offset / 60);
    case 3: return Value(offset);
    default: return std::nullopt;
  }
}

std::optional<Value> local_component(int64_t seconds, int32_t nanoseconds, std::string_view name) {
  if (auto v = date_component(floor_div(seconds, kSecondsPerDay), name)) return v;
  return time_component(floor_mod(seconds, kSecondsPerDay) * kNanosPerSecond + nanoseconds, name);
}

std::optional<Value> date_time_component(const DateTime& t, std::string_view name) {
  if (auto v = local_component(t.seconds + t.offset_seconds, t.nanoseconds, name)) return v;
  if (auto v = zone_component(t.offset_seconds, t.zone, name)) return v;
  if (name == kEpochNames[0]) return Value(t.seconds);
  if (name == kEpochNames[1]) return Value(t.seconds * 1000 + t.nanoseconds / 1'000'000);
  return std::nullopt;
}

// Of the whole clock part in a finer unit; what does not fit into an integer has no such component.
std::optional<Value> clock_in(const Duration& d, int64_t per_second) {
  const Wide total = Wide{d.seconds} * per_second + d.nanoseconds / (kNanosPerSecond / per_second);
  if (total > INT64_MAX || total < INT64_MIN) return std::nullopt;
  return Value(static_cast<int64_t>(total));
}

// Amounts of a unit inside the next larger one take the sign of the group.
std::optional<Value> duration_component(const Duration& d, std::string_view name) {
  switch (index_of(kDurationNames, name)) {
    case 0: return Value(d.months / 12);
    case 1: return Value(d.months / 3);
    case 2: return Value(d.months);
    case 3: return Value(d.days / 7);
    case 4: return Value(d.days);
    case 5: return Value(d.seconds / 3600);
    case 6: return Value(d.seconds / 60);
    case 7: return Value(d.seconds);
    case 8: return clock_in(d, 1'000);
    case 9: return clock_in(d, 1'000'000);
    case 10: return clock_in(d, kNanosPerSecond);
    case 11: return Value(d.months / 3 % 4);
    case 12: return Value(d.months % 12);
    case 13: return Value(d.months % 3);
    case 14: return Value(d.days % 7);
    case 15: return Value(d.seconds / 60 % 60);
    case 16: return Value(d.seconds % 60);
    case 17: return Value(d.nanoseconds / 1'000'000);
    case 18: return Value(d.nanoseconds / 1'000);
    case 19: return Value(d.nanoseconds);
    case 20: return Value(d.seconds / 3600 % 24);
    default: return std::nullopt;
  }
}

std::optional<Value> component(const Value& value, std::string_view name) {
  switch (value.type()) {
    case ValueType::date: return date_component(value.date().days, name);
    case ValueType::local_time: return time_component(value.local_time().nanoseconds, name);
    case ValueType::time: {
      const auto v = time_component(value.time().nanoseconds, name);
      return v ? v : zone_component(value.time().offset_seconds, {}, name);
    }
    case ValueType::local_date_time: return local_component(value.local_date_time().seconds, value.local_date_time().nanoseconds, name);
    case ValueType::date_time: return date_time_component(value.date_time(), name);
    default: return duration_component(value.duration(), name);
  }
}

template <class... Parts>
std::vector<std::string_view> joined(const Parts&... parts) {
  std::vector<std::string_view> out;
  (out.insert(out.end(), parts.begin(), parts.end()), ...);
  return out;
}

}  // namespace

Value temporal_component(Evaluator& evaluator, const Value& value, std::string_view name) {
  if (auto v = component(value, name)) return std::move(*v);
  return evaluator.fail("ArgumentError", "InvalidArgumentValue",
                        fmt::format("{} has no component `{}`", describe(TypeSet(value.type())), name));
}

std::span<const std::string_view> component_names(ValueType type) {
  static const auto kLocal = joined(kDateNames, kTimeNames);
  static const auto kZonedTime = joined(kTimeNames, kZoneNames);
  static const auto kZoned = joined(kDateNames, kTimeNames, kZoneNames, kEpochNames);
  switch (type) {
    case ValueType::date: return kDateNames;
    case ValueType::local_time: return kTimeNames;
    case ValueType::time: return kZonedTime;
    case ValueType::local_date_time: return kLocal;
    case ValueType::date_time: return kZoned;
    case ValueType::duration: return kDurationNames;
    default: return {};
  }
}

}  // namespace relata::query
