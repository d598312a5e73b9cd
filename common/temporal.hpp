#pragma once
// openCypher's temporal values as plain data, on the proleptic Gregorian calendar without leap seconds.
// Arithmetic, parsing and printing stand in query/expression.

#include <compare>
#include <cstdint>
#include <string>

namespace relata {

struct Date {
  int64_t days = 0;  // since 1970-01-01
  friend auto operator<=>(const Date&, const Date&) = default;
};
struct LocalTime {
  int64_t nanoseconds = 0;  // since midnight, below 24 hours
  friend auto operator<=>(const LocalTime&, const LocalTime&) = default;
};
struct Time {
  int64_t nanoseconds = 0;  // since midnight, local
  int32_t offset_seconds = 0;
  friend bool operator==(const Time&, const Time&) = default;
};
struct LocalDateTime {
  int64_t seconds = 0;      // since 1970-01-01T00:00, local
  int32_t nanoseconds = 0;  // 0 to 999,999,999
  friend auto operator<=>(const LocalDateTime&, const LocalDateTime&) = default;
};
struct DateTime {
  int64_t seconds = 0;      // since 1970-01-01T00:00Z
  int32_t nanoseconds = 0;  // 0 to 999,999,999
  int32_t offset_seconds = 0;
  std::string zone;         // IANA name, or empty when only the offset is known
  friend bool operator==(const DateTime&, const DateTime&) = default;
};
// The four groups do not convert into each other: a month has no fixed number of days, a day none of hours.
struct Duration {
  int64_t months = 0;
  int64_t days = 0;
  int64_t seconds = 0;
  int32_t nanoseconds = 0;  // 0 to 999,999,999; carries the sign of `seconds` by borrowing
  friend bool operator==(const Duration&, const Duration&) = default;
};

}  // namespace relata
