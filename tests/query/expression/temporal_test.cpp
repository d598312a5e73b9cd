#include <array>

#include "tests/query/expression/expression_case.hpp"

using namespace relata;
using namespace relata::query;
using Case = ExpressionCase;

namespace {
constexpr const char* kBad = "ArgumentError: InvalidArgumentValue";
}

TEST_CASE("dates from components") {
  constexpr std::array kCases = {
      Case{"date({year: 2021})", "'2021-01-01'"}, Case{"date({year: 2021, month: 5})", "'2021-05-01'"}, Case{"date({year: 2021, week: 53})", kBad},
      Case{"date({year: 2020, week: 53, dayOfWeek: 7})", "'2021-01-03'"}, Case{"date({year: 2021, ordinalDay: 60})", "'2021-03-01'"}, Case{"date({year: 2021, ordinalDay: 366})", kBad},
      Case{"date({year: 2021, quarter: 2, dayOfQuarter: 91})", "'2021-06-30'"}, Case{"date({year: 2021, quarter: 2, dayOfQuarter: 92})", kBad},
      Case{"date({year: 2021, month: 2, day: 29})", kBad}, Case{"date({month: 2})", kBad}, Case{"date({year: 2021, day: 2})", kBad}, Case{"date({year: 2021, month: 2, week: 3})", kBad},
      Case{"date({year: 2021, hour: 2})", kBad}, Case{"date({year: 'x'})", kBad}, Case{"date({year: 1000000000})", kBad}, Case{"date({year: -44, month: 3, day: 15})", "'-0044-03-15'"},
      Case{"date({date: date('2020-01-31'), month: 2})", "'2020-02-29'"}, Case{"date({date: date('2020-12-31'), year: 2021})", "'2021-12-31'"},
      Case{"date({date: datetime('2020-05-06T07:08'), day: 1})", "'2020-05-01'"}, Case{"date({date: localtime('07:08')})", kBad},
      Case{"date({date: date('2020-11-30'), quarter: 1})", "'2020-02-29'"}, Case{"date({date: date('2021-01-01'), dayOfWeek: 1})", "'2020-12-28'"},
      Case{"date('2021-02-30')", kBad}, Case{"date(null)", "null"}, Case{"date(1)", "SyntaxError: InvalidArgumentType"},
  };
  check_cases(kCases);
}

TEST_CASE("times and datetimes from components, texts and each other") {
  constexpr std::array kCases = {
      Case{"localtime({hour: 1})", "'01:00'"}, Case{"localtime({hour: 1, second: 2})", kBad}, Case{"localtime({minute: 1})", kBad}, Case{"localtime({hour: 24})", kBad},
      Case{"localtime({hour: 1, minute: 2, second: 3, millisecond: 4, microsecond: 5, nanosecond: 6})", "'01:02:03.004005006'"},
      Case{"localtime({hour: 1, minute: 2, second: 3, millisecond: 4, microsecond: 5000})", kBad}, Case{"localtime('01:02+01:00')", kBad},
      Case{"time({hour: 1, timezone: '-03:30'})", "'01:00-03:30'"}, Case{"time('01:02')", "'01:02Z'"}, Case{"time({time: time('12:00+01:00'), timezone: '+03:00'})", "'14:00+03:00'"},
      Case{"time({time: localtime('12:00'), timezone: '+03:00'})", "'12:00+03:00'"}, Case{"time({time: time('23:30+00:00'), timezone: '+01:00'})", "'00:30+01:00'"},
      Case{"localdatetime({year: 2021, hour: 5})", "'2021-01-01T05:00'"}, Case{"localdatetime({date: date('2020-02-03'), time: time('04:05+01:00'), second: 6})", "'2020-02-03T04:05:06'"},
      Case{"datetime({year: 2021, timezone: 'Europe/Paris'})", "'2021-01-01T00:00+01:00[Europe/Paris]'"}, Case{"datetime({year: 2021, month: 7, timezone: 'Europe/Paris'})", "'2021-07-01T00:00+02:00[Europe/Paris]'"},
      Case{"datetime({datetime: datetime('2021-07-01T12:00+02:00'), timezone: '-05:00'})", "'2021-07-01T05:00-05:00'"}, Case{"datetime({epochSeconds: 1, nanosecond: 5})", "'1970-01-01T00:00:01.000000005Z'"},
      Case{"datetime({year: 2021, timezone: 'Nowhere/Land'})", kBad}, Case{"datetime('2021-07-01T12:00+03:00[Europe/Paris]')", kBad},
      Case{"datetime('2017-03-26T02:30[Europe/Berlin]')", "'2017-03-26T03:30+02:00[Europe/Berlin]'"}, Case{"datetime('2017-10-29T02:30+01:00[Europe/Berlin]')", "'2017-10-29T02:30+01:00[Europe/Berlin]'"},
      Case{"datetime.fromepoch(10, 1500000000)", "'1970-01-01T00:00:11.5Z'"}, Case{"datetime.fromepochmillis(-1)", "'1969-12-31T23:59:59.999Z'"},
      Case{"date(datetime('2021-07-01T23:00-05:00'))", "'2021-07-01'"}, Case{"time(datetime('2021-07-01T12:00[Europe/Paris]'))", "'12:00+02:00'"}, Case{"datetime(date('2021-07-01'))", "'2021-07-01T00:00Z'"},
      Case{"localtime(date('2021-07-01'))", kBad}, Case{"date(localtime('10:00'))", kBad},
  };
  check_cases(kCases);
}

