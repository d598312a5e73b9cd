#include "query/expression/temporal_text.hpp"

#include <fmt/format.h>

#include "query/expression/calendar.hpp"

namespace relata::query {

namespace {

std::string date_text(int64_t days) {
  const CivilDate c = civil_from_days(days);
  const std::string year = c.year < 0 ? fmt::format("-{:04}", -c.year) : c.year > 9999 ? fmt::format("+{}", c.year) : fmt::format("{:04}", c.year);
  return fmt::format("{}-{:02}-{:02}", year, c.month, c.day);
}

// ".645876123" without the zeros at its end; empty for 0.
std::string fraction_text(int64_t nanoseconds) {
  if (nanoseconds == 0) return {};
  std::string out = fmt::format(".{:09}", nanoseconds);
  out.erase(out.find_last_not_of('0') + 1);
  return out;
}

std::string time_text(int64_t nanoseconds) {
  const int64_t seconds = nanoseconds / kNanosPerSecond;
  const int64_t fraction = nanoseconds % kNanosPerSecond;
  std::string out = fmt::format("{:02}:{:02}", seconds / 3600, seconds / 60 % 60);
  if (seconds % 60 != 0 || fraction != 0) out += fmt::format(":{:02}{}", seconds % 60, fraction_text(fraction));
  return out;
}

std::string local_text(int64_t seconds, int32_t nanoseconds) {
  return date_text(floor_div(seconds, kSecondsPerDay)) + "T" +
         time_text(floor_mod(seconds, kSecondsPerDay) * kNanosPerSecond + nanoseconds);
}

std::string date_time_text(const DateTime& t) {
  std::string out = local_text(t.seconds + t.offset_seconds, t.nanoseconds) + offset_text(t.offset_seconds);
  if (!t.zone.empty()) out += "[" + t.zone + "]";
  return out;
}

std::string part(int64_t amount, char unit) { return amount == 0 ? std::string() : fmt::format("{}{}", amount, unit); }

// Hours, minutes and seconds all carry the sign of the whole.
std::string duration_time_text(const Duration& d) {
  const Wide total = Wide{d.seconds} * kNanosPerSecond + d.nanoseconds;
  const auto seconds = static_cast<int64_t>(total / kNanosPerSecond);
  const auto fraction = static_cast<int64_t>(total % kNanosPerSecond);
  std::string out = part(seconds / 3600, 'H') + part(seconds / 60 % 60, 'M');
  const int64_t rest = seconds % 60;
  if (rest != 0 || fraction != 0) {
    const int64_t size = rest < 0 ? -rest : rest;
    out += fmt::format("{}{}{}S", total < 0 ? "-" : "", size, fraction_text(fraction < 0 ? -fraction : fraction));
  }
  return out;
}

std::string duration_text(const Duration& d) {
  std::string out = "P" + part(d.months / 12, 'Y') + part(d.months % 12, 'M') + part(d.days, 'D');
  const std::string time = duration_time_text(d);
  if (!time.empty()) out += "T" + time;
  return out == "P" ? "PT0S" : out;
}

}  // namespace

std::string offset_text(int32_t offset_seconds) {
  if (offset_seconds == 0) return "Z";
  const int32_t size = offset_seconds < 0 ? -offset_seconds : offset_seconds;
  std::string out = fmt::format("{}{:02}:{:02}", offset_seconds < 0 ? '-' : '+', size / 3600, size / 60 % 60);
  if (size % 60 != 0) out += fmt::format(":{:02}", size % 60);
  return out;
}

std::string temporal_text(const Value& value) {
  switch (value.type()) {
    case ValueType::date: return date_text(value.date().days);
    case ValueType::local_time: return time_text(value.local_time().nanoseconds);
    case ValueType::time: return time_text(value.time().nanoseconds) + offset_text(value.time().offset_seconds);
    case ValueType::local_date_time: return local_text(value.local_date_time().seconds, value.local_date_time().nanoseconds);
    case ValueType::date_time: return date_time_text(value.date_time());
    case ValueType::duration: return duration_text(value.duration());
    default: return {};
  }
}

}  // namespace relata::query
