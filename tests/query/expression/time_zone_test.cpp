#include "query/expression/time_zone.hpp"

#include <doctest/doctest.h>

#include <array>
#include <filesystem>

#include "query/expression/calendar.hpp"

using namespace relata;
using namespace relata::query;

namespace {

bool no_tzdata() {
  if (std::filesystem::exists("/usr/share/zoneinfo")) return false;
  MESSAGE("no tzdata on this system: time zones are not tested");
  return true;
}

int64_t at(int64_t year, int32_t month, int32_t day, int hour = 0, int minute = 0) {
  return days_from_civil({year, month, day}) * kSecondsPerDay + hour * 3600 + minute * 60;
}

const TimeZone& zone(std::string_view name) {
  std::string why;
  const TimeZone* z = TimeZone::find(name, why);
  REQUIRE_MESSAGE(z != nullptr, why);
  return *z;
}

}  // namespace

TEST_CASE("offsets at instants: recorded changes, and the rule beyond them") {
  if (no_tzdata()) return;
  struct Row {
    const char* zone;
    int64_t utc;
    int32_t offset;
  };
  const std::array kRows = {
      Row{"Europe/Berlin", at(2017, 10, 29, 0, 59), 7200},  Row{"Europe/Berlin", at(2017, 10, 29, 1, 0), 3600},
      Row{"Europe/Berlin", at(2317, 7, 1), 7200},           Row{"Europe/Berlin", at(2317, 1, 1), 3600},
      Row{"America/New_York", at(2020, 7, 1), -14400},      Row{"Australia/Sydney", at(2500, 1, 1), 39600},
      Row{"Australia/Sydney", at(2500, 7, 1), 36000},       Row{"Asia/Kathmandu", at(2020, 1, 1), 20700},
      Row{"UTC", at(1700, 1, 1), 0},                        Row{"Europe/Berlin", at(1800, 1, 1), 3208},
  };
  for (const Row& r : kRows) CHECK_MESSAGE(zone(r.zone).offset_at(r.utc) == r.offset, r.zone, " ", r.utc);
}

TEST_CASE("local times: skipped hours move on, repeated hours are the earlier ones") {
  if (no_tzdata()) return;
  const TimeZone& berlin = zone("Europe/Berlin");
  CHECK(berlin.offset_at_local(at(2017, 10, 29, 2, 30)) == 7200);
  CHECK(berlin.valid(at(2017, 10, 29, 2, 30), 3600));
  CHECK(berlin.offset_at_local(at(2017, 3, 26, 2, 30)) == 3600);
  CHECK_FALSE(berlin.valid(at(2017, 3, 26, 2, 30), 3600));
  CHECK(berlin.offset_at_local(at(2017, 3, 26, 3, 0)) == 7200);
}

TEST_CASE("names merged in the main data are read as the zone they were merged into") {
  if (no_tzdata()) return;
  CHECK(zone("Europe/Oslo").offset_at(at(1850, 1, 1)) == zone("Europe/Berlin").offset_at(at(1850, 1, 1)));
  CHECK(zone("Europe/Oslo").name() == "Europe/Oslo");
}

TEST_CASE("what is no zone is none, also if it names a file") {
  for (const char* name : {"", "Europe", "Europe/Atlantis", "../../../etc/passwd", "/etc/passwd", "zone.tab", "Europe/Berlin ", "UTC\n"}) {
    std::string why;
    CHECK(TimeZone::find(name, why) == nullptr);
    CHECK_FALSE(why.empty());
  }
}
