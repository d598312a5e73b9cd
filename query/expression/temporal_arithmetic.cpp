#include "query/expression/temporal_arithmetic.hpp"

#include <algorithm>
#include <cmath>
#include <limits>

#include <fmt/format.h>

#include "query/expression/time_zone.hpp"

namespace relata::query {

namespace {

constexpr Wide kMost = std::numeric_limits<int64_t>::max();
constexpr Wide kLeast = -Wide{std::numeric_limits<int64_t>::max()};  // so that every amount can be read as it is printed

bool fits(Wide x) { return x >= kLeast && x <= kMost; }

Wide floor_div_wide(Wide a, Wide b) { return a / b - ((a % b != 0 && (a % b < 0) != (b < 0)) ? 1 : 0); }

// From exact parts; nothing when one does not fit.
std::optional<Duration> duration_of(Wide months, Wide days, Wide nanoseconds) {
  const Wide seconds = floor_div_wide(nanoseconds, kNanosPerSecond);
  if (!fits(months) || !fits(days) || !fits(seconds)) return std::nullopt;
  Duration d;
  d.months = static_cast<int64_t>(months);
  d.days = static_cast<int64_t>(days);
  d.seconds = static_cast<int64_t>(seconds);
  d.nanoseconds = static_cast<int32_t>(nanoseconds - seconds * kNanosPerSecond);
  return d;
}

Wide nanoseconds_of(const Duration& d) { return Wide{d.seconds} * kNanosPerSecond + d.nanoseconds; }

// A float as whole number and rest; false when it is no number or far too large.
bool split(double value, Wide& whole, double& rest) {
  if (!(std::fabs(value) < 1e18)) return false;
  whole = static_cast<Wide>(static_cast<int64_t>(value));
  rest = value - std::trunc(value);
  return true;
}

}  // namespace

std::optional<Duration> normalized(const DurationParts& parts) {
  Wide months = 0;
  Wide days = 0;
  Wide seconds = 0;
  double rest = 0;
  if (!split(parts.months, months, rest)) return std::nullopt;
  // The rest of a month in seconds, whole days taken out of it.
  const double month_seconds = rest * static_cast<double>(kAverageSecondsPerMonth);
  const double month_days = std::trunc(month_seconds / static_cast<double>(kSecondsPerDay));
  double seconds_left = month_seconds - month_days * static_cast<double>(kSecondsPerDay);
  if (!split(parts.days, days, rest)) return std::nullopt;
  seconds_left += rest * static_cast<double>(kSecondsPerDay);
  double second_rest = 0;
  double part_rest = 0;
  Wide left_whole = 0;
  if (!split(seconds_left, left_whole, second_rest) || !split(parts.seconds, seconds, part_rest)) return std::nullopt;
  const auto nanoseconds = static_cast<Wide>(std::llround(second_rest * 1e9) + std::llround(part_rest * 1e9));
  return duration_of(months + parts.whole_months, days + parts.whole_days + static_cast<Wide>(static_cast<int64_t>(month_days)),
                     (seconds + left_whole + parts.whole_seconds) * kNanosPerSecond + nanoseconds + parts.nanoseconds);
}

namespace {

std::optional<int64_t> plus_months(int64_t days, Wide months) {
  const CivilDate c = civil_from_days(days);
  const Wide month_count = Wide{c.year} * 12 + (c.month - 1) + months;
  const Wide year = floor_div_wide(month_count, 12);
  if (year < -kLargestYear || year > kLargestYear) return std::nullopt;
  CivilDate out;
  out.year = static_cast<int64_t>(year);
  out.month = static_cast<int32_t>(month_count - year * 12) + 1;
  out.day = std::min(c.day, days_in_month(out.year, out.month));
  return days_from_civil(out);
}

std::optional<int64_t> plus_calendar(int64_t days, const Duration& d, int sign) {
  const auto moved = plus_months(days, Wide{d.months} * sign);
  if (!moved) return std::nullopt;
  const Wide out = Wide{*moved} + Wide{d.days} * sign;
  if (!fits(out) || !in_range(Date{static_cast<int64_t>(out)})) return std::nullopt;
  return static_cast<int64_t>(out);
}

// Seconds since the epoch and nanoseconds, after a duration's clock part.
struct Moment {
  int64_t seconds;
  int32_t nanoseconds;
};
std::optional<Moment> plus_clock(int64_t seconds, int32_t nanoseconds, const Duration& d, int sign) {
  const Wide total = Wide{seconds} * kNanosPerSecond + nanoseconds + nanoseconds_of(d) * sign;
  const Wide out = floor_div_wide(total, kNanosPerSecond);
  if (!fits(out) || !in_range(Date{floor_div(static_cast<int64_t>(out), kSecondsPerDay)})) return std::nullopt;
  return Moment{static_cast<int64_t>(out), static_cast<int32_t>(total - out * kNanosPerSecond)};
}

}  // namespace

// Whole days of the clock part count, too.
std::optional<Date> plus(Date date, const Duration& duration, int sign) {
  const auto days = plus_calendar(date.days, duration, sign);
  if (!days) return std::nullopt;
  const Wide clock_days = nanoseconds_of(duration) * sign / kNanosPerDay;
  const Wide out = Wide{*days} + clock_days;
  if (!fits(out) || !in_range(Date{static_cast<int64_t>(out)})) return std::nullopt;
  return Date{static_cast<int64_t>(out)};
}

LocalTime plus(LocalTime time, const Duration& duration, int sign) {
  const Wide total = time.nanoseconds + nanoseconds_of(duration) * sign;
  return LocalTime{static_cast<int64_t>(total - floor_div_wide(total, kNanosPerDay) * kNanosPerDay)};
}

std::optional<LocalDateTime> plus(LocalDateTime time, const Duration& duration, int sign) {
  const auto days = plus_calendar(floor_div(time.seconds, kSecondsPerDay), duration, sign);
  if (!days) return std::nullopt;
  const int64_t of_day = floor_mod(time.seconds, kSecondsPerDay);
  const auto moment = plus_clock(*days * kSecondsPerDay + of_day, time.nanoseconds, duration, sign);
  if (!moment) return std::nullopt;
  return LocalDateTime{moment->seconds, moment->nanoseconds};
}

std::optional<DateTime> plus(const DateTime& time, const Duration& duration, int sign) {
  std::string why;
  const TimeZone* zone = time.zone.empty() ? nullptr : TimeZone::find(time.zone, why);
  const int64_t local = time.seconds + time.offset_seconds;
  DateTime out = time;
  if (duration.months != 0 || duration.days != 0) {
    const auto days = plus_calendar(floor_div(local, kSecondsPerDay), duration, sign);
    if (!days) return std::nullopt;
    const int64_t moved = *days * kSecondsPerDay + floor_mod(local, kSecondsPerDay);
    if (zone != nullptr && !zone->valid(moved, time.offset_seconds)) out.offset_seconds = zone->offset_at_local(moved);
    out.seconds = moved - out.offset_seconds;
  }
  const auto moment = plus_clock(out.seconds, out.nanoseconds, duration, sign);
  if (!moment) return std::nullopt;
  out.seconds = moment->seconds;
  out.nanoseconds = moment->nanoseconds;
  if (zone != nullptr) out.offset_seconds = zone->offset_at(out.seconds);
  return out;
}

namespace {

template <class T>
Value in_range_or_fail(Evaluator& evaluator, const std::optional<T>& value) {
  if (value) return Value(*value);
  return evaluator.fail("ArgumentError", "NumberOutOfRange", "the result lies beyond what temporal values can hold (year ±999,999,999)");
}

Value instant_plus(Evaluator& evaluator, const Value& instant, const Duration& d, int sign) {
  switch (instant.type()) {
    case ValueType::date: return in_range_or_fail(evaluator, plus(instant.date(), d, sign));
    case ValueType::local_time: return Value(plus(instant.local_time(), d, sign));
    case ValueType::time:
      return Value(Time{plus(LocalTime{instant.time().nanoseconds}, d, sign).nanoseconds, instant.time().offset_seconds});
    case ValueType::local_date_time: return in_range_or_fail(evaluator, plus(instant.local_date_time(), d, sign));
    default: return in_range_or_fail(evaluator, plus(instant.date_time(), d, sign));
  }
}

std::optional<Duration> sum(const Duration& a, const Duration& b, int sign) {
  return duration_of(Wide{a.months} + Wide{b.months} * sign, Wide{a.days} + Wide{b.days} * sign,
                     nanoseconds_of(a) + nanoseconds_of(b) * sign);
}

std::optional<Duration> scaled(const Duration& d, const Value& factor, bool divide) {
  if (!divide && factor.type() == ValueType::integer) {
    const Wide f = factor.integer();
    if (!fits(d.seconds * f)) return std::nullopt;  // else the nanoseconds would not fit into a Wide
    return duration_of(d.months * f, d.days * f, nanoseconds_of(d) * f);
  }
  const double f = factor.number();
  const auto apply = [&](int64_t part) { return divide ? static_cast<double>(part) / f : static_cast<double>(part) * f; };
  DurationParts parts;
  parts.months = apply(d.months);
  parts.days = apply(d.days);
  parts.seconds = apply(d.seconds);
  const double nanoseconds = apply(d.nanoseconds);
  if (!(std::fabs(nanoseconds) < 1e18)) return std::nullopt;
  parts.nanoseconds = static_cast<int64_t>(nanoseconds);
  return normalized(parts);
}

bool is_instant(const Value& v) { return v.type() >= ValueType::date && v.type() <= ValueType::date_time; }

}  // namespace

Value temporal_arithmetic(Evaluator& evaluator, Operation operation, const Value& left, const Value& right) {
  const bool left_duration = left.type() == ValueType::duration;
  const bool right_duration = right.type() == ValueType::duration;
  const int sign = operation == Operation::subtract ? -1 : 1;
  if (operation == Operation::add || operation == Operation::subtract) {
    if (left_duration && right_duration) return in_range_or_fail(evaluator, sum(left.duration(), right.duration(), sign));
    if (is_instant(left) && right_duration) return instant_plus(evaluator, left, right.duration(), sign);
    if (left_duration && is_instant(right) && sign > 0) return instant_plus(evaluator, right, left.duration(), sign);
  } else {
    const bool divide = operation == Operation::divide;
    if (left_duration && right.is_number()) return in_range_or_fail(evaluator, scaled(left.duration(), right, divide));
    if (right_duration && left.is_number() && !divide) return in_range_or_fail(evaluator, scaled(right.duration(), left, false));
  }
  return evaluator.fail("TypeError", "InvalidArgumentType",
                        fmt::format("{} and {} cannot be combined so", describe(TypeSet(left.type())), describe(TypeSet(right.type()))));
}

}  // namespace relata::query
