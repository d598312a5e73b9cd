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

}  // namespace relata
