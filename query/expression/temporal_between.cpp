// duration.between() and its kin.
//
// Both values are first laid on one time line. If both have a date, that is their dates; if one has none, both are taken as
// times of one day (that of the one which has a date, for daylight saving). If one has a zone and the other has not, the
// other is read as local time of that zone. Whole months and days are counted on the local time line of the first value;
// what is left is counted in real seconds.
#include <algorithm>

#include <fmt/format.h>

#include "query/expression/temporal_arithmetic.hpp"
#include "query/expression/temporal_zone.hpp"

namespace relata::query {

namespace {

constexpr Wide kNanos = kNanosPerSecond;
constexpr Wide kDayNanos = kNanosPerDay;

struct Placed {
  std::optional<int64_t> days;  // date
  int64_t of_day = 0;           // nanoseconds since midnight
  std::optional<Zone> zone;
};

Placed placed(const Value& v) {
  switch (v.type()) {
    case ValueType::date: return {v.date().days, 0, std::nullopt};
    case ValueType::local_time: return {std::nullopt, v.local_time().nanoseconds, std::nullopt};
    case ValueType::time: return {std::nullopt, v.time().nanoseconds, Zone::of_offset(v.time().offset_seconds)};
    case ValueType::local_date_time: {
      const LocalDateTime t = v.local_date_time();
      return {floor_div(t.seconds, kSecondsPerDay), floor_mod(t.seconds, kSecondsPerDay) * kNanosPerSecond + t.nanoseconds, std::nullopt};
    }
    default: {
      const LocalDateTime t = local_of(v.date_time());
      return {floor_div(t.seconds, kSecondsPerDay), floor_mod(t.seconds, kSecondsPerDay) * kNanosPerSecond + t.nanoseconds,
              Zone::of(v.date_time())};
    }
  }
}

// A point both on the local time line and, by its offset, on the real one; in nanoseconds.
struct Point {
  Wide local = 0;
  Wide real = 0;
};

Point point_of(const Placed& p, const Zone& zone) {
  const int64_t local_seconds = *p.days * kSecondsPerDay + p.of_day / kNanosPerSecond;
  const Wide local = Wide{local_seconds} * kNanos + p.of_day % kNanosPerSecond;
  return {local, local - Wide{zone.offset_at_local(local_seconds)} * kNanos};
}

// The same instant, on the local time line of another zone.
Point seen_from(const Point& p, const Zone& zone) {
  const auto utc = static_cast<int64_t>((p.real - (p.real % kNanos + kNanos) % kNanos) / kNanos);
  return {p.real + Wide{zone.offset_at(utc)} * kNanos, p.real};
}

int64_t days_of(Wide local) {
  return static_cast<int64_t>((local - (local % kDayNanos + kDayNanos) % kDayNanos) / kDayNanos);
}
Wide of_day(Wide local) { return (local % kDayNanos + kDayNanos) % kDayNanos; }

// Whole months from one local point to another, towards zero.
int64_t whole_months(Wide from, Wide to) {
  const CivilDate a = civil_from_days(days_of(from));
  const CivilDate b = civil_from_days(days_of(to));
  int64_t months = (b.year - a.year) * 12 + (b.month - a.month);
  const auto within_month = [](const CivilDate& c, Wide local) { return Wide{c.day} * kDayNanos + of_day(local); };
  const Wide rest = within_month(b, to) - within_month(a, from);
  if (months > 0 && rest < 0) --months;
  if (months < 0 && rest > 0) ++months;
  return months;
}

Wide real_of(Wide local, const Zone& zone, const Point& origin) {
  if (local == origin.local) return origin.real;
  const auto seconds = static_cast<int64_t>((local - (local % kNanos + kNanos) % kNanos) / kNanos);
  return local - Wide{zone.offset_at_local(seconds)} * kNanos;
}

Duration clock_duration(Wide nanoseconds) {
  Duration d;
  const Wide fraction = (nanoseconds % kNanos + kNanos) % kNanos;
  d.seconds = static_cast<int64_t>((nanoseconds - fraction) / kNanos);
  d.nanoseconds = static_cast<int32_t>(fraction);
  return d;
}

Duration difference(Between groups, const Point& from, const Point& to, const Zone& zone) {
  if (groups == Between::seconds) return clock_duration(to.real - from.real);
  Duration out;
  Wide at = from.local;
  if (groups != Between::days) {
    out.months = whole_months(from.local, to.local);
    Duration step;
    step.months = out.months;
    const auto moved = plus(Date{days_of(from.local)}, step, 1);
    at = Wide{moved ? moved->days : days_of(from.local)} * kDayNanos + of_day(from.local);
  }
  if (groups == Between::months) return out;
  out.days = static_cast<int64_t>((to.local - at) / kDayNanos);
  if (groups == Between::days) return out;
  at += Wide{out.days} * kDayNanos;
  const Duration clock = clock_duration(to.real - real_of(at, zone, from));
  out.seconds = clock.seconds;
  out.nanoseconds = clock.nanoseconds;
  return out;
}

}  // namespace

Value duration_between(Evaluator&, Between groups, const Value& from, const Value& to) {
  Placed a = placed(from);
  Placed b = placed(to);
  const bool dated = a.days && b.days;
  if (!dated) {
    const int64_t day = a.days ? *a.days : b.days.value_or(0);
    a.days = b.days = day;
    if (groups == Between::months || groups == Between::days) return Value(Duration{});
  }
  const Zone first_zone = a.zone ? *a.zone : b.zone ? *b.zone : Zone();
  const Zone second_zone = b.zone ? *b.zone : first_zone;
  const Point start = point_of(a, first_zone);
  const Point end = seen_from(point_of(b, second_zone), first_zone);
  return Value(difference(groups, start, end, first_zone));
}

}  // namespace relata::query