TEST_CASE("components") {
  constexpr std::array kCases = {
      Case{"date('2021-03-04').weekYear", "2021"}, Case{"date('2021-03-04').dayOfQuarter", "63"}, Case{"date('2021-03-04').hour", kBad}, Case{"localtime('01:02:03.5').millisecond", "500"},
      Case{"time('01:02-03:30').offsetMinutes", "-210"}, Case{"datetime('2021-03-04T05:06Z').epochSeconds", "1614834360"}, Case{"datetime('2021-03-04T05:06+01:00[Europe/Paris]').timezone", "'Europe/Paris'"},
      Case{"datetime('2021-03-04T05:06Z').offset", "'Z'"}, Case{"datetime('1969-12-31T23:59:59.5Z').epochMillis", "-500"},
      Case{"duration('P1Y5M').months", "17"}, Case{"duration('P1Y5M').monthsOfYear", "5"}, Case{"duration('P1Y5M').quarters", "5"}, Case{"duration('P17D').weeks", "2"}, Case{"duration('P17D').daysOfWeek", "3"},
      Case{"duration('PT1H1M1.5S').minutes", "61"}, Case{"duration('PT1H1M1.5S').milliseconds", "3661500"}, Case{"duration('PT1.5S').nanosecondsOfSecond", "500000000"}, Case{"duration('PT1S').century", kBad},
  };
  check_cases(kCases);
}

TEST_CASE("truncation") {
  constexpr std::array kCases = {
      Case{"date.truncate('millennium', date('2921-03-04'))", "'2000-01-01'"}, Case{"date.truncate('decade', date('-0015-03-04'))", "'-0020-01-01'"}, Case{"date.truncate('weekYear', date('2021-01-02'))", "'2019-12-30'"},
      Case{"date.truncate('week', date('2021-03-04'), {dayOfWeek: 3})", "'2021-03-03'"}, Case{"date.truncate('quarter', datetime('2021-06-04T05:06Z'))", "'2021-04-01'"},
      Case{"date.truncate('hour', date('2021-03-04'))", kBad}, Case{"date.truncate('fortnight', date('2021-03-04'))", kBad}, Case{"date.truncate('month', null)", "null"},
      Case{"localtime.truncate('minute', localtime('01:02:03'), {second: 9})", "'01:02:09'"}, Case{"localtime.truncate('day', time('01:02+01:00'))", "'00:00'"}, Case{"time.truncate('hour', localtime('01:02'), {timezone: '+02:00'})", "'01:00+02:00'"},
      Case{"datetime.truncate('day', datetime('2021-03-04T05:06+01:00'))", "'2021-03-04T00:00+01:00'"}, Case{"datetime.truncate('microsecond', localdatetime('2021-03-04T05:06:07.123456789'), {nanosecond: 5})", "'2021-03-04T05:06:07.123456005Z'"},
      Case{"localtime.truncate('month', localtime('01:02'))", kBad},
  };
  check_cases(kCases);
}

