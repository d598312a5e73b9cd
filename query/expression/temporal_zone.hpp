#pragma once
// The zone of a time: a fixed offset, or a named one whose offset depends on the instant.

#include <optional>
#include <string>

#include "common/temporal.hpp"
#include "query/expression/temporal_parse.hpp"
#include "query/expression/time_zone.hpp"

namespace relata::query {

class Zone {
 public:
  Zone() = default;  // UTC
  static Zone of_offset(int32_t offset_seconds) {
    Zone z;
    z.offset_ = offset_seconds;
    return z;
  }
  static Zone of(const DateTime& time);
  // From a text such as 'Europe/Stockholm', '+01:00' or 'Z'; `why` says why there is none.
  static std::optional<Zone> named(std::string_view text, std::string& why);

  [[nodiscard]] const std::string& name() const { return name_; }  // empty for a fixed offset
  [[nodiscard]] int32_t offset_at(int64_t utc_seconds) const { return zone_ == nullptr ? offset_ : zone_->offset_at(utc_seconds); }
  [[nodiscard]] int32_t offset_at_local(int64_t local_seconds) const;

 private:
  int32_t offset_ = 0;       // also which of the two offsets to take where the clock was put back
  bool has_preference_ = false;
  std::string name_;
  const TimeZone* zone_ = nullptr;
};

LocalDateTime local_of(const DateTime& time);
// The datetime of a local time in a zone.
DateTime in_zone(LocalDateTime local, const Zone& zone);
// The same instant in another zone.
DateTime moved_to(const DateTime& time, const Zone& zone);
// The local time with what was written after it: an offset, a name, or both, which must agree. `why` says why there is none.
std::optional<DateTime> with_zone_text(LocalDateTime local, const ZoneText& zone, const Zone& without, std::string& why);

}  // namespace relata::query
