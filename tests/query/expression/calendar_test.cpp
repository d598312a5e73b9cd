#include "query/expression/calendar.hpp"

#include <doctest/doctest.h>

#include <array>

using namespace relata;
using namespace relata::query;

TEST_CASE("days and civil dates, both ways") {
  struct Row {
    int64_t days;
    CivilDate date;
  };
  constexpr std::array kRows = {
      Row{0, {1970, 1, 1}},       Row{-1, {1969, 12, 31}},   Row{59, {1970, 3, 1}},     Row{11'016, {2000, 2, 29}}, Row{11'017, {2000, 3, 1}},
      Row{-25'508, {1900, 3, 1}}, Row{-719'528, {0, 1, 1}},  Row{-719'529, {-1, 12, 31}}, Row{20'000, {2024, 10, 4}},
      Row{365'241'780'471, {999'999'999, 12, 31}},           Row{-365'243'219'162, {-999'999'999, 1, 1}},
  };
  for (const Row& r : kRows) {
    CHECK(days_from_civil(r.date) == r.days);
    const CivilDate c = civil_from_days(r.days);
    CHECK(c.year == r.date.year);
    CHECK(c.month == r.date.month);
    CHECK(c.day == r.date.day);
  }
}

TEST_CASE("every day of four centuries follows the one before") {
  CivilDate before = civil_from_days(days_from_civil({1799, 12, 31}));
  for (int64_t day = days_from_civil({1800, 1, 1}); day < days_from_civil({2200, 1, 1}); ++day) {
    const CivilDate c = civil_from_days(day);
    REQUIRE(days_from_civil(c) == day);
    const bool next_day = c.month == before.month && c.day == before.day + 1;
    const bool next_month = c.day == 1 && before.day == days_in_month(before.year, before.month);
    REQUIRE((next_day || next_month));
    before = c;
  }
}

TEST_CASE("weeks: ISO 8601 around New Year") {
  struct Row {
    CivilDate date;
    WeekDate week;
  };
  constexpr std::array kRows = {
      Row{{2004, 12, 31}, {2004, 53, 5}}, Row{{2005, 1, 1}, {2004, 53, 6}},  Row{{2005, 1, 3}, {2005, 1, 1}},
      Row{{2007, 12, 31}, {2008, 1, 1}},  Row{{2008, 12, 28}, {2008, 52, 7}}, Row{{2009, 12, 31}, {2009, 53, 4}},
      Row{{2010, 1, 3}, {2009, 53, 7}},   Row{{-1, 1, 4}, {-1, 1, 1}},
  };
  for (const Row& r : kRows) {
    const int64_t days = days_from_civil(r.date);
    const WeekDate w = week_from_days(days);
    CHECK(w.week_year == r.week.week_year);
    CHECK(w.week == r.week.week);
    CHECK(w.day_of_week == r.week.day_of_week);
    CHECK(days_from_week(w) == days);
  }
  CHECK(weeks_in_year(2004) == 53);
  CHECK(weeks_in_year(2005) == 52);
}

TEST_CASE("days of the year and of the quarter, and the range") {
  CHECK(day_of_year(days_from_civil({2024, 12, 31})) == 366);
  CHECK(day_of_quarter(days_from_civil({1984, 11, 11})) == 42);
  CHECK(in_range(Date{days_from_civil({kLargestYear, 12, 31})}));
  CHECK_FALSE(in_range(Date{days_from_civil({kLargestYear, 12, 31}) + 1}));
  CHECK_FALSE(in_range(Date{days_from_civil({-kLargestYear, 1, 1}) - 1}));
  CHECK(floor_div(-1, 7) == -1);
  CHECK(floor_mod(-1, 7) == 6);
}
