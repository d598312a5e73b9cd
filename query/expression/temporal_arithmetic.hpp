#pragma once
// Arithmetic of temporal values and durations.

#include <optional>

#include "query/expression/calendar.hpp"
#include "query/expression/evaluator.hpp"
#include "query/expression/expression.hpp"

namespace relata::query {

// instant + duration, duration + instant, instant - duration, duration ± duration, duration * number, number * duration,
// duration / number; anything else is a TypeError InvalidArgumentType. Results beyond year ±999,999,999 are an
// ArgumentError NumberOutOfRange.
Value temporal_arithmetic(Evaluator& evaluator, Operation operation, const Value& left, const Value& right);

// Adding months keeps the day of the month where the month has it, and takes its last day otherwise; then days, then
// seconds are added. Nothing when a result is out of range.
std::optional<Date> plus(Date date, const Duration& duration, int sign);
LocalTime plus(LocalTime time, const Duration& duration, int sign);
std::optional<LocalDateTime> plus(LocalDateTime time, const Duration& duration, int sign);
// In a zone the calendar part is added to the local time, the seconds to the instant.
std::optional<DateTime> plus(const DateTime& time, const Duration& duration, int sign);

// A duration from parts that may be fractions: what is no whole month, day or second goes to the next smaller group, a
// month counted as its average length. Nothing when a part does not fit.
struct DurationParts {
  double months = 0;
  double days = 0;
  double seconds = 0;
  Wide nanoseconds = 0;  // beside `seconds`
  int64_t whole_months = 0;   // whole numbers beside the fractions above, so that no large integer is rounded
  int64_t whole_days = 0;
  int64_t whole_seconds = 0;
};
std::optional<Duration> normalized(const DurationParts& parts);

// As duration.between(): the largest number of months, then days, then seconds that lead from `from` to `to`.
enum class Between { all, months, days, seconds };
Value duration_between(Evaluator& evaluator, Between groups, const Value& from, const Value& to);

}  // namespace relata::query
