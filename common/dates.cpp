#include "common/dates.hpp"

#include <array>
#include <cctype>
#include <vector>

#include <fmt/format.h>

namespace relata {

namespace {

constexpr std::array<std::string_view, 12> kMonths = {"january", "february", "march",     "april",   "may",      "june",
                                                      "july",    "august",   "september", "october", "november", "december"};
constexpr std::array<std::string_view, 7> kWeekdays = {"monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday"};

std::string lower(std::string_view word) {
  std::string out;
  for (const char c : word) out += static_cast<char>(std::tolower(static_cast<unsigned char>(c)));
  while (!out.empty() && (out.back() == '.' || out.back() == ',')) out.pop_back();
  return out;
}

// The index of the name that `word` is or shortens to at least three letters ("sept" of "september"), else -1.
template <size_t N>
int32_t index_of(const std::array<std::string_view, N>& names, const std::string& word) {
  if (word.size() < 3) return -1;
  for (size_t i = 0; i < N; ++i) {
    if (names[i] == word || (word.size() <= 4 && names[i].starts_with(word))) return static_cast<int32_t>(i);
  }
  return -1;
}

bool all_digits(std::string_view s) {
  for (const char c : s) {
    if (c < '0' || c > '9') return false;
  }
  return !s.empty();
}

// "24", "24th", "1st" -> 24, 24, 1; 0 for anything else or a number of more than four digits.
int32_t small_number(std::string word) {
  for (const std::string_view suffix : {"st", "nd", "rd", "th"}) {
    if (word.size() > 2 && word.ends_with(suffix)) word.resize(word.size() - 2);
  }
  return all_digits(word) && word.size() <= 4 ? std::stoi(word) : 0;
}

std::vector<std::string> pieces_of(std::string_view text) {
  std::vector<std::string> pieces(1);
  for (const char c : text) {
    if (c != ' ' && c != '\t' && c != '\n' && c != '\r') pieces.back() += c;
    else if (!pieces.back().empty()) pieces.emplace_back();
    if (pieces.size() > 6) break;
  }
  if (pieces.back().empty()) pieces.pop_back();
  return pieces;
}

std::optional<PartialDate> iso_date(std::string_view text) {
  if (text.size() < 7 || !all_digits(text.substr(0, 4)) || text[4] != '-' || !all_digits(text.substr(5, 2))) return std::nullopt;
  PartialDate date;
  date.year = std::stoi(std::string(text.substr(0, 4)));
  date.month = std::stoi(std::string(text.substr(5, 2)));
  if (*date.month < 1 || *date.month > 12) return std::nullopt;
  if (text.size() == 7) return date;
  if (text.size() < 10 || text[7] != '-' || !all_digits(text.substr(8, 2))) return std::nullopt;
  if (text.size() > 10 && text[10] != 'T' && text[10] != ' ') return std::nullopt;
  date.day = std::stoi(std::string(text.substr(8, 2)));
  if (*date.day < 1 || *date.day > 31) return std::nullopt;
  return date;
}

// Puts one piece of a date into its place; false if it is none or the place is taken.
bool accept_piece(const std::string& word, PartialDate& date) {
  if (const int32_t month = month_of(word); month > 0) {
    if (date.month) return false;
    date.month = month;
    return true;
  }
  const int32_t number = small_number(word);
  if (number >= 1000 && number <= 2999 && all_digits(word)) {
    if (date.year) return false;
    date.year = number;
    return true;
  }
  if (number < 1 || number > 31 || date.day) return false;
  date.day = number;
  return true;
}

}  // namespace

std::string PartialDate::iso() const {
  if (!year) return {};
  if (!month) return fmt::format("{:04}", *year);
  if (!day) return fmt::format("{:04}-{:02}", *year, *month);
  return fmt::format("{:04}-{:02}-{:02}", *year, *month, *day);
}

int32_t month_of(std::string_view word) { return index_of(kMonths, lower(word)) + 1; }

std::optional<PartialDate> parse_date(std::string_view text) {
  if (auto date = iso_date(text)) return date;
  const std::vector<std::string> pieces = pieces_of(text);
  if (pieces.empty() || pieces.size() > 5) return std::nullopt;
  PartialDate date;
  bool weekday = false;
  for (size_t i = 0; i < pieces.size(); ++i) {
    const std::string word = lower(pieces[i]);
    if (word.empty() || word == "of") continue;
    if (i == 0 && index_of(kWeekdays, word) >= 0) {
      weekday = true;
      continue;
    }
    if (!accept_piece(word, date)) return std::nullopt;
  }
  if (!date.year && !date.month) return std::nullopt;
  if (date.day && !date.month) return std::nullopt;
  if (weekday && !date.day) return std::nullopt;
  return date;
}

}  // namespace relata
