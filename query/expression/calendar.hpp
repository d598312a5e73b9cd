#pragma once
// The proleptic Gregorian calendar and ISO 8601 weeks over years -999,999,999 to 999,999,999, in plain integers: day
// numbers count from 1970-01-01. The conversion follows the well-known count of days in eras of 400 years that begin on
// 1 March, so that the leap day comes last.

#include <cstdint>

#include "common/temporal.hpp"

namespace relata::query {

inline constexpr int64_t kNanosPerSecond = 1'000'000'000;
inline constexpr int64_t kSecondsPerDay = 86'400;
inline constexpr int64_t kNanosPerDay = kSecondsPerDay * kNanosPerSecond;
inline constexpr int64_t kLargestYear = 999'999'999;
inline constexpr int64_t kAverageSecondsPerMonth = 2'629'746;  // 365.2425 days / 12

// Wide enough for every sum of temporal quantities.
__extension__ using Wide = __int128;

struct CivilDate {
  int64_t year = 1970;
  int32_t month = 1;  // 1 to 12
  int32_t day = 1;    // 1 to 31
};
struct WeekDate {
  int64_t week_year = 1970;  // may differ from the year around New Year
  int32_t week = 1;          // 1 to 53
  int32_t day_of_week = 1;   // 1 = Monday to 7
};

bool is_leap(int64_t year);
int32_t days_in_month(int64_t year, int32_t month);
int32_t days_in_year(int64_t year);
int32_t weeks_in_year(int64_t week_year);

// Requires a valid month and day and |year| <= kLargestYear + 1.
int64_t days_from_civil(CivilDate date);
CivilDate civil_from_days(int64_t days);
// Requires valid fields.
int64_t days_from_week(WeekDate date);
WeekDate week_from_days(int64_t days);
int32_t day_of_week(int64_t days);   // 1 = Monday to 7
int32_t day_of_year(int64_t days);   // 1 to 366
int32_t day_of_quarter(int64_t days);  // 1 to 92
bool in_range(Date date);

// Rounded towards minus infinity, with a remainder that is never negative.
constexpr int64_t floor_div(int64_t a, int64_t b) { return a / b - ((a % b != 0 && (a % b < 0) != (b < 0)) ? 1 : 0); }
constexpr int64_t floor_mod(int64_t a, int64_t b) { return a - floor_div(a, b) * b; }

// The months of average length: for ordering durations.
Wide average_seconds(const Duration& d);

}  // namespace relata::query
