#include "query/expression/calendar.hpp"

#include <array>

namespace relata::query {

namespace {

constexpr int64_t kDaysPerEra = 146'097;  // 400 years
constexpr int64_t kEpochFromMarchYear0 = 719'468;  // days from 0000-03-01 to 1970-01-01

}  // namespace

bool is_leap(int64_t year) { return year % 4 == 0 && (year % 100 != 0 || year % 400 == 0); }

int32_t days_in_month(int64_t year, int32_t month) {
  static constexpr std::array<int32_t, 12> kDays = {31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31};
  return month == 2 && is_leap(year) ? 29 : kDays[static_cast<size_t>(month - 1)];
}

int32_t days_in_year(int64_t year) { return is_leap(year) ? 366 : 365; }

int64_t days_from_civil(CivilDate date) {
  const int64_t march_year = date.month <= 2 ? date.year - 1 : date.year;
  const int64_t era = floor_div(march_year, 400);
  const int64_t year_of_era = march_year - era * 400;
  const int64_t march_month = (date.month + 9) % 12;
  const int64_t day_of_march_year = (153 * march_month + 2) / 5 + date.day - 1;
  const int64_t day_of_era = year_of_era * 365 + year_of_era / 4 - year_of_era / 100 + day_of_march_year;
  return era * kDaysPerEra + day_of_era - kEpochFromMarchYear0;
}

CivilDate civil_from_days(int64_t days) {
  const int64_t shifted = days + kEpochFromMarchYear0;
  const int64_t era = floor_div(shifted, kDaysPerEra);
  const int64_t day_of_era = shifted - era * kDaysPerEra;
  const int64_t year_of_era = (day_of_era - day_of_era / 1460 + day_of_era / 36524 - day_of_era / 146'096) / 365;
  const int64_t day_of_march_year = day_of_era - (365 * year_of_era + year_of_era / 4 - year_of_era / 100);
  const int64_t march_month = (5 * day_of_march_year + 2) / 153;
  CivilDate out;
  out.day = static_cast<int32_t>(day_of_march_year - (153 * march_month + 2) / 5 + 1);
  out.month = static_cast<int32_t>(march_month < 10 ? march_month + 3 : march_month - 9);
  out.year = year_of_era + era * 400 + (out.month <= 2 ? 1 : 0);
  return out;
}

int32_t day_of_week(int64_t days) { return static_cast<int32_t>(floor_mod(days + 3, 7)) + 1; }  // 1970-01-01: Thursday

namespace {

// The Monday of week 1: that of the week which holds 4 January.
int64_t first_monday(int64_t week_year) {
  const int64_t fourth = days_from_civil({week_year, 1, 4});
  return fourth - (day_of_week(fourth) - 1);
}

}  // namespace

int32_t weeks_in_year(int64_t week_year) {
  return static_cast<int32_t>((first_monday(week_year + 1) - first_monday(week_year)) / 7);
}

int64_t days_from_week(WeekDate date) { return first_monday(date.week_year) + (date.week - 1) * 7 + (date.day_of_week - 1); }

WeekDate week_from_days(int64_t days) {
  // The Thursday of a week always lies in the year the week belongs to.
  const int64_t thursday = days - day_of_week(days) + 4;
  const int64_t year = civil_from_days(thursday).year;
  return {year, static_cast<int32_t>((days - first_monday(year)) / 7) + 1, day_of_week(days)};
}

int32_t day_of_year(int64_t days) {
  return static_cast<int32_t>(days - days_from_civil({civil_from_days(days).year, 1, 1})) + 1;
}

int32_t day_of_quarter(int64_t days) {
  const CivilDate c = civil_from_days(days);
  return static_cast<int32_t>(days - days_from_civil({c.year, (c.month - 1) / 3 * 3 + 1, 1})) + 1;
}

bool in_range(Date date) {
  static const int64_t kFirst = days_from_civil({-kLargestYear, 1, 1});
  static const int64_t kLast = days_from_civil({kLargestYear, 12, 31});
  return kFirst <= date.days && date.days <= kLast;
}

Wide average_seconds(const Duration& d) {
  return Wide{d.months} * kAverageSecondsPerMonth + Wide{d.days} * kSecondsPerDay + d.seconds;
}

}  // namespace relata::query
