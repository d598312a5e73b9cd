#include "query/expression/time_zone.hpp"

#include <algorithm>
#include <charconv>
#include <fstream>
#include <iterator>
#include <map>
#include <memory>
#include <mutex>
#include <optional>

#include <sys/stat.h>

#include <fmt/format.h>

#include "query/expression/calendar.hpp"
#include "query/expression/time_zone_links.hpp"

namespace relata::query {

namespace {

constexpr std::string_view kFolder = "/usr/share/zoneinfo/";
constexpr size_t kHeader = 44;

int64_t big_endian(std::string_view bytes, size_t at, size_t size) {
  uint64_t out = static_cast<unsigned char>(bytes[at]) >= 0x80 ? ~uint64_t{0} : 0;  // sign extended
  for (size_t i = 0; i < size; ++i) out = (out << 8) | static_cast<unsigned char>(bytes[at + i]);
  return static_cast<int64_t>(out);
}

// The sizes in a TZif header: how long each table of the block is.
struct Counts {
  size_t utc_flags, standard_flags, leaps, changes, types, characters;
};

Counts counts_at(std::string_view data, size_t header) {
  const auto count = [&](size_t i) { return static_cast<size_t>(static_cast<uint32_t>(big_endian(data, header + 20 + 4 * i, 4))); };
  return {count(0), count(1), count(2), count(3), count(4), count(5)};
}

size_t block_size(const Counts& c, size_t time_size) {
  return c.changes * time_size + c.changes + c.types * 6 + c.characters + c.leaps * (time_size + 4) + c.standard_flags + c.utc_flags;
}

}  // namespace

// Reads the 64-bit part of a TZif file and its footer.
class ZoneReader {
 public:
  explicit ZoneReader(std::string_view data) : data_(data) {}

  std::unique_ptr<TimeZone> read(std::string name) {
    if (data_.size() < kHeader || !data_.starts_with("TZif") || data_[4] < '2') return nullptr;
    const Counts small = counts_at(data_, 0);
    const size_t second = kHeader + block_size(small, 4);
    if (data_.size() < second + kHeader) return nullptr;
    const Counts c = counts_at(data_, second);
    const size_t begin = second + kHeader;
    if (c.types == 0 || data_.size() < begin + block_size(c, 8)) return nullptr;
    auto zone = std::make_unique<TimeZone>();
    zone->name_ = std::move(name);
    if (!read_tables(*zone, c, begin)) return nullptr;
    read_footer(*zone, begin + block_size(c, 8));
    return zone;
  }

 private:
  bool read_tables(TimeZone& zone, const Counts& c, size_t begin) {
    const size_t indices = begin + c.changes * 8;
    const size_t types = indices + c.changes;
    const auto offset_of = [&](size_t type) { return static_cast<int32_t>(big_endian(data_, types + type * 6, 4)); };
    zone.first_offset_ = offset_of(0);
    for (size_t i = 0; i < c.changes; ++i) {
      const auto type = static_cast<unsigned char>(data_[indices + i]);
      if (type >= c.types) return false;
      zone.changes_.push_back(big_endian(data_, begin + i * 8, 8));
      zone.offsets_.push_back(offset_of(type));
    }
    return true;
  }

  void read_footer(TimeZone& zone, size_t at) {
    const size_t begin = data_.find('\n', at);
    if (begin == std::string_view::npos) return;
    const size_t end = data_.find('\n', begin + 1);
    if (end == std::string_view::npos) return;
    rest_ = data_.substr(begin + 1, end - begin - 1);
    ZoneRule rule;
    if (read_rule(rule)) zone.rule_ = rule;
  }

  bool read_rule(ZoneRule& rule) {
    if (!skip_name() || !read_seconds(rule.standard_offset)) return false;
    rule.standard_offset = -rule.standard_offset;  // POSIX counts west of Greenwich
    rule.present = true;
    if (rest_.empty()) return true;
    if (!skip_name()) return false;
    rule.summer_offset = rule.standard_offset + 3600;
    if (!rest_.empty() && rest_[0] != ',') {
      if (!read_seconds(rule.summer_offset)) return false;
      rule.summer_offset = -rule.summer_offset;
    }
    return read_change(rule.summer_begins) && read_change(rule.summer_ends);
  }

  bool skip_name() {
    const bool quoted = !rest_.empty() && rest_[0] == '<';
    size_t i = 0;
    if (quoted) i = rest_.find('>') == std::string_view::npos ? 0 : rest_.find('>') + 1;
    else while (i < rest_.size() && ((rest_[i] | 0x20) >= 'a' && (rest_[i] | 0x20) <= 'z')) ++i;
    rest_.remove_prefix(i);
    return i > 0;
  }

  bool take(char c) {
    if (rest_.empty() || rest_[0] != c) return false;
    rest_.remove_prefix(1);
    return true;
  }

  bool read_number(int32_t& out) {
    const auto [end, error] = std::from_chars(rest_.data(), rest_.data() + rest_.size(), out);
    if (error != std::errc()) return false;
    rest_.remove_prefix(static_cast<size_t>(end - rest_.data()));
    return true;
  }

