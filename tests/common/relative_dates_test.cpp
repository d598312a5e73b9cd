#include <doctest/doctest.h>

#include "common/dates.hpp"

using namespace relata;

namespace {

std::string resolved(std::string_view wording, std::string_view written = "2025-09-25") {
  const auto date = resolve_date(wording, *parse_date(written));
  return date ? date->iso() : "none";
}

std::string before(int64_t count, std::string_view unit, std::string_view written = "2025-09-25") {
  const auto date = date_before(*parse_date(written), count, unit);
  return date ? date->iso() : "none";
}

}  // namespace

TEST_CASE("days that lean on the day of the text (a Thursday)") {
  CHECK(resolved("today") == "2025-09-25");
  CHECK(resolved("yesterday") == "2025-09-24");
  CHECK(resolved("tomorrow", "2024-02-28") == "2024-02-29");
  CHECK(resolved("Thursday") == "2025-09-25");
  CHECK(resolved("Wednesday") == "2025-09-24");
  CHECK(resolved("Friday morning") == "2025-09-19");
  CHECK(resolved("last Thursday") == "2025-09-18");
  CHECK(resolved("next Monday") == "2025-09-29");
  CHECK(resolved("yesterday", "2026-01-01") == "2025-12-31");
}

TEST_CASE("weeks, months, quarters, years") {
  CHECK(resolved("this year") == "2025");
  CHECK(resolved("earlier this year") == "2025");
  CHECK(resolved("last year", "2025") == "2024");
  CHECK(resolved("next month", "2025-12-10") == "2026-01");
  CHECK(resolved("last month", "2025-01") == "2024-12");
  CHECK(resolved("this week") == "2025-W39");
  CHECK(resolved("this week", "2027-01-01") == "2026-W53");
  const auto quarter = resolve_date("last quarter", *parse_date("2025-02-01"));
  REQUIRE(quarter);
  CHECK(quarter->date.iso() == "2024");
  CHECK(quarter->quarter == 4);
}

TEST_CASE("a month without a year is the nearest one, of two equally near the past one") {
  CHECK(resolved("August") == "2025-08");
  CHECK(resolved("December") == "2025-12");
  CHECK(resolved("March") == "2025-03");
  CHECK(resolved("January", "2025-12-20") == "2026-01");
  CHECK(resolved("November", "2025-02") == "2024-11");
  CHECK(resolved("September 24") == "2025-09-24");
  CHECK(resolved("last December") == "2024-12");
  CHECK(resolved("next March") == "2026-03");
}

TEST_CASE("what is too vague, or the text's date too coarse, stays open") {
  CHECK(resolved("Wednesday", "2025-09") == "none");
  CHECK(resolved("August", "2025") == "none");
  CHECK(resolved("fiscal year") == "none");
  CHECK(resolved("the past year") == "none");
  CHECK(resolved("a good year") == "none");
  CHECK(resolved("") == "none");
}

TEST_CASE("a stretch of time ago") {
  CHECK(before(2, "year") == "2023");
  CHECK(before(10, "month") == "2024-11");
  CHECK(before(3, "week") == "2025-09-04");
  CHECK(before(-1, "day", "2025-12-31") == "2026-01-01");
  CHECK(before(2, "hour") == "none");
  CHECK(before(1000000, "year") == "none");
}
