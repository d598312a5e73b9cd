#include "query/expression/temporal_parse.hpp"

#include <doctest/doctest.h>

#include <array>
#include <span>
#include <string>

#include "query/expression/temporal_text.hpp"

using namespace relata;
using namespace relata::query;

namespace {

struct Row {
  const char* text;
  const char* expected;  // as printed, or "" if it is none
};

template <class Parse>
void check(std::span<const Row> rows, Parse parse) {
  for (const Row& r : rows) {
    const auto v = parse(r.text);
    const std::string found = v ? temporal_text(Value(*v)) : std::string();
    CHECK_MESSAGE(found == r.expected, r.text, " -> ", found);
  }
}

}  // namespace

TEST_CASE("dates in all forms") {
  constexpr std::array kRows = {
      Row{"2021-03-04", "2021-03-04"}, Row{"20210304", "2021-03-04"}, Row{"2021-03", "2021-03-01"}, Row{"202103", "2021-03-01"},
      Row{"2021", "2021-01-01"}, Row{"2021-W07-3", "2021-02-17"}, Row{"2021W073", "2021-02-17"}, Row{"2021-W07", "2021-02-15"},
      Row{"2021W07", "2021-02-15"}, Row{"2021-063", "2021-03-04"}, Row{"2021063", "2021-03-04"}, Row{"2021-Q2-05", "2021-04-05"},
      Row{"2021Q2", "2021-04-01"}, Row{"-0044-03-15", "-0044-03-15"}, Row{"+12021-03-04", "+12021-03-04"}, Row{"+999999999-12-31", "+999999999-12-31"},
      Row{"2020-02-29", "2020-02-29"}, Row{"0000-01-01", "0000-01-01"},
      Row{"2021-02-29", ""}, Row{"2021-13-01", ""}, Row{"2021-00-01", ""}, Row{"2021-366", ""}, Row{"2021-W53", ""}, Row{"2021-Q5", ""},
      Row{"2021-Q1-91", ""}, Row{"21", ""}, Row{"", ""}, Row{"2021-3-4", ""}, Row{"2021-03-04T", ""}, Row{"2021-03-04 ", ""},
      Row{"+9999999999-01-01", ""}, Row{"2021-W07-8", ""}, Row{"+", ""}, Row{"2021-", ""},
  };
  check(kRows, parse_date);
}

TEST_CASE("durations by units and as a date and time") {
  constexpr std::array kRows = {
      Row{"P1Y2M3DT4H5M6.7S", "P1Y2M3DT4H5M6.7S"}, Row{"P3W", "P21D"}, Row{"PT90M", "PT1H30M"}, Row{"P1.5D", "P1DT12H"},
      Row{"P0.5Y", "P6M"}, Row{"P0.5M", "P15DT5H14M33S"}, Row{"PT0.000000001S", "PT0.000000001S"}, Row{"PT-1.5S", "PT-1.5S"},
      Row{"-P1Y2D", "P-1Y-2D"}, Row{"P-1YT-1H", "P-1YT-1H"}, Row{"PT1,5S", "PT1.5S"}, Row{"P2012-02-03T04:05:06.5", "P2012Y2M3DT4H5M6.5S"},
      Row{"P0D", "PT0S"}, Row{"PT100000H", "PT100000H"}, Row{"PT1.5H", "PT1H30M"},
      Row{"P", ""}, Row{"PT", ""}, Row{"1D", ""}, Row{"P1", ""}, Row{"P1H", ""}, Row{"PT1D", ""}, Row{"P1DT", ""}, Row{"", ""},
      Row{"P99999999999999999999D", ""}, Row{"PT1S ", ""},
  };
  check(kRows, parse_duration);
}

TEST_CASE("times with and without zone") {
  const auto text = [](const char* s) {
    const auto t = parse_time(s);
    if (!t) return std::string();
    return temporal_text(Value(LocalTime{t->nanoseconds})) + (t->zone.offset_seconds ? offset_text(*t->zone.offset_seconds) : "") +
           (t->zone.name.empty() ? "" : "[" + t->zone.name + "]");
  };
  constexpr std::array kRows = {
      Row{"21:40:32.142", "21:40:32.142"}, Row{"214032.142", "21:40:32.142"}, Row{"21:40", "21:40"}, Row{"2140", "21:40"}, Row{"21", "21:00"},
      Row{"21:40:32,5", "21:40:32.5"}, Row{"12:00Z", "12:00Z"}, Row{"12:00+01", "12:00+01:00"}, Row{"12:00-0130", "12:00-01:30"},
      Row{"12:00+01:02:03", "12:00+01:02:03"}, Row{"12:00[Europe/Paris]", "12:00[Europe/Paris]"}, Row{"12:00+02:00[Europe/Paris]", "12:00+02:00[Europe/Paris]"},
      Row{"12:00:00.1234567899", "12:00:00.123456789"},
      Row{"24:00", ""}, Row{"12:60", ""}, Row{"12:00+19:00", ""}, Row{"12:00+", ""}, Row{"12:00[", ""}, Row{"12:00[]", ""}, Row{"1:00", ""}, Row{"", ""},
  };
  for (const Row& r : kRows) CHECK_MESSAGE(text(r.text) == r.expected, r.text, " -> ", text(r.text));
}