  // [+-]hh[:mm[:ss]]
  bool read_seconds(int32_t& out) {
    const bool negative = take('-');
    if (!negative) take('+');
    int32_t hours = 0;
    int32_t minutes = 0;
    int32_t seconds = 0;
    if (!read_number(hours)) return false;
    if (take(':') && !read_number(minutes)) return false;
    if (take(':') && !read_number(seconds)) return false;
    out = hours * 3600 + minutes * 60 + seconds;
    if (negative) out = -out;
    return true;
  }

  // ,Mm.w.d[/time] or ,Jn[/time] or ,n[/time]
  bool read_change(ZoneRule::Change& change) {
    if (!take(',')) return false;
    if (take('M')) {
      change.kind = ZoneRule::Kind::month_week_day;
      if (!read_number(change.month) || !take('.') || !read_number(change.week) || !take('.') || !read_number(change.day)) return false;
      if (change.month < 1 || change.month > 12 || change.week < 1 || change.week > 5 || change.day < 0 || change.day > 6) return false;
    } else {
      change.kind = take('J') ? ZoneRule::Kind::julian_without_leap_day : ZoneRule::Kind::day_of_year;
      if (!read_number(change.day)) return false;
    }
    return !take('/') || read_seconds(change.seconds);
  }

  std::string_view data_;
  std::string_view rest_;
};

namespace {

int64_t day_of_change(const ZoneRule::Change& change, int64_t year) {
  const int64_t new_year = days_from_civil({year, 1, 1});
  if (change.kind == ZoneRule::Kind::day_of_year) return new_year + change.day;
  if (change.kind == ZoneRule::Kind::julian_without_leap_day) {
    return new_year + change.day - 1 + (is_leap(year) && change.day >= 60 ? 1 : 0);
  }
  const int64_t first = days_from_civil({year, change.month, 1});
  const int32_t weekday_of_first = day_of_week(first) % 7;  // 0 = Sunday
  int64_t day = first + floor_mod(change.day - weekday_of_first, 7) + 7 * (change.week - 1);
  if (day >= first + days_in_month(year, change.month)) day -= 7;  // week 5 is the last one
  return day;
}

int32_t offset_by_rule(const ZoneRule& rule, int64_t utc_seconds) {
  if (rule.summer_begins.kind == ZoneRule::Kind::none) return rule.standard_offset;
  const int64_t year = civil_from_days(floor_div(utc_seconds + rule.standard_offset, kSecondsPerDay)).year;
  const auto instant = [&](const ZoneRule::Change& change, int32_t offset_before) {
    return day_of_change(change, year) * kSecondsPerDay + change.seconds - offset_before;
  };
  const int64_t begins = instant(rule.summer_begins, rule.standard_offset);
  const int64_t ends = instant(rule.summer_ends, rule.summer_offset);
  // South of the equator summer lies around New Year.
  const bool summer = begins < ends ? utc_seconds >= begins && utc_seconds < ends : utc_seconds >= begins || utc_seconds < ends;
  return summer ? rule.summer_offset : rule.standard_offset;
}

bool plausible(std::string_view name) {
  const bool characters = std::all_of(name.begin(), name.end(), [](char c) {
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c == '/' || c == '_' || c == '-' || c == '+';
  });
  return characters && !name.empty() && name.size() < 64 && name.front() != '/';
}

std::unique_ptr<TimeZone> load(std::string_view name, std::string& why) {
  why = fmt::format("there is no time zone '{}'", name);
  if (!plausible(name)) return nullptr;
  const std::string folder(kFolder);
  struct stat status {};
  if (::stat(folder.c_str(), &status) != 0) {
    why = fmt::format("the time zone '{}' cannot be looked up: this system has no {} (package tzdata)", name, folder);
    return nullptr;
  }
  const std::string path = folder + std::string(linked_zone(name));
  if (::stat(path.c_str(), &status) != 0 || !S_ISREG(status.st_mode)) return nullptr;
  std::ifstream in(path, std::ios::binary);
  const std::string data((std::istreambuf_iterator<char>(in)), std::istreambuf_iterator<char>());
  auto zone = ZoneReader(data).read(std::string(name));
  if (!zone) why = fmt::format("{} is not a time zone file this program can read", path);
  return zone;
}

}  // namespace

const TimeZone* TimeZone::find(std::string_view name, std::string& why) {
  static std::mutex mutex;
  static std::map<std::string, std::unique_ptr<TimeZone>, std::less<>> zones;
  const std::lock_guard lock(mutex);
  if (const auto it = zones.find(name); it != zones.end()) return it->second.get();
  auto zone = load(name, why);
  if (!zone) return nullptr;
  return zones.emplace(std::string(name), std::move(zone)).first->second.get();
}

int32_t TimeZone::offset_at(int64_t utc_seconds) const {
  const auto after = std::upper_bound(changes_.begin(), changes_.end(), utc_seconds);
  if (after == changes_.end() && rule_.present) return offset_by_rule(rule_, utc_seconds);
  if (after == changes_.begin()) return first_offset_;
  return offsets_[static_cast<size_t>(after - changes_.begin()) - 1];
}

int32_t TimeZone::offset_at_local(int64_t local_seconds) const {
  // Offsets a day before and after: no zone changes twice within two days, so the right one is among them.
  const int32_t before = offset_at(local_seconds - kSecondsPerDay);
  const int32_t after = offset_at(local_seconds + kSecondsPerDay);
  if (valid(local_seconds, before)) return before;
  return valid(local_seconds, after) ? after : before;
}

}  // namespace relata::query
