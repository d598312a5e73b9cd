#pragma once
// Temporal values from maps of components, from other temporal values, and truncated ones. Failures go to the evaluator:
// ArgumentError InvalidArgumentValue for components that are missing, do not belong together or are out of range.

#include <string_view>

#include "common/value.hpp"
#include "query/expression/evaluator.hpp"

namespace relata::query {

// `target` is one of date, local_time, time, local_date_time, date_time.

// From components: date({year: 1984, week: 10, dayOfWeek: 3}); other temporal values may give a part ({date: d, hour: 12}).
// Components that are not named are the least ones, but no larger one may be missing.
Value build_from_map(Evaluator& evaluator, ValueType target, const Map& fields);
// A duration from {years, quarters, months, weeks, days, hours, minutes, seconds, milliseconds, microseconds, nanoseconds},
// fractions and negative numbers allowed.
Value build_duration(Evaluator& evaluator, const Map& fields);
// From a text as ISO 8601 writes it.
Value build_from_text(Evaluator& evaluator, ValueType target, const std::string& text);
// The part of another temporal value.
Value build_from_temporal(Evaluator& evaluator, ValueType target, const Value& other);
// An instant in the zone `zone_name` (empty: that of the instant).
Value build_from_instant(Evaluator& evaluator, ValueType target, const DateTime& instant, std::string_view zone_name);
// `other` cut down to `unit` ("millennium" ... "microsecond"), then with the components of `fields` set.
Value truncate(Evaluator& evaluator, ValueType target, std::string_view unit, const Value& other, const Map& fields);

}  // namespace relata::query
