#include "query/expression/temporal_build.hpp"

#include <algorithm>
#include <array>
#include <cmath>

#include <fmt/format.h>

#include "query/expression/calendar.hpp"
#include "query/expression/temporal_arithmetic.hpp"
#include "query/expression/temporal_fields.hpp"
#include "query/expression/temporal_zone.hpp"

namespace relata::query {

namespace {

// What other temporal values contribute before the components are set.
struct Parts {
  std::optional<int64_t> days;
  std::optional<int64_t> of_day;  // nanoseconds since midnight
  std::optional<Zone> zone;
};

LocalDateTime joined(int64_t days, int64_t of_day) {
  return {days * kSecondsPerDay + of_day / kNanosPerSecond, static_cast<int32_t>(of_day % kNanosPerSecond)};
}

Parts parts_of(const LocalDateTime& t) {
  return {floor_div(t.seconds, kSecondsPerDay), floor_mod(t.seconds, kSecondsPerDay) * kNanosPerSecond + t.nanoseconds, std::nullopt};
}

Parts parts_of(const Value& v) {
  switch (v.type()) {
    case ValueType::date: return {v.date().days, std::nullopt, std::nullopt};
    case ValueType::local_time: return {std::nullopt, v.local_time().nanoseconds, std::nullopt};
    case ValueType::time: return {std::nullopt, v.time().nanoseconds, Zone::of_offset(v.time().offset_seconds)};
    case ValueType::local_date_time: return parts_of(v.local_date_time());
    case ValueType::date_time: {
      Parts p = parts_of(local_of(v.date_time()));
      p.zone = Zone::of(v.date_time());
      return p;
    }
    default: return {};
  }
}

bool has_date(ValueType target) { return target != ValueType::local_time && target != ValueType::time; }
bool has_time(ValueType target) { return target != ValueType::date; }
bool has_zone(ValueType target) { return target == ValueType::time || target == ValueType::date_time; }

Value bad(Evaluator& evaluator, std::string message) {
  return evaluator.fail("ArgumentError", "InvalidArgumentValue", std::move(message));
}

// The value of the target type; parts it does not have are left out, those missing are the least. The local time is read
// in `zone`.
Value assembled(Evaluator& evaluator, ValueType target, const Parts& p, const Zone& zone) {
  const int64_t of_day = p.of_day.value_or(0);
  switch (target) {
    case ValueType::date: return Value(Date{*p.days});
    case ValueType::local_time: return Value(LocalTime{of_day});
    case ValueType::local_date_time: return Value(joined(*p.days, of_day));
    case ValueType::date_time: return Value(in_zone(joined(*p.days, of_day), zone));
    default: break;
  }
  // A time has an offset only: of a named zone that of the date, if there is one, else of now.
  const int64_t offset = p.days ? zone.offset_at_local(joined(*p.days, of_day).seconds)
                                : zone.offset_at(evaluator.context().statement_time.seconds);
  return Value(Time{of_day, static_cast<int32_t>(offset)});
}

// The same instant in another zone.
Value shifted(Evaluator& evaluator, const Value& v, const Zone& zone) {
  if (v.type() == ValueType::date_time) return Value(moved_to(v.date_time(), zone));
  const Time t = v.time();
  const int64_t offset = zone.offset_at(evaluator.context().statement_time.seconds);
  const int64_t moved = t.nanoseconds + (offset - t.offset_seconds) * kNanosPerSecond;
  return Value(Time{floor_mod(moved, kNanosPerDay), static_cast<int32_t>(offset)});
}

constexpr std::array<std::string_view, 3> kSelections = {"date", "time", "datetime"};
constexpr std::array<std::string_view, 1> kZoneField = {"timezone"};
constexpr std::array<std::string_view, 2> kEpochFields = {"epochSeconds", "epochMillis"};
constexpr std::array<std::string_view, 0> kNoFields = {};

// The parts the map takes from other temporal values: {date: ..., time: ...} or {datetime: ...}.
std::optional<Parts> selected(Fields& fields, ValueType target) {
  Parts out;
  for (const std::string_view name : kSelections) {
    if (!fields.has(name)) continue;
    const Parts p = parts_of(fields.value(name));
    const bool date = name != "time";
    const bool time = name != "date";
    if ((date && has_date(target) && !p.days) || (time && has_time(target) && !p.of_day)) {
      fields.fail(fmt::format("`{}` cannot be {}", name, describe(TypeSet(fields.value(name).type()))));
      return std::nullopt;
    }
    if (date && p.days) out.days = p.days;
    if (time) out.of_day = p.of_day;
    if (time) out.zone = p.zone;
  }
  return out;
}

std::optional<Zone> zone_field(Fields& fields) {
  if (!fields.has("timezone")) return std::nullopt;
  const Value v = fields.value("timezone");
  if (v.type() != ValueType::string) {
    fields.fail("`timezone` is a text, such as 'Europe/Berlin' or '+01:00'");
    return std::nullopt;
  }
  std::string why;
  auto zone = Zone::named(v.string(), why);
  if (!zone) fields.fail(why);
  return zone;
}

void check_names(Fields& fields, ValueType target) {
  using Group = std::span<const std::string_view>;
  fields.allow_only({kSelections, has_date(target) ? Group(kDateFields) : Group(kNoFields),
                     has_time(target) ? Group(kTimeFields) : Group(kNoFields), kZoneField,
                     target == ValueType::date_time ? Group(kEpochFields) : Group(kNoFields)});
}

bool from_epoch(Fields& fields, Parts& parts) {
  if (!fields.has("epochSeconds") && !fields.has("epochMillis")) return true;
  constexpr int64_t kMostSeconds = 31'556'889'864'403'199;  // +999999999-12-31T23:59:59Z
  const auto seconds = fields.integer("epochSeconds", -kMostSeconds, kMostSeconds);
  const auto millis = fields.integer("epochMillis", INT64_MIN, INT64_MAX);
  if (!fields.ok()) return false;
  const int64_t whole = seconds ? *seconds : floor_div(*millis, 1000);
  Parts p = parts_of(LocalDateTime{whole, seconds ? 0 : static_cast<int32_t>(floor_mod(*millis, 1000) * 1'000'000)});
  parts.days = p.days;
  parts.of_day = p.of_day;
  parts.zone = Zone();
  return true;
}

// Sets the components over the parts; false after a failure.
bool set_components(Fields& fields, ValueType target, Parts& parts, bool add_to_fraction) {
  if (has_date(target)) {
    const auto days = date_from(fields, parts.days);
    if (!days) return false;
    parts.days = days;
  }
  if (has_time(target)) {
    const auto of_day = time_from(fields, parts.of_day, add_to_fraction);
    if (!of_day) return false;
    parts.of_day = of_day;
  }
  return true;
}

}  // namespace

Value build_from_map(Evaluator& evaluator, ValueType target, const Map& map) {
  if (map.size() == 1 && map.begin()->first == "timezone" && map.begin()->second.type() == ValueType::string) {
    return build_from_instant(evaluator, target, evaluator.context().statement_time, map.begin()->second.string());
  }
  Fields fields(evaluator, map);
  check_names(fields, target);
  if (!fields.ok()) return {};
  auto parts = selected(fields, target);
  const auto zone = zone_field(fields);
  if (!parts || !fields.ok() || !from_epoch(fields, *parts)) return {};
  if (!has_date(target) && !parts->of_day && !fields.has("hour")) return bad(evaluator, "a time needs an `hour`");
  if (!set_components(fields, target, *parts, false)) return {};
  // With the instant known, another zone shows it at another local time.
  const bool moves = zone && parts->zone && has_zone(target);
  const Value out = assembled(evaluator, target, *parts, moves ? *parts->zone : zone ? *zone : parts->zone.value_or(Zone()));
  return moves ? shifted(evaluator, out, *zone) : out;
}

Value build_from_temporal(Evaluator& evaluator, ValueType target, const Value& other) {
  const Parts p = parts_of(other);
  if ((has_date(target) && !p.days) || (!has_date(target) && !p.of_day)) {
    return bad(evaluator, fmt::format("{} cannot be made from {}", describe(TypeSet(target)), describe(TypeSet(other.type()))));
  }
  return assembled(evaluator, target, p, p.zone.value_or(Zone()));
}

Value build_from_instant(Evaluator& evaluator, ValueType target, const DateTime& instant, std::string_view zone_name) {
  std::string why;
  const auto zone = zone_name.empty() ? Zone::of(instant) : Zone::named(zone_name, why);
  if (!zone) return bad(evaluator, why);
  return build_from_temporal(evaluator, target, Value(moved_to(instant, *zone)));
}

Value build_from_text(Evaluator& evaluator, ValueType target, const std::string& text) {
  std::string why;
  const auto no = [&] {
    return bad(evaluator, why.empty() ? fmt::format("'{}' is not {}", text, describe(TypeSet(target))) : why);
  };
  if (target == ValueType::date) {
    const auto date = parse_date(text);
    return date ? Value(*date) : no();
  }
  if (!has_date(target)) {
    const auto time = parse_time(text.starts_with('T') ? std::string_view(text).substr(1) : std::string_view(text));
    if (!time || (target == ValueType::local_time && !time->zone.empty()) || !time->zone.name.empty()) return no();
    if (target == ValueType::local_time) return Value(LocalTime{time->nanoseconds});
    return Value(Time{time->nanoseconds, time->zone.offset_seconds.value_or(0)});
  }
  const auto both = parse_date_time(text);
  if (!both || (target == ValueType::local_date_time && !both->time.zone.empty())) return no();
  const LocalDateTime local = joined(both->date.days, both->time.nanoseconds);
  if (target == ValueType::local_date_time) return Value(local);
  const auto zoned = with_zone_text(local, both->time.zone, Zone(), why);
  return zoned ? Value(*zoned) : no();
}

namespace {

struct DurationField {
  std::string_view name;
  int64_t months, days, seconds, nanoseconds;  // one of this unit
};

constexpr std::array<DurationField, 11> kDurationFields = {{{"years", 12, 0, 0, 0},
                                                            {"quarters", 3, 0, 0, 0},
                                                            {"months", 1, 0, 0, 0},
                                                            {"weeks", 0, 7, 0, 0},
                                                            {"days", 0, 1, 0, 0},
                                                            {"hours", 0, 0, 3600, 0},
                                                            {"minutes", 0, 0, 60, 0},
                                                            {"seconds", 0, 0, 1, 0},
                                                            {"milliseconds", 0, 0, 0, 1'000'000},
                                                            {"microseconds", 0, 0, 0, 1'000},
                                                            {"nanoseconds", 0, 0, 0, 1}}};

bool add_whole(int64_t& sum, int64_t amount, int64_t scale) {
  int64_t product = 0;
  return !__builtin_mul_overflow(amount, scale, &product) && !__builtin_add_overflow(sum, product, &sum);
}

bool add_field(DurationParts& parts, const DurationField& field, const Value& amount) {
  if (amount.type() == ValueType::integer) {
    parts.nanoseconds += Wide{amount.integer()} * field.nanoseconds;
    return add_whole(parts.whole_months, amount.integer(), field.months) && add_whole(parts.whole_days, amount.integer(), field.days) &&
           add_whole(parts.whole_seconds, amount.integer(), field.seconds);
  }
  const double x = amount.floating();
  if (!std::isfinite(x)) return false;
  parts.months += x * static_cast<double>(field.months);
  parts.days += x * static_cast<double>(field.days);
  parts.seconds += x * static_cast<double>(field.seconds) + x * static_cast<double>(field.nanoseconds) / 1e9;
  return true;
}

}  // namespace

Value build_duration(Evaluator& evaluator, const Map& map) {
  DurationParts parts;
  if (map.empty()) return bad(evaluator, "a duration needs at least one component");
  for (const auto& [name, amount] : map) {
    const auto field = std::find_if(kDurationFields.begin(), kDurationFields.end(), [&](const DurationField& f) { return f.name == name; });
    if (field == kDurationFields.end()) return bad(evaluator, fmt::format("a duration has no component `{}`", name));
    if (!amount.is_number()) return bad(evaluator, fmt::format("`{}` is a number, not {}", name, describe(TypeSet(amount.type()))));
    if (!add_field(parts, *field, amount)) return bad(evaluator, fmt::format("`{}` is too large", name));
  }
  const auto duration = normalized(parts);
  return duration ? Value(*duration) : bad(evaluator, "the duration is too large");
}

namespace {

enum class Unit { millennium, century, decade, year, week_year, quarter, month, week, day, hour, minute, second, millisecond, microsecond };
constexpr std::array<std::string_view, 14> kUnits = {"millennium", "century", "decade", "year",   "weekYear", "quarter",     "month",
                                                     "week",       "day",     "hour",   "minute", "second",   "millisecond", "microsecond"};

int64_t truncated_days(Unit unit, int64_t days) {
  const CivilDate c = civil_from_days(days);
  const auto year_by = [&](int64_t years) { return days_from_civil({c.year - floor_mod(c.year, years), 1, 1}); };
  switch (unit) {
    case Unit::millennium: return year_by(1000);
    case Unit::century: return year_by(100);
    case Unit::decade: return year_by(10);
    case Unit::year: return year_by(1);
    case Unit::week_year: return days_from_week({week_from_days(days).week_year, 1, 1});
    case Unit::quarter: return days_from_civil({c.year, (c.month - 1) / 3 * 3 + 1, 1});
    case Unit::month: return days_from_civil({c.year, c.month, 1});
    case Unit::week: return days - (day_of_week(days) - 1);
    default: return days;
  }
}

int64_t truncated_time(Unit unit, int64_t of_day) {
  constexpr std::array<int64_t, 5> kLengths = {3600 * kNanosPerSecond, 60 * kNanosPerSecond, kNanosPerSecond, 1'000'000, 1'000};
  if (unit <= Unit::day) return 0;
  const int64_t length = kLengths[static_cast<size_t>(unit) - static_cast<size_t>(Unit::hour)];
  return of_day / length * length;
}

bool unit_fits(Unit unit, ValueType target, const Parts& p) {
  if (unit > Unit::day) return has_time(target) && (p.of_day.has_value() || has_date(target));
  return unit == Unit::day ? !has_date(target) || p.days.has_value() : has_date(target) && p.days.has_value();
}

}  // namespace

Value truncate(Evaluator& evaluator, ValueType target, std::string_view unit_name, const Value& other, const Map& map) {
  const auto named = std::find(kUnits.begin(), kUnits.end(), unit_name);
  if (named == kUnits.end()) return bad(evaluator, fmt::format("there is no unit '{}'", unit_name));
  const auto unit = static_cast<Unit>(named - kUnits.begin());
  Parts parts = parts_of(other);
  if (!unit_fits(unit, target, parts) || (has_date(target) && !parts.days)) {
    return bad(evaluator, fmt::format("{} cannot be truncated to {} of '{}'", describe(TypeSet(other.type())), describe(TypeSet(target)), unit_name));
  }
  if (parts.days) parts.days = truncated_days(unit, *parts.days);
  parts.of_day = truncated_time(unit, parts.of_day.value_or(0));
  Fields fields(evaluator, map);
  fields.allow_only({has_date(target) ? std::span<const std::string_view>(kDateFields) : kNoFields,
                     has_time(target) ? std::span<const std::string_view>(kTimeFields) : kNoFields, kZoneField});
  if (!fields.ok()) return {};
  const auto zone = zone_field(fields);
  if (!fields.ok() || !set_components(fields, target, parts, unit >= Unit::millisecond)) return {};
  return assembled(evaluator, target, parts, zone ? *zone : parts.zone.value_or(Zone()));
}

}  // namespace relata::query
