#include "query/expression/temporal_parse.hpp"

#include <algorithm>
#include <array>

#include "query/expression/temporal_arithmetic.hpp"

namespace relata::query {

namespace {

bool is_digit(char c) { return c >= '0' && c <= '9'; }

// Reads a text from left to right; every take_ moves on only when it succeeds.
class Scanner {
 public:
  explicit Scanner(std::string_view text) : text_(text) {}

  [[nodiscard]] bool done() const { return at_ == text_.size(); }
  [[nodiscard]] char peek() const { return done() ? '\0' : text_[at_]; }
  [[nodiscard]] size_t digits_ahead() const {
    size_t n = 0;
    while (at_ + n < text_.size() && is_digit(text_[at_ + n])) ++n;
    return n;
  }
  bool take(char c) {
    if (peek() != c || done()) return false;
    ++at_;
    return true;
  }
  // Exactly `count` digits; nothing if they do not fit.
  std::optional<int64_t> number(size_t count) {
    if (count == 0 || digits_ahead() < count) return std::nullopt;
    int64_t out = 0;
    for (size_t i = 0; i < count; ++i) {
      if (__builtin_mul_overflow(out, 10, &out) || __builtin_add_overflow(out, text_[at_++] - '0', &out)) return std::nullopt;
    }
    return out;
  }
  // Digits of a fraction as billionths; digits beyond the ninth are dropped.
  std::optional<int64_t> billionths() {
    const size_t count = digits_ahead();
    if (count == 0) return std::nullopt;
    int64_t out = 0;
    for (size_t i = 0; i < std::max<size_t>(count, 9); ++i) {
      const int64_t digit = i < count ? text_[at_ + i] - '0' : 0;
      if (i < 9) out = out * 10 + digit;
    }
    at_ += count;
    return out;
  }
  std::string_view rest() const { return text_.substr(at_); }

