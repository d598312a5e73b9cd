#pragma once
// Time zones from the system's tzdata (TZif files, RFC 8536), read on first use.

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace relata::query {

// The yearly rule after the last recorded change, from the file's footer: "CET-1CEST,M3.5.0,M10.5.0/3".
struct ZoneRule {
  enum class Kind { none, month_week_day, julian_without_leap_day, day_of_year };
  struct Change {
    Kind kind = Kind::none;
    int32_t month = 0, week = 0, day = 0;  // day: of the week (0 = Sunday) or of the year
    int32_t seconds = 7200;                // local time of the change, may lie outside the day
  };
  bool present = false;
  int32_t standard_offset = 0;  // seconds east of UTC
  int32_t summer_offset = 0;
  Change summer_begins;  // none: no summer time
  Change summer_ends;
};

class TimeZone {
 public:
  // The zone of an IANA name ("Europe/Stockholm"; letters' case counts), or null: `why` then says whether there is no such
  // zone or no tzdata on this system. Lives as long as the program. Any thread may call it.
  static const TimeZone* find(std::string_view name, std::string& why);

  [[nodiscard]] const std::string& name() const { return name_; }
  // Seconds east of UTC at an instant, given in seconds since 1970-01-01T00:00Z.
  [[nodiscard]] int32_t offset_at(int64_t utc_seconds) const;
  // The offset for a local time. Where the clock is put back, the earlier of the two instants; where it is put forward,
  // the offset from before, so that a time that was skipped moves on by the gap.
  [[nodiscard]] int32_t offset_at_local(int64_t local_seconds) const;
  // Whether the local time exists with this offset.
  [[nodiscard]] bool valid(int64_t local_seconds, int32_t offset) const { return offset_at(local_seconds - offset) == offset; }

 private:
  friend class ZoneReader;
  std::string name_;
  std::vector<int64_t> changes_;      // instants, ascending
  std::vector<int32_t> offsets_;      // offsets_[i] holds from changes_[i] on
  int32_t first_offset_ = 0;          // before the first change
  ZoneRule rule_;                     // after the last change
};

}  // namespace relata::query
