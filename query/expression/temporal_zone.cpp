#include "query/expression/temporal_zone.hpp"

#include <fmt/format.h>

#include "query/expression/temporal_text.hpp"

namespace relata::query {

Zone Zone::of(const DateTime& time) {
  Zone z = of_offset(time.offset_seconds);
  if (time.zone.empty()) return z;
  std::string why;
  z.zone_ = TimeZone::find(time.zone, why);
  z.name_ = time.zone;
  z.has_preference_ = true;
  return z;
}

std::optional<Zone> Zone::named(std::string_view text, std::string& why) {
  if (const auto offset = parse_offset(text)) return of_offset(*offset);
  Zone z;
  z.zone_ = TimeZone::find(text, why);
  if (z.zone_ == nullptr) return std::nullopt;
  z.name_ = z.zone_->name();
  return z;
}

int32_t Zone::offset_at_local(int64_t local_seconds) const {
  if (zone_ == nullptr || (has_preference_ && zone_->valid(local_seconds, offset_))) return offset_;
  return zone_->offset_at_local(local_seconds);
}

LocalDateTime local_of(const DateTime& time) { return {time.seconds + time.offset_seconds, time.nanoseconds}; }

DateTime in_zone(LocalDateTime local, const Zone& zone) {
  DateTime out;
  out.seconds = local.seconds - zone.offset_at_local(local.seconds);
  out.nanoseconds = local.nanoseconds;
  out.offset_seconds = zone.offset_at(out.seconds);  // where the clock was put forward, the one after the gap
  out.zone = zone.name();
  return out;
}

DateTime moved_to(const DateTime& time, const Zone& zone) {
  DateTime out = time;
  out.offset_seconds = zone.offset_at(time.seconds);
  out.zone = zone.name();
  return out;
}

std::optional<DateTime> with_zone_text(LocalDateTime local, const ZoneText& zone, const Zone& without, std::string& why) {
  if (zone.empty()) return in_zone(local, without);
  if (zone.name.empty()) return in_zone(local, Zone::of_offset(*zone.offset_seconds));
  const auto named = Zone::named(zone.name, why);
  if (!named) return std::nullopt;
  if (!zone.offset_seconds) return in_zone(local, *named);
  DateTime out;
  out.seconds = local.seconds - *zone.offset_seconds;
  out.nanoseconds = local.nanoseconds;
  out.offset_seconds = *zone.offset_seconds;
  out.zone = named->name();
  if (named->offset_at(out.seconds) == out.offset_seconds) return out;
  why = fmt::format("{} is not the offset of {} at that time", offset_text(*zone.offset_seconds), zone.name);
  return std::nullopt;
}

}  // namespace relata::query
