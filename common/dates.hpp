#pragma once
// Calendar dates in English prose: "September 24, 2025", "24 Sept. 2025", "2025-09-24", "Sep 2025", "2025".

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

namespace relata {

// A date of which a part may be unknown.
struct PartialDate {
  std::optional<int32_t> year;
  std::optional<int32_t> month;  // 1 to 12
  std::optional<int32_t> day;    // 1 to 31
  // "2025-09-24", "2025-09", "2025"; empty without a year; "--09-24" is never made.
  [[nodiscard]] std::string iso() const;
};

// 1 to 12 for an English month name or its usual short form ("Sept.", "sep"), else 0. Case does not matter.
int32_t month_of(std::string_view word);

// The whole of `text` as a date, or nothing. Understands ISO 8601 dates (a time of day after them is ignored), month-name
// dates in either order with commas, ordinals ("24th") and a weekday before them, month and year, and a bare year 1000 to 2999.
std::optional<PartialDate> parse_date(std::string_view text);

// A date that leans on another one: "yesterday", "on Wednesday", "last month", "next year", "in March", "September 24", "last quarter".
struct LeaningDate {
  PartialDate date;
  std::optional<int32_t> quarter;  // 1 to 4
  std::optional<int32_t> week;     // ISO 8601 week of `date.year`
  // "2025-09-24", "2025-09", "2025", "2025-W39"; a quarter has its year alone.
  [[nodiscard]] std::string iso() const;
};

// What `wording` means in a text of the date `written`; nothing where it is no such date, or `written` is not known finely enough for it
// (a weekday needs the day, a month the month). A bare weekday is the last one up to that day, a bare month the nearest one.
std::optional<LeaningDate> resolve_date(std::string_view wording, const PartialDate& written);

// The date `count` units ("day", "week", "month", "year") before (or, negative, after) `written`, as fine as the unit.
std::optional<PartialDate> date_before(const PartialDate& written, int64_t count, std::string_view unit);

}  // namespace relata
