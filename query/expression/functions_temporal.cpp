// Constructors, clocks and differences of temporal values.

#include <fmt/format.h>

#include "query/expression/calendar.hpp"
#include "query/expression/catalogue.hpp"
#include "query/expression/temporal_arithmetic.hpp"
#include "query/expression/temporal_build.hpp"
#include "query/expression/temporal_parse.hpp"

namespace relata::query {

namespace {

constexpr TypeSet kDuration = ValueType::duration;

template <ValueType target>
Value construct(Call& c) {
  if (c.arguments.empty()) return build_from_instant(c.evaluator, target, c.evaluator.context().statement_time, {});
  const Value& v = c.arguments[0];
  if (v.type() == ValueType::string) return build_from_text(c.evaluator, target, v.string());
  if (v.type() == ValueType::map) return build_from_map(c.evaluator, target, v.map());
  return build_from_temporal(c.evaluator, target, v);
}

std::string_view zone_argument(Call& c) { return c.arguments.empty() ? std::string_view() : std::string_view(c.arguments[0].string()); }

template <ValueType target>
Value at_statement(Call& c) {
  return build_from_instant(c.evaluator, target, c.evaluator.context().statement_time, zone_argument(c));
}
template <ValueType target>
Value at_transaction(Call& c) {
  return build_from_instant(c.evaluator, target, c.evaluator.context().transaction_time, zone_argument(c));
}
template <ValueType target>
Value at_once(Call& c) {
  return build_from_instant(c.evaluator, target, now(), zone_argument(c));
}

template <ValueType target>
Value truncated(Call& c) {
  const Value other = c.arguments.size() > 1 ? c.arguments[1] : Value(c.evaluator.context().statement_time);
  return truncate(c.evaluator, target, c.arguments[0].string(), other, c.arguments.size() > 2 ? c.arguments[2].map() : Map());
}

Value from_epoch(Call& c) {
  const Map fields = {{"epochSeconds", c.arguments[0]}};
  const Value whole = build_from_map(c.evaluator, ValueType::date_time, fields);
  if (whole.is_null()) return whole;
  Duration rest;
  rest.seconds = floor_div(c.arguments[1].integer(), kNanosPerSecond);
  rest.nanoseconds = static_cast<int32_t>(floor_mod(c.arguments[1].integer(), kNanosPerSecond));
  return temporal_arithmetic(c.evaluator, Operation::add, whole, Value(rest));
}

Value from_epoch_millis(Call& c) { return build_from_map(c.evaluator, ValueType::date_time, {{"epochMillis", c.arguments[0]}}); }

Value duration(Call& c) {
  const Value& v = c.arguments[0];
  if (v.type() == ValueType::duration) return v;
  if (v.type() == ValueType::map) return build_duration(c.evaluator, v.map());
  const auto d = parse_duration(v.string());
  return d ? Value(*d) : bad_value(c, "InvalidArgumentValue", fmt::format("'{}' is not a duration", v.string()));
}

template <Between groups>
Value between(Call& c) {
  return duration_between(c.evaluator, groups, c.arguments[0], c.arguments[1]);
}

struct Names {
  std::string_view plain, transaction, statement, realtime, truncate;
  std::string_view plain_help, truncate_help;
};

template <ValueType target>
void add(std::vector<Function>& out, const Names& n) {
  constexpr TypeSet kSources = kTemporal | kText | kMaps;
  constexpr TypeSet kResult = target;
  out.push_back(row(n.plain, 0, 1, {kSources}, kResult, construct<target>, n.plain_help, "from a text, components or another value; now without"));
  out.push_back(row(n.transaction, 0, 1, {kText}, kResult, at_transaction<target>, n.transaction, "the time at which the transaction began"));
  out.push_back(row(n.statement, 0, 1, {kText}, kResult, at_statement<target>, n.statement, "the time at which the statement began"));
  out.push_back(with_chance(row(n.realtime, 0, 1, {kText}, kResult, at_once<target>, n.realtime, "the time at this very moment")));
  out.push_back(row(n.truncate, 1, 3, {kText, kTemporal, kMaps}, kResult, truncated<target>, n.truncate_help,
                    "cut down to a unit, 'millennium' to 'microsecond', then with components set"));
}

std::vector<Function> all() {
  std::vector<Function> out;
  add<ValueType::date>(out, {"date", "date.transaction", "date.statement", "date.realtime", "date.truncate", "date([value]) -> DATE",
                             "date.truncate(unit [, value [, components]]) -> DATE"});
  add<ValueType::local_time>(out, {"localtime", "localtime.transaction", "localtime.statement", "localtime.realtime", "localtime.truncate",
                                   "localtime([value]) -> LOCAL TIME", "localtime.truncate(unit [, value [, components]]) -> LOCAL TIME"});
  add<ValueType::time>(out, {"time", "time.transaction", "time.statement", "time.realtime", "time.truncate", "time([value]) -> TIME",
                             "time.truncate(unit [, value [, components]]) -> TIME"});
  add<ValueType::local_date_time>(out, {"localdatetime", "localdatetime.transaction", "localdatetime.statement", "localdatetime.realtime",
                                        "localdatetime.truncate", "localdatetime([value]) -> LOCAL DATETIME",
                                        "localdatetime.truncate(unit [, value [, components]]) -> LOCAL DATETIME"});
  add<ValueType::date_time>(out, {"datetime", "datetime.transaction", "datetime.statement", "datetime.realtime", "datetime.truncate",
                                  "datetime([value]) -> DATETIME", "datetime.truncate(unit [, value [, components]]) -> DATETIME"});
  const TypeSet zoned = ValueType::date_time;
  out.push_back(row("datetime.fromepoch", 2, 2, {kInteger, kInteger}, zoned, from_epoch, "datetime.fromepoch(seconds, nanoseconds) -> DATETIME",
                    "from seconds and nanoseconds since 1970"));
  out.push_back(row("datetime.fromepochmillis", 1, 1, {kInteger}, zoned, from_epoch_millis, "datetime.fromepochmillis(milliseconds) -> DATETIME",
                    "from milliseconds since 1970"));
  out.push_back(row("duration", 1, 1, {kText | kMaps | kDuration}, kDuration, duration, "duration(value) -> DURATION", "from a text or components"));
  out.push_back(row("duration.between", 2, 2, {kTemporal, kTemporal}, kDuration, between<Between::all>, "duration.between(from, to) -> DURATION",
                    "the months, days and seconds between two values"));
  out.push_back(row("duration.inMonths", 2, 2, {kTemporal, kTemporal}, kDuration, between<Between::months>, "duration.inMonths(from, to) -> DURATION",
                    "the whole months between two values"));
  out.push_back(row("duration.inDays", 2, 2, {kTemporal, kTemporal}, kDuration, between<Between::days>, "duration.inDays(from, to) -> DURATION",
                    "the whole days between two values"));
  out.push_back(row("duration.inSeconds", 2, 2, {kTemporal, kTemporal}, kDuration, between<Between::seconds>,
                    "duration.inSeconds(from, to) -> DURATION", "the seconds between two values"));
  return out;
}

}  // namespace

std::span<const Function> temporal_functions() {
  static const std::vector<Function> kFunctions = all();
  return kFunctions;
}

}  // namespace relata::query
