#include "extract/coreference/literals.hpp"

#include <algorithm>
#include <array>
#include <cctype>
#include <cmath>
#include <string>

#include "common/dates.hpp"

namespace relata::extract {

namespace {

struct Word {
  std::string_view name;
  double value;
};

constexpr std::array<Word, 31> kNumberWords = {{{"one", 1},        {"two", 2},        {"three", 3},     {"four", 4},      {"five", 5},       {"six", 6},
                                                {"seven", 7},      {"eight", 8},      {"nine", 9},      {"ten", 10},      {"eleven", 11},    {"twelve", 12},
                                                {"thirteen", 13},  {"fourteen", 14},  {"fifteen", 15},  {"sixteen", 16},  {"seventeen", 17}, {"eighteen", 18},
                                                {"nineteen", 19},  {"twenty", 20},    {"thirty", 30},   {"forty", 40},    {"fifty", 50},     {"sixty", 60},
                                                {"seventy", 70},   {"eighty", 80},    {"ninety", 90},   {"hundred", 100}, {"thousand", 1e3}, {"million", 1e6},
                                                {"billion", 1e9}}};
constexpr std::array<Word, 5> kMultipliers = {{{"hundred", 1e2}, {"thousand", 1e3}, {"million", 1e6}, {"billion", 1e9}, {"trillion", 1e12}}};
constexpr std::array<Word, 9> kSuffixes = {{{"bn", 1e9}, {"mn", 1e6}, {"tn", 1e12}, {"k", 1e3}, {"K", 1e3}, {"M", 1e6}, {"m", 1e6}, {"B", 1e9}, {"T", 1e12}}};

struct Currency {
  std::string_view name;
  std::string_view code;
};
// Before the number; the longer form first.
constexpr std::array<Currency, 17> kSigns = {{{"US$", "USD"}, {"HK$", "HKD"}, {"A$", "AUD"}, {"C$", "CAD"}, {"S$", "SGD"}, {"NT$", "TWD"}, {"R$", "BRL"}, {"$", "USD"}, {"€", "EUR"},
                                             {"£", "GBP"}, {"¥", "CNY"}, {"₹", "INR"}, {"₩", "KRW"}, {"RMB", "CNY"}, {"USD", "USD"}, {"EUR", "EUR"}, {"CNY", "CNY"}}};
// Behind the number.
constexpr std::array<Currency, 22> kCurrencyWords = {
    {{"dollars", "USD"}, {"dollar", "USD"}, {"euros", "EUR"}, {"euro", "EUR"}, {"pounds", "GBP"}, {"yuan", "CNY"}, {"renminbi", "CNY"}, {"RMB", "CNY"},
     {"yen", "JPY"}, {"won", "KRW"}, {"rupees", "INR"}, {"francs", "CHF"}, {"rubles", "RUB"}, {"roubles", "RUB"}, {"pesos", "MXN"}, {"USD", "USD"},
     {"EUR", "EUR"}, {"GBP", "GBP"}, {"CNY", "CNY"}, {"JPY", "JPY"}, {"cents", "USD"}, {"shekels", "ILS"}}};
constexpr std::array<std::string_view, 9> kUnits = {"year", "quarter", "month", "week", "day", "hour", "minute", "second", "decade"};
constexpr std::array<std::string_view, 7> kDays = {"monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday"};
constexpr std::array<std::string_view, 4> kSeasons = {"spring", "summer", "autumn", "winter"};

std::string lower(std::string_view s) {
  std::string out(s);
  std::transform(out.begin(), out.end(), out.begin(), [](unsigned char c) { return static_cast<char>(std::tolower(c)); });
  return out;
}

// E2 begins the dashes, quotation marks and other general punctuation of UTF-8; every other byte beyond ASCII is taken for a letter's.
bool word_char(char c) {
  return std::isalnum(static_cast<unsigned char>(c)) != 0 || ((static_cast<unsigned char>(c) & 0x80) != 0 && c != '\xE2');
}

// True if a word goes on to `offset` from the left.
bool word_before(std::string_view text, uint32_t offset) {
  uint32_t lead = offset;
  while (lead > 0 && (static_cast<unsigned char>(text[lead - 1]) & 0xC0) == 0x80) --lead;
  return lead > 0 && word_char(text[lead - 1]);
}

// A place in the text from which one tries to read on; copies are cheap, so a failed try is thrown away.
struct Cursor {
  std::string_view text;
  uint32_t at = 0;
  uint32_t end = 0;