TEST_CASE("arithmetic of instants and durations") {
  constexpr std::array kCases = {
      Case{"date('2020-01-31') + duration('P1M')", "'2020-02-29'"}, Case{"date('2020-03-31') - duration({months: 1})", "'2020-02-29'"}, Case{"duration('P1D') + date('2020-02-28')", "'2020-02-29'"},
      Case{"date('2020-01-01') + duration('PT36H')", "'2020-01-02'"}, Case{"localtime('23:00') + duration('PT2H')", "'01:00'"}, Case{"time('01:00+02:00') - duration('PT2H')", "'23:00+02:00'"},
      Case{"datetime('2017-03-25T12:00[Europe/Berlin]') + duration('P1D')", "'2017-03-26T12:00+02:00[Europe/Berlin]'"}, Case{"datetime('2017-03-25T12:00[Europe/Berlin]') + duration('PT24H')", "'2017-03-26T13:00+02:00[Europe/Berlin]'"},
      Case{"date('+999999999-12-31') + duration('P1D')", "ArgumentError: NumberOutOfRange"}, Case{"duration('P1M') + duration('P1D') - duration('PT1H')", "'P1M1DT-1H'"},
      Case{"duration('P1M') * 1.5", "'P1M15DT5H14M33S'"}, Case{"2 * duration('PT90M')", "'PT3H'"}, Case{"duration('P1D') / 2", "'PT12H'"}, Case{"duration('P1D') / 0", "ArgumentError: NumberOutOfRange"},
      Case{"-duration('P1DT1S')", "'P-1DT-1S'"}, Case{"date('2020-01-01') + 1", "TypeError: InvalidArgumentType"}, Case{"date('2020-01-01') - date('2019-01-01')", "TypeError: InvalidArgumentType"},
      Case{"duration({months: 9223372036854775807}) + duration({months: 1})", "ArgumentError: NumberOutOfRange"}, Case{"duration({seconds: 9223372036854775807}) * 9223372036854775807", "ArgumentError: NumberOutOfRange"},
      Case{"duration({years: 9223372036854775807})", kBad}, Case{"duration({})", kBad}, Case{"duration({moons: 1})", kBad}, Case{"duration({hours: 1.5, nanoseconds: -1})", "'PT1H29M59.999999999S'"},
  };
  check_cases(kCases);
}

TEST_CASE("the time between two values") {
  constexpr std::array kCases = {
      Case{"duration.between(date('2020-01-31'), date('2020-03-01'))", "'P1M1D'"}, Case{"duration.between(date('2020-03-01'), date('2020-01-31'))", "'P-1M-1D'"},
      Case{"duration.between(date('-999999999-01-01'), date('+999999999-12-31'))", "'P1999999998Y11M30D'"}, Case{"duration.inSeconds(localdatetime('-999999999-01-01'), localdatetime('+999999999-12-31T23:59:59'))", "'PT17531639991215H59M59S'"},
      Case{"duration.between(localtime('10:00'), localtime('09:30'))", "'PT-30M'"}, Case{"duration.between(time('10:00+01:00'), time('10:00Z'))", "'PT1H'"}, Case{"duration.between(date('2020-01-01'), localtime('10:00'))", "'PT10H'"},
      Case{"duration.inMonths(date('2020-01-31'), date('2020-02-29'))", "'PT0S'"}, Case{"duration.inDays(localdatetime('2020-01-01T12:00'), localdatetime('2020-01-03T11:00'))", "'P1D'"},
      Case{"duration.inSeconds(datetime('2017-03-26T00:00[Europe/Berlin]'), datetime('2017-03-27T00:00[Europe/Berlin]'))", "'PT23H'"}, Case{"duration.inDays(datetime('2017-03-26T00:00[Europe/Berlin]'), datetime('2017-03-27T00:00[Europe/Berlin]'))", "'P1D'"},
      Case{"duration.between(null, date('2020-01-01'))", "null"},
  };
  check_cases(kCases);
}

TEST_CASE("the clock stands still within a statement") {
  CHECK(evaluated("all(x IN range(1, 1000) WHERE datetime() = datetime())") == "true");
  CHECK(evaluated("date() = date.statement() AND datetime.statement() <= datetime.realtime()") == "true");
  CHECK(evaluated("datetime.statement('Europe/Berlin').timezone") == "'Europe/Berlin'");
  CHECK(evaluated("localdatetime.transaction(null)") == "null");
}
