#include "query/expression/temporal_fields.hpp"

#include <algorithm>

#include <fmt/format.h>

#include "query/expression/calendar.hpp"

namespace relata::query {

void Fields::fail(std::string message) { evaluator_.fail("ArgumentError", "InvalidArgumentValue", std::move(message)); }

Value Fields::value(std::string_view name) const {
  const auto it = map_.find(name);
  return it == map_.end() ? Value() : it->second;
}

std::optional<int64_t> Fields::integer(std::string_view name, int64_t least, int64_t most) {
  const auto it = map_.find(name);
  if (it == map_.end()) return std::nullopt;
  if (it->second.type() != ValueType::integer) {
    fail(fmt::format("`{}` is an integer, not {}", name, describe(TypeSet(it->second.type()))));
    return std::nullopt;
  }
  const int64_t v = it->second.integer();
  if (v < least || v > most) {
    fail(fmt::format("`{}` lies between {} and {}, but is {}", name, least, most, v));
    return std::nullopt;
  }
  return v;
}

void Fields::allow_only(std::initializer_list<std::span<const std::string_view>> names) {
  for (const auto& entry : map_) {
    const bool known = std::any_of(names.begin(), names.end(), [&](std::span<const std::string_view> group) {
      return std::find(group.begin(), group.end(), entry.first) != group.end();
    });
    if (!known) fail(fmt::format("there is no component `{}` here", entry.first));
  }
}

namespace {

constexpr int32_t kLastDay = 366;

std::optional<int64_t> checked_day(Fields& fields, int64_t year, int64_t month, int64_t day) {
  const auto m = static_cast<int32_t>(month);
  if (day > days_in_month(year, m)) {
    fields.fail(fmt::format("month {} of year {} has no day {}", month, year, day));
    return std::nullopt;
  }
  return days_from_civil({year, m, static_cast<int32_t>(day)});
}

// year, month, day. A day that comes from the base and that the month does not have becomes the month's last.
std::optional<int64_t> by_month(Fields& fields, std::optional<int64_t> year, std::optional<int64_t> base) {
  const auto month = fields.integer("month", 1, 12);
  const auto day = fields.integer("day", 1, 31);
  if (!fields.ok()) return std::nullopt;
  if (!base) {
    if (day && !month) {
      fields.fail("a `day` needs a `month`");
      return std::nullopt;
    }
    return checked_day(fields, *year, month.value_or(1), day.value_or(1));
  }
  const CivilDate b = civil_from_days(*base);
  const int64_t y = year.value_or(b.year);
  const int64_t m = month.value_or(b.month);
  return checked_day(fields, y, m, day ? *day : std::min(b.day, days_in_month(y, static_cast<int32_t>(m))));
}

std::optional<int64_t> by_week(Fields& fields, std::optional<int64_t> year, std::optional<int64_t> base) {
  const auto week = fields.integer("week", 1, 53);
  const auto day = fields.integer("dayOfWeek", 1, 7);
  if (!fields.ok()) return std::nullopt;
  if (!base && !week) {
    fields.fail("a `dayOfWeek` needs a `week`");
    return std::nullopt;
  }
  const WeekDate b = base ? week_from_days(*base) : WeekDate{year.value_or(0), 1, 1};
  WeekDate out{year.value_or(b.week_year), static_cast<int32_t>(week.value_or(b.week)), static_cast<int32_t>(day.value_or(b.day_of_week))};
  if (out.week > weeks_in_year(out.week_year)) {
    fields.fail(fmt::format("year {} has no week {}", out.week_year, out.week));
    return std::nullopt;
  }
  return days_from_week(out);
}

std::optional<int64_t> by_ordinal(Fields& fields, std::optional<int64_t> year, std::optional<int64_t> base) {
  const auto day = fields.integer("ordinalDay", 1, kLastDay);
  if (!fields.ok()) return std::nullopt;
  const int64_t y = year ? *year : civil_from_days(*base).year;
  if (*day > days_in_year(y)) {
    fields.fail(fmt::format("year {} has no day {}", y, *day));
    return std::nullopt;
  }
  return days_from_civil({y, 1, 1}) + *day - 1;
}

// With a base and no dayOfQuarter, the date keeps its month within the quarter and its day of the month.
std::optional<int64_t> by_quarter(Fields& fields, std::optional<int64_t> year, std::optional<int64_t> base) {
  const auto quarter = fields.integer("quarter", 1, 4);
  const auto day = fields.integer("dayOfQuarter", 1, 92);
  if (!fields.ok()) return std::nullopt;
  if (!base && !quarter) {
    fields.fail("a `dayOfQuarter` needs a `quarter`");
    return std::nullopt;
  }
  const CivilDate b = base ? civil_from_days(*base) : CivilDate{*year, 1, 1};
  const int64_t y = year.value_or(b.year);
  const auto q = static_cast<int32_t>(quarter.value_or((b.month - 1) / 3 + 1));
  if (!day) {
    const int32_t month = (q - 1) * 3 + (b.month - 1) % 3 + 1;
    return days_from_civil({y, month, std::min(b.day, days_in_month(y, month))});
  }
  const int64_t days = days_from_civil({y, q * 3 - 2, 1}) + *day - 1;
  if ((civil_from_days(days).month - 1) / 3 + 1 != q) {
    fields.fail(fmt::format("quarter {} of year {} has no day {}", q, y, *day));
    return std::nullopt;
  }
  return days;
}

}  // namespace

std::optional<int64_t> date_from(Fields& fields, std::optional<int64_t> base) {
  const auto year = fields.integer("year", -kLargestYear, kLargestYear);
  if (!fields.ok()) return std::nullopt;
  if (!base && !year) {
    fields.fail("a date needs a `year`");
    return std::nullopt;
  }
  const bool month = fields.has("month") || fields.has("day");
  const bool week = fields.has("week") || fields.has("dayOfWeek");
  const bool ordinal = fields.has("ordinalDay");
  const bool quarter = fields.has("quarter") || fields.has("dayOfQuarter");
  if (int{month} + int{week} + int{ordinal} + int{quarter} > 1) {
    fields.fail("a date is given by month, by week, by quarter or by its day of the year, not by several of them");
    return std::nullopt;
  }
  auto days = week ? by_week(fields, year, base) : ordinal ? by_ordinal(fields, year, base) : quarter ? by_quarter(fields, year, base) : by_month(fields, year, base);
  if (days && !in_range(Date{*days})) {
    fields.fail("a year lies between -999999999 and 999999999");
    return std::nullopt;
  }
  return days;
}

namespace {

// Milli-, micro- and nanoseconds add up; the finer ones stay below the next coarser one that is given.
int64_t fraction_from(Fields& fields, std::optional<int64_t> base, bool add_to_fraction) {
  const bool millis = fields.has("millisecond");
  const bool micros = fields.has("microsecond");
  const auto ms = fields.integer("millisecond", 0, 999);
  const auto us = fields.integer("microsecond", 0, millis ? 999 : 999'999);
  const auto ns = fields.integer("nanosecond", 0, micros ? 999 : millis ? 999'999 : kNanosPerSecond - 1);
  const int64_t given = ms.value_or(0) * 1'000'000 + us.value_or(0) * 1'000 + ns.value_or(0);
  const int64_t kept = base.value_or(0) % kNanosPerSecond;
  if (!ms && !us && !ns) return kept;
  if (!add_to_fraction || millis) return given;
  return kept + given < kNanosPerSecond ? kept + given : given;
}

}  // namespace

std::optional<int64_t> time_from(Fields& fields, std::optional<int64_t> base, bool add_to_fraction) {
  const auto hour = fields.integer("hour", 0, 23);
  const auto minute = fields.integer("minute", 0, 59);
  const auto second = fields.integer("second", 0, 59);
  const int64_t fraction = fraction_from(fields, base, add_to_fraction);
  if (!fields.ok()) return std::nullopt;
  const bool finer = fields.has("millisecond") || fields.has("microsecond") || fields.has("nanosecond");
  if (!base && ((minute && !hour) || (second && !minute) || (finer && !second))) {
    fields.fail("a component of the time is given, but not the next larger one");
    return std::nullopt;
  }
  const int64_t of_day = base.value_or(0) / kNanosPerSecond;
  const int64_t seconds = hour.value_or(of_day / 3600) * 3600 + minute.value_or(of_day / 60 % 60) * 60 + second.value_or(of_day % 60);
  return seconds * kNanosPerSecond + fraction;
}

}  // namespace relata::query