 private:
  std::string_view text_;
  size_t at_ = 0;
};

std::optional<Date> checked(int64_t year, int64_t month, int64_t day) {
  if (year < -kLargestYear || year > kLargestYear || month < 1 || month > 12 || day < 1) return std::nullopt;
  const auto m = static_cast<int32_t>(month);
  if (day > days_in_month(year, m)) return std::nullopt;
  return Date{days_from_civil({year, m, static_cast<int32_t>(day)})};
}

std::optional<Date> by_week(int64_t year, int64_t week, int64_t day) {
  if (week < 1 || week > weeks_in_year(year) || day < 1 || day > 7) return std::nullopt;
  const Date d{days_from_week({year, static_cast<int32_t>(week), static_cast<int32_t>(day)})};
  return in_range(d) ? std::optional(d) : std::nullopt;
}

std::optional<Date> by_ordinal(int64_t year, int64_t day) {
  if (day < 1 || day > days_in_year(year)) return std::nullopt;
  return Date{days_from_civil({year, 1, 1}) + day - 1};
}

std::optional<Date> by_quarter(int64_t year, int64_t quarter, int64_t day) {
  if (quarter < 1 || quarter > 4 || day < 1) return std::nullopt;
  const Date first{days_from_civil({year, static_cast<int32_t>(quarter * 3 - 2), 1})};
  const Date d{first.days + day - 1};
  const CivilDate c = civil_from_days(d.days);
  return c.year == year && (c.month - 1) / 3 + 1 == quarter ? std::optional(d) : std::nullopt;
}

// Four digits, or a sign and up to nine.
std::optional<int64_t> take_year(Scanner& in) {
  const bool negative = in.take('-');
  const bool is_signed = negative || in.take('+');
  const size_t digits = in.digits_ahead();
  if (is_signed && (digits < 1 || digits > 9)) return std::nullopt;
  auto year = in.number(is_signed ? digits : 4);
  if (year && negative) year = -*year;
  return year;
}

// What follows the year, from its first hyphen or digit on.
std::optional<Date> after_year(Scanner& in, int64_t year) {
  if (in.done()) return checked(year, 1, 1);
  const bool extended = in.take('-');
  const bool week = in.take('W');
  if (week || in.take('Q')) {
    const auto number = in.number(week ? 2 : 1);
    if (!number) return std::nullopt;
    if (in.done()) return week ? by_week(year, *number, 1) : by_quarter(year, *number, 1);
    if (extended && !in.take('-')) return std::nullopt;
    const auto day = in.number(week ? 1 : 2);
    if (!day || !in.done()) return std::nullopt;
    return week ? by_week(year, *number, *day) : by_quarter(year, *number, *day);
  }
  if (in.digits_ahead() == 3) {
    const auto day = in.number(3);
    return in.done() ? by_ordinal(year, *day) : std::nullopt;
  }
  const auto month = in.number(2);
  if (!month) return std::nullopt;
  if (in.done()) return checked(year, *month, 1);
  if (extended && !in.take('-')) return std::nullopt;
  const auto day = in.number(2);
  if (!day || !in.done()) return std::nullopt;
  return checked(year, *month, *day);
}

// hh, hh:mm, hh:mm:ss, hh:mm:ss.fff and the same without colons, as nanoseconds.
std::optional<int64_t> take_clock(Scanner& in) {
  const auto hour = in.number(2);
  if (!hour || *hour > 23) return std::nullopt;
  int64_t total = *hour * 3600;
  int64_t fraction = 0;
  const bool extended = in.peek() == ':';
  std::array<int64_t, 2> units = {60, 1};
  for (const int64_t unit : units) {
    if (extended ? !in.take(':') : !is_digit(in.peek())) break;
    const auto part = in.number(2);
    if (!part || *part > 59) return std::nullopt;
    total += *part * unit;
    if (unit == 1 && (in.take('.') || in.take(','))) {
      const auto f = in.billionths();
      if (!f) return std::nullopt;
      fraction = *f;
    }
  }
  return total * kNanosPerSecond + fraction;
}

std::optional<int32_t> take_offset(Scanner& in) {
  if (in.take('Z') || in.take('z')) return 0;
  const bool negative = in.take('-');
  if (!negative && !in.take('+')) return std::nullopt;
  const auto hours = in.number(2);
  if (!hours) return std::nullopt;
  int64_t total = *hours * 3600;
  const bool extended = in.peek() == ':';
  std::array<int64_t, 2> units = {60, 1};
  for (const int64_t unit : units) {
    if (extended ? !in.take(':') : !is_digit(in.peek())) break;
    const auto part = in.number(2);
    if (!part || *part > 59) return std::nullopt;
    total += *part * unit;
  }
  if (total > 18 * 3600) return std::nullopt;
  return static_cast<int32_t>(negative ? -total : total);
}

// An offset, a name in brackets, both or neither; then the end.
bool take_zone(Scanner& in, ZoneText& zone) {
  if (!in.done() && in.peek() != '[') {
    zone.offset_seconds = take_offset(in);
    if (!zone.offset_seconds) return false;
  }
  if (in.done()) return true;
  const std::string_view rest = in.rest();
  if (rest.size() < 3 || rest.front() != '[' || rest.back() != ']') return false;
  zone.name = rest.substr(1, rest.size() - 2);
  return true;
}

}  // namespace

std::optional<Date> parse_date(std::string_view text) {
  Scanner in(text);
  const auto year = take_year(in);
  return year ? after_year(in, *year) : std::nullopt;
}

std::optional<TimeText> parse_time(std::string_view text) {
  Scanner in(text);
  TimeText out;
  const auto clock = take_clock(in);
  if (!clock || !take_zone(in, out.zone)) return std::nullopt;
  out.nanoseconds = *clock;
  return out;
}

std::optional<DateTimeText> parse_date_time(std::string_view text) {
  const size_t t = text.find('T');
  const auto date = parse_date(text.substr(0, t));
  if (!date) return std::nullopt;
  DateTimeText out{*date, {}};
  if (t == std::string_view::npos) return out;
  auto time = parse_time(text.substr(t + 1));
  if (!time) return std::nullopt;
  out.time = std::move(*time);
  return out;
}

std::optional<int32_t> parse_offset(std::string_view text) {
  Scanner in(text);
  const auto offset = take_offset(in);
  return in.done() ? offset : std::nullopt;
}

namespace {

// Adds one "1.5D" to the parts; false when there is no such unit here.
bool add_unit(DurationParts& parts, char unit, bool time, int64_t whole, double fraction, int64_t billionths) {
  const auto add = [&](int64_t& wholes, double& fractions, int64_t scale) {
    int64_t scaled = 0;
    if (__builtin_mul_overflow(whole, scale, &scaled) || __builtin_add_overflow(wholes, scaled, &wholes)) return false;
    fractions += fraction * static_cast<double>(scale);
    return true;
  };
  if (!time) {
    switch (unit) {
      case 'Y': return add(parts.whole_months, parts.months, 12);
      case 'M': return add(parts.whole_months, parts.months, 1);
      case 'W': return add(parts.whole_days, parts.days, 7);
      case 'D': return add(parts.whole_days, parts.days, 1);
      default: return false;
    }
  }
  if (unit != 'H' && unit != 'M' && unit != 'S') return false;
  const int64_t scale = unit == 'H' ? 3600 : unit == 'M' ? 60 : 1;
  parts.nanoseconds += Wide{billionths} * scale;  // exact, where a float would not be
  double none = 0;
  fraction = 0;
  return add(parts.whole_seconds, none, scale);
}

std::optional<Duration> parse_units(Scanner& in, bool negative) {
  DurationParts parts;
  bool time = false;
  bool any = false;
  while (!in.done()) {
    if (in.take('T')) {
      if (time || in.done()) return std::nullopt;
      time = true;
    }
    const bool minus = in.take('-');
    if (!minus) in.take('+');
    const int64_t sign = minus != negative ? -1 : 1;
    const auto whole = in.number(in.digits_ahead());
    if (!whole) return std::nullopt;
    int64_t billionths = 0;
    if (in.take('.') || in.take(',')) {
      const auto f = in.billionths();
      if (!f) return std::nullopt;
      billionths = *f * sign;
    }
    const char unit = in.peek();
    if (!add_unit(parts, unit, time, *whole * sign, static_cast<double>(billionths) / 1e9, billionths)) return std::nullopt;
    in.take(unit);
    any = true;
  }
  return any ? normalized(parts) : std::nullopt;
}

// P2012-02-02T14:37:21.545: every field is an amount; days are not bound to a month.
std::optional<Duration> parse_as_date_time(std::string_view text) {
  Scanner in(text);
  const auto years = in.number(4);
  if (!years || !in.take('-')) return std::nullopt;
  const auto months = in.number(2);
  if (!months || *months > 12 || !in.take('-')) return std::nullopt;
  const auto days = in.number(2);
  if (!days || *days > 31) return std::nullopt;
  DurationParts parts;
  parts.whole_months = *years * 12 + *months;
  parts.whole_days = *days;
  if (in.take('T')) {
    const auto clock = take_clock(in);
    if (!clock) return std::nullopt;
    parts.nanoseconds = *clock;
  }
  return in.done() ? normalized(parts) : std::nullopt;
}

}  // namespace

std::optional<Duration> parse_duration(std::string_view text) {
  const bool negative = text.starts_with('-');
  if (negative || text.starts_with('+')) text.remove_prefix(1);
  if (!text.starts_with('P')) return std::nullopt;
  text.remove_prefix(1);
  const bool as_date = text.size() >= 10 && text[4] == '-' && std::all_of(text.begin(), text.begin() + 4, is_digit);
  if (as_date && !negative) return parse_as_date_time(text);
  Scanner in(text);
  return parse_units(in, negative);
}

}  // namespace relata::query
