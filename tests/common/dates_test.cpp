#include "common/dates.hpp"

#include <doctest/doctest.h>

using namespace relata;

namespace {
std::string iso(std::string_view text) {
  const auto date = parse_date(text);
  return date ? date->iso() : "none";
}
}  // namespace

TEST_CASE("dates in prose and in ISO form") {
  CHECK(iso("September 24, 2025") == "2025-09-24");
  CHECK(iso("Wednesday, 24th of Sept. 2025") == "2025-09-24");
  CHECK(iso("2025-09-24T10:15:00Z") == "2025-09-24");
  CHECK(iso("2025-09") == "2025-09");
  CHECK(iso("Mar 2024") == "2024-03");
  CHECK(iso("1998") == "1998");
}

TEST_CASE("what is no date is none") {
  CHECK(iso("2025-13-40") == "none");
  CHECK(iso("24") == "none");
  CHECK(iso("380 billion") == "none");
  CHECK(iso("March of Progress") == "none");
  CHECK(iso("Monday") == "none");
  CHECK(iso("") == "none");
  CHECK(iso("2024 2025") == "none");
}

TEST_CASE("a date without a year has no ISO form") {
  const auto date = parse_date("June 3");
  REQUIRE(date);
  CHECK(date->iso().empty());
  CHECK(*date->month == 6);
  CHECK(*date->day == 3);
}