  [[nodiscard]] std::string_view rest() const { return text.substr(at, end - at); }
  [[nodiscard]] bool starts(std::string_view s) const { return rest().starts_with(s); }
  bool take(std::string_view s) {
    if (!starts(s)) return false;
    at += static_cast<uint32_t>(s.size());
    return true;
  }
  // One or more blanks or line breaks.
  bool blank() {
    const uint32_t from = at;
    while (at < end && (text[at] == ' ' || text[at] == '\n' || text[at] == '\r' || text[at] == '\t')) ++at;
    return at > from;
  }
  // The word of letters here; empty if none. Does not move.
  [[nodiscard]] std::string_view word() const {
    uint32_t e = at;
    while (e < end && std::isalpha(static_cast<unsigned char>(text[e])) != 0) ++e;
    const bool goes_on = e < end && word_char(text[e]);
    return goes_on ? std::string_view() : text.substr(at, e - at);
  }
  // Blanks and then the word, if it satisfies `accept` (given in lower case).
  template <class Accept>
  bool blank_and_word(Accept accept) {
    Cursor c = *this;
    if (!c.blank()) return false;
    const std::string_view w = c.word();
    if (w.empty() || !accept(lower(w))) return false;
    c.at += static_cast<uint32_t>(w.size());
    *this = c;
    return true;
  }
  [[nodiscard]] bool at_word_end() const { return at >= end || !word_char(text[at]); }
};

bool digit(char c) { return c >= '0' && c <= '9'; }

// Digits with thousands commas and a decimal point.
bool take_digits(Cursor& c, double& value) {
  const uint32_t from = c.at;
  std::string digits;
  while (c.at < c.end && digits.size() < 24) {
    const char ch = c.text[c.at];
    const auto next_digit = [&](uint32_t k) { return c.at + k < c.end && digit(c.text[c.at + k]); };
    if (digit(ch)) digits += ch;
    else if (ch == ',' && c.at > from && next_digit(1) && next_digit(2) && next_digit(3) && !next_digit(4)) digits += "";
    else if (ch == '.' && c.at > from && next_digit(1) && digits.find('.') == std::string::npos) digits += '.';
    else break;
    ++c.at;
  }
  if (digits.empty()) return false;
  value = std::stod(digits);
  return true;
}

template <size_t N>
const Word* find_word(const std::array<Word, N>& words, std::string_view name) {
  const auto it = std::find_if(words.begin(), words.end(), [&](const Word& w) { return w.name == name; });
  return it == words.end() ? nullptr : &*it;
}

// "53", "B" or " billion" behind it.
void take_multiplier(Cursor& c, double& value) {
  for (const Word& suffix : kSuffixes) {
    Cursor tried = c;
    if (!tried.take(suffix.name) || !tried.at_word_end()) continue;
    value *= suffix.value;
    c = tried;
    return;
  }
  double factor = 1;
  if (c.blank_and_word([&](const std::string& w) {
        const Word* m = find_word(kMultipliers, w);
        if (m != nullptr) factor = m->value;
        return m != nullptr;
      })) {
    value *= factor;
  }
}

bool take_number(Cursor& c, double& value) {
  if (take_digits(c, value)) {
    take_multiplier(c, value);
    return true;
  }
  const std::string_view w = c.word();
  const Word* number = w.empty() ? nullptr : find_word(kNumberWords, lower(w));
  if (number == nullptr) return false;
  value = number->value;
  c.at += static_cast<uint32_t>(w.size());
  if (value < 1000) take_multiplier(c, value);
  return true;
}

// A number or a range of two: "10", "10–12B", "$1 to $2 million". A multiplier behind the second holds for both if the first has none.
struct Amount {
  double low = 0;
  double high = 0;
  bool range = false;
};

bool take_sign(Cursor& c, std::string_view& code) {
  for (const Currency& sign : kSigns) {
    Cursor tried = c;
    if (!tried.take(sign.name)) continue;
    if (std::isalpha(static_cast<unsigned char>(sign.name.back())) != 0 && !tried.blank()) continue;  // "RMB 380"
    code = sign.code;
    c = tried;
    return true;
  }
  return false;
}

bool take_amount(Cursor& c, Amount& amount) {
  if (!take_number(c, amount.low)) return false;
  amount.high = amount.low;
  Cursor tried = c;
  bool joined = tried.take("–") || tried.take("-") || tried.take("—");
  if (!joined) joined = tried.blank_and_word([](const std::string& w) { return w == "to"; }) && tried.blank();
  std::string_view code;
  if (!joined) return true;
  take_sign(tried, code);
  if (tried.at >= tried.end || !digit(tried.text[tried.at]) || !take_number(tried, amount.high)) {
    amount.high = amount.low;
    return true;
  }
  const double factor = amount.high >= 1000 && amount.low < 1000 ? std::pow(10.0, 3.0 * std::floor(std::log10(amount.high) / 3.0)) : 1;
  if (amount.low * factor < amount.high) amount.low *= factor;
  if (amount.high <= amount.low) {
    amount.high = amount.low;
    return true;
  }
  amount.range = true;
  c = tried;
  return true;
}

void put_amount(Map& properties, const char* key, const Amount& amount) {
  properties[key] = number_value((amount.low + amount.high) / 2);
  if (!amount.range) return;
  properties["low"] = number_value(amount.low);
  properties["high"] = number_value(amount.high);
}

std::optional<Literal> finish(Cursor from, Cursor to, EntityType type, Map properties) {
  return Literal{{from.at, to.at}, type, std::move(properties)};
}

std::optional<Literal> money_at(Cursor from) {
  Cursor c = from;
  std::string_view code;
  Amount amount;
  const bool sign = take_sign(c, code);
  if (!take_amount(c, amount)) return std::nullopt;
  if (!sign) {
    const bool word = c.blank_and_word([&](const std::string& w) {
      const auto it = std::find_if(kCurrencyWords.begin(), kCurrencyWords.end(), [&](const Currency& k) { return lower(k.name) == w; });
      if (it != kCurrencyWords.end()) code = it->code;
      return it != kCurrencyWords.end();
    });
    if (!word) return std::nullopt;
  }
  if (!c.at_word_end()) return std::nullopt;
  Map properties;
  put_amount(properties, "amount", amount);
  properties["currency"] = std::string(code);
  return finish(from, c, EntityType::money, std::move(properties));
}

std::optional<Literal> percent_at(Cursor from) {
  Cursor c = from;
  const bool negative = c.take("-") || c.take("−");
  Amount amount;
  if (!take_amount(c, amount)) return std::nullopt;
  const bool sign = c.take("%") || c.blank_and_word([](const std::string& w) { return w == "percent"; });
  if (!sign && !(c.blank_and_word([](const std::string& w) { return w == "per"; }) && c.blank_and_word([](const std::string& w) { return w == "cent"; }))) {
    return std::nullopt;
  }
  Map properties;
  put_amount(properties, "value", amount);
  if (negative) properties["value"] = number_value(-(amount.low + amount.high) / 2);
  return finish(from, c, EntityType::percent, std::move(properties));
}

std::string_view unit_of(const std::string& word) {
  for (const std::string_view unit : kUnits) {
    if (word == unit || (word.size() == unit.size() + 1 && word.starts_with(unit) && word.back() == 's')) return unit;
  }
  return {};
}

std::optional<Literal> duration_at(Cursor from) {
  Cursor c = from;
  Amount amount;
  if (!take_amount(c, amount)) return std::nullopt;
  std::string_view unit;
  if (!c.blank_and_word([&](const std::string& w) { return !(unit = unit_of(w)).empty(); })) return std::nullopt;
  Map properties;
  put_amount(properties, "value", amount);
  properties["unit"] = std::string(unit);
  return finish(from, c, EntityType::duration, std::move(properties));
}

// A year 1900 to 2099 with nothing of a number around it.
bool take_year(Cursor& c, int& year) {
  const std::string_view r = c.rest();
  if (r.size() < 4 || !digit(r[0]) || !digit(r[1]) || !digit(r[2]) || !digit(r[3])) return false;
  if (r.size() > 4 && (word_char(r[4]) || ((r[4] == ',' || r[4] == '.') && r.size() > 5 && digit(r[5])))) return false;
  year = std::stoi(std::string(r.substr(0, 4)));
  if (year < 1900 || year > 2099) return false;
  c.at += 4;
  return true;
}

// "September 24, 2025", "24 September 2025", "Sept 2025", "September 24", "September", "2025-09-24", "Wednesday".
// Tries the longest piece of up to five words that parse_date understands.
std::optional<Literal> calendar_at(Cursor from) {
  std::optional<Literal> best;
  Cursor c = from;
  for (int words = 0; words < 4; ++words) {
    while (c.at < c.end && c.text[c.at] != ' ' && c.text[c.at] != '\n') ++c.at;
    Cursor trimmed = c;
    while (trimmed.at > from.at && !word_char(trimmed.text[trimmed.at - 1])) --trimmed.at;
    const std::string_view piece = from.text.substr(from.at, trimmed.at - from.at);
    const auto date = parse_date(piece);
    const bool bare_month = date && !date->year && !date->day;
    const bool capital = !piece.empty() && (std::isupper(static_cast<unsigned char>(piece[0])) != 0 || digit(piece[0]));
    if (date && capital && !(bare_month && (lower(piece) == "may" || lower(piece) == "march" || piece.size() < 4))) {
      Map properties;
      if (const std::string iso = date->iso(); !iso.empty()) properties["value"] = iso;
      best = finish(from, trimmed, EntityType::date, std::move(properties));
    }
    if (!c.blank()) break;
  }
  return best;
}

std::optional<Literal> weekday_at(Cursor from) {
  const std::string w = lower(from.word());
  if (std::find(kDays.begin(), kDays.end(), w) == kDays.end()) return std::nullopt;
  Cursor c = from;
  c.at += static_cast<uint32_t>(w.size());
  return finish(from, c, EntityType::date, {});
}

// "2025", "fiscal 2025", "fiscal year 2025", "Q2 2025", "fiscal Q1", "early 2026", "2025-26", "the 1990s".
std::optional<Literal> period_at(Cursor from) {
  Cursor c = from;
  Map properties;
  bool named = false;
  for (const std::string_view word : {"early", "late", "mid"}) {
    if (lower(c.word()) != word) continue;
    c.at += static_cast<uint32_t>(word.size());
    if (!c.blank() && !c.take("-")) return std::nullopt;
  }
  if (lower(c.word()) == "fiscal") {
    c.at += 6;
    properties["fiscal"] = true;
    c.blank_and_word([](const std::string& w) { return w == "year"; });
    if (!c.blank()) return std::nullopt;
    named = false;
  }
  const std::string_view r = c.rest();
  if (r.size() >= 2 && (r[0] == 'Q' || r[0] == 'q') && r[1] >= '1' && r[1] <= '4' && (r.size() == 2 || !word_char(r[2]))) {
    properties["quarter"] = static_cast<int64_t>(r[1] - '0');
    c.at += 2;
    named = true;
  }
  Cursor tried = c;
  int year = 0;
  if (named) tried.blank_and_word([](const std::string& w) { return w == "of"; });
  if (named && !tried.blank()) return finish(from, c, EntityType::date, std::move(properties));
  if (!take_year(tried, year)) return named ? finish(from, c, EntityType::date, std::move(properties)) : std::nullopt;
  properties["value"] = std::to_string(year);
  return finish(from, tried, EntityType::date, std::move(properties));
}

// "this year", "last quarter", "next month", "today".
std::optional<Literal> relative_at(Cursor from) {
  const std::string first = lower(from.word());
  Cursor c = from;
  c.at += static_cast<uint32_t>(first.size());
  if (first == "today" || first == "tomorrow" || first == "yesterday") return finish(from, c, EntityType::date, {});
  static constexpr std::array<std::string_view, 6> kWhich = {"this", "last", "next", "previous", "past", "coming"};
  if (std::find(kWhich.begin(), kWhich.end(), first) == kWhich.end()) return std::nullopt;
  const bool period = c.blank_and_word([](const std::string& w) {
    const bool unit = !unit_of(w).empty() && w.back() != 's';
    const bool season = std::find(kSeasons.begin(), kSeasons.end(), w) != kSeasons.end();
    return unit || season || w == "century" || w == "weekend" || std::find(kDays.begin(), kDays.end(), w) != kDays.end() || (month_of(w) > 0 && w.size() > 3);
  });
  return period ? finish(from, c, EntityType::date, {}) : std::nullopt;
}

void keep_longer(std::optional<Literal>& best, std::optional<Literal> other) {
  if (other && (!best || other->span.end > best->span.end)) best = std::move(other);
}

}  // namespace

Value number_value(double number) {
  constexpr double kExact = 9007199254740992.0;  // 2^53
  if (std::floor(number) == number && std::fabs(number) < kExact) return static_cast<int64_t>(number);
  return number;
}

std::optional<Number> number_at(std::string_view text, uint32_t offset, uint32_t end) {
  Cursor c{text, offset, end};
  double value = 0;
  if (!take_number(c, value)) return std::nullopt;
  return Number{value, c.at};
}

std::optional<Literal> literal_at(std::string_view text, uint32_t offset, uint32_t end) {
  if (offset >= end || end > text.size()) return std::nullopt;
  if (word_before(text, offset)) return std::nullopt;
  const Cursor from{text, offset, end};
  std::optional<Literal> best = money_at(from);
  keep_longer(best, percent_at(from));
  keep_longer(best, duration_at(from));
  keep_longer(best, calendar_at(from));
  keep_longer(best, period_at(from));
  keep_longer(best, relative_at(from));
  keep_longer(best, weekday_at(from));
  return best;
}

void add_hedges(std::string_view before, std::string_view behind, Map& properties) {
  const std::string tail = lower(before.substr(before.size() - std::min<size_t>(before.size(), 24)));
  const auto ends = [&](std::string_view hedge) {
    std::string_view t = tail;
    while (!t.empty() && t.back() == ' ') t.remove_suffix(1);
    if (!t.ends_with(hedge)) return false;
    const size_t at = t.size() - hedge.size();
    return at == 0 || !word_char(t[at - 1]) || !word_char(hedge.front());
  };
  for (const std::string_view hedge : {"about", "around", "roughly", "nearly", "almost", "approximately", "some", "close to", "~", "circa", "an estimated"}) {
    if (ends(hedge)) properties["approximate"] = true;
  }
  for (const std::string_view hedge : {"more than", "over", "at least", "beyond", "exceeding", "exceed", "surpass", "above", "upwards of", ">", "well over"}) {
    if (ends(hedge)) properties["at_least"] = true;
  }
  for (const std::string_view hedge : {"up to", "less than", "under", "below", "at most", "fewer than", "as much as", "<"}) {
    if (ends(hedge)) properties["at_most"] = true;
  }
  if (behind.starts_with("+")) properties["at_least"] = true;
}

}  // namespace relata::extract
