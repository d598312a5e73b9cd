#pragma once
// ISO 8601 text to temporal values, in all its forms: basic and extended, calendar (2015-07-21), week (2015-W30-2), quarter
// (2015-Q3-21) and ordinal (2015-202) dates, reduced precision, signed years, fractions by point or comma, durations by
// units (P1Y2M, PT1.5H) or as a date and time (P2012-02-02T14:37:21). Nothing when the text is none.

#include <optional>
#include <string>
#include <string_view>

#include "common/temporal.hpp"
#include "query/expression/calendar.hpp"

namespace relata::query {

// A zone as written: an offset, an IANA name, or both.
struct ZoneText {
  std::optional<int32_t> offset_seconds;
  std::string name;
  [[nodiscard]] bool empty() const { return !offset_seconds && name.empty(); }
};
struct TimeText {
  int64_t nanoseconds = 0;  // since midnight
  ZoneText zone;
};
struct DateTimeText {
  Date date;
  TimeText time;
};

std::optional<Date> parse_date(std::string_view text);
std::optional<TimeText> parse_time(std::string_view text);
// The time may be absent: midnight.
std::optional<DateTimeText> parse_date_time(std::string_view text);
std::optional<Duration> parse_duration(std::string_view text);
// "Z", "+01:00", "-0100", "+01", "+01:00:30"; at most 18 hours.
std::optional<int32_t> parse_offset(std::string_view text);

}  // namespace relata::query
