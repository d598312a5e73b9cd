// Dates that lean on another one. Day numbers are counted after the method of Howard Hinnant, "chrono-Compatible Low-Level Date
// Algorithms" (days_from_civil, civil_from_days).
#include <algorithm>
#include <array>
#include <cctype>
#include <string>
#include <vector>

#include <fmt/format.h>

#include "common/dates.hpp"

namespace relata {

namespace {

constexpr std::array<std::string_view, 7> kWeekdays = {"monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday"};
constexpr int64_t kMaxCount = 5000;  // units; farther back is no calendar date of a text

int64_t day_number(int64_t y, int64_t m, int64_t d) {
  y -= m <= 2 ? 1 : 0;
  const int64_t era = (y >= 0 ? y : y - 399) / 400;
  const int64_t of_era = y - era * 400;
  const int64_t of_year = (153 * (m + (m > 2 ? -3 : 9)) + 2) / 5 + d - 1;
  return era * 146097 + of_era * 365 + of_era / 4 - of_era / 100 + of_year - 719468;
}

PartialDate date_of(int64_t number) {
  number += 719468;
  const int64_t era = (number >= 0 ? number : number - 146096) / 146097;
  const int64_t of_era = number - era * 146097;
  const int64_t year = (of_era - of_era / 1460 + of_era / 36524 - of_era / 146096) / 365;
  const int64_t of_year = of_era - (365 * year + year / 4 - year / 100);
  const int64_t month = (5 * of_year + 2) / 153;
  PartialDate date;
  date.day = static_cast<int32_t>(of_year - (153 * month + 2) / 5 + 1);
  date.month = static_cast<int32_t>(month < 10 ? month + 3 : month - 9);
  date.year = static_cast<int32_t>(year + era * 400 + (*date.month <= 2 ? 1 : 0));
  return date;
}

std::optional<int64_t> day_of(const PartialDate& d) {
  if (!d.year || !d.month || !d.day) return std::nullopt;
  return day_number(*d.year, *d.month, *d.day);
}

// 0 for Monday.
int64_t weekday_of(int64_t number) { return ((number + 3) % 7 + 7) % 7; }

// The ISO week of a day: that of its Thursday.
LeaningDate week_of(int64_t number) {
  const int64_t thursday = number - weekday_of(number) + 3;
  LeaningDate out;
  out.date.year = date_of(thursday).year;
  out.week = static_cast<int32_t>((thursday - day_number(*out.date.year, 1, 1)) / 7 + 1);
  return out;
}

std::vector<std::string> words_of(std::string_view text) {
  std::vector<std::string> words(1);
  for (const char c : text.substr(0, std::min<size_t>(text.size(), 80))) {
    if (std::isalnum(static_cast<unsigned char>(c)) != 0) words.back() += static_cast<char>(std::tolower(static_cast<unsigned char>(c)));
    else if (!words.back().empty()) words.emplace_back();
  }
  if (words.back().empty()) words.pop_back();
  return words;
}

enum class Side : uint8_t { bare, current, before, after };

Side side_of(const std::vector<std::string>& words) {
  for (const std::string& w : words) {
    if (w == "this" || w == "current") return Side::current;
    if (w == "last" || w == "previous") return Side::before;
    if (w == "next" || w == "following") return Side::after;
  }
  return Side::bare;
}

int64_t step(Side side) { return side == Side::before ? -1 : side == Side::after ? 1 : 0; }

std::optional<LeaningDate> plain(PartialDate date) { return LeaningDate{date, {}, {}}; }

std::optional<LeaningDate> weekday(int64_t wanted, Side side, int64_t today) {
  int64_t back = (weekday_of(today) - wanted + 7) % 7;
  if (side == Side::before && back == 0) back = 7;
  if (side == Side::after) return plain(date_of(today + (back == 0 ? 7 : 7 - back)));
  return plain(date_of(today - back));
}

PartialDate shifted_month(const PartialDate& from, int64_t months) {
  const int64_t index = static_cast<int64_t>(*from.year) * 12 + *from.month - 1 + months;
  PartialDate out;
  out.year = static_cast<int32_t>(index / 12);
  out.month = static_cast<int32_t>(index % 12 + 1);
  return out;
}

// A month without a year: the nearest, or the one before or after the month of the text.
std::optional<LeaningDate> named_month(PartialDate named, Side side, const PartialDate& written) {
  const int32_t ahead = (*named.month - *written.month + 12) % 12;  // months from the text's to the next such month
  int32_t year = *written.year + (*written.month + ahead > 12 ? 1 : 0);
  const bool past = side == Side::before || (side == Side::bare && ahead >= 6);
  if (past && (ahead > 0 || side == Side::before)) --year;
  if (side == Side::after && ahead == 0) ++year;
  named.year = year;
  return plain(named);
}

std::optional<LeaningDate> period(const std::string& unit, Side side, const PartialDate& written) {
  if (side == Side::bare || !written.year) return std::nullopt;
  LeaningDate out;
  out.date.year = *written.year + static_cast<int32_t>(step(side));
  if (unit == "year") return out;
  if (!written.month) return std::nullopt;
  if (unit == "month") return plain(shifted_month(written, step(side)));
  if (unit == "quarter") {
    const int64_t index = static_cast<int64_t>(*written.year) * 4 + (*written.month - 1) / 3 + step(side);
    out.date.year = static_cast<int32_t>(index / 4);
    out.quarter = static_cast<int32_t>(index % 4 + 1);
    return out;
  }
  const auto today = day_of(written);
  return unit == "week" && today ? std::optional(week_of(*today + 7 * step(side))) : std::nullopt;
}

}  // namespace

std::string LeaningDate::iso() const {
  if (week && date.year) return fmt::format("{:04}-W{:02}", *date.year, *week);
  return date.iso();
}

std::optional<LeaningDate> resolve_date(std::string_view wording, const PartialDate& written) {
  const std::vector<std::string> words = words_of(wording);
  const Side side = side_of(words);
  const auto today = day_of(written);
  PartialDate named;
  for (const std::string& w : words) {
    if (today && (w == "today" || w == "tonight")) return plain(written);
    if (today && w == "yesterday") return plain(date_of(*today - 1));
    if (today && w == "tomorrow") return plain(date_of(*today + 1));
    if (w == "fiscal" || w == "past" || w == "coming") return std::nullopt;  // a year of its own; the months around a day
    const auto day = std::find(kWeekdays.begin(), kWeekdays.end(), w);
    if (today && day != kWeekdays.end()) return weekday(day - kWeekdays.begin(), side, *today);
    if (w == "year" || w == "month" || w == "week" || w == "quarter") return period(w, side, written);
    if (w.size() > 2 && month_of(w) > 0) named.month = month_of(w);
    const bool number = !w.empty() && w.size() <= 2 && std::isdigit(static_cast<unsigned char>(w[0])) != 0;
    if (number && std::stoi(w) >= 1 && std::stoi(w) <= 31) named.day = std::stoi(w);
  }
  if (!named.month || !written.year || !written.month) return std::nullopt;
  return named_month(named, side, written);
}

std::optional<PartialDate> date_before(const PartialDate& written, int64_t count, std::string_view unit) {
  if (!written.year || count > kMaxCount || count < -kMaxCount) return std::nullopt;
  if (unit == "year") {
    PartialDate out;
    out.year = *written.year - static_cast<int32_t>(count);
    return out;
  }
  if (unit == "month") return written.month ? std::optional(shifted_month(written, -count)) : std::nullopt;
  const auto today = day_of(written);
  if (!today || (unit != "day" && unit != "week")) return std::nullopt;
  return date_of(*today - count * (unit == "week" ? 7 : 1));
}

}  // namespace relata
