#include "extract/coreference/literals.hpp"

#include <doctest/doctest.h>

#include <fmt/format.h>

using namespace relata;
using namespace relata::extract;

namespace {

std::string print(const Value& v) {
  if (v.type() == ValueType::integer) return std::to_string(v.integer());
  if (v.type() == ValueType::floating) return fmt::format("{}", v.floating());
  if (v.type() == ValueType::boolean) return v.boolean() ? "true" : "false";
  return v.string();
}

// The literal at the beginning of `text`: its wording, type and properties.
std::string read(std::string_view text) {
  const auto literal = literal_at(text, 0, static_cast<uint32_t>(text.size()));
  if (!literal) return "none";
  std::string out = fmt::format("{}|{}", literal->span.of(text), label_of(literal->type));
  for (const auto& [key, value] : literal->properties) out += fmt::format(" {}={}", key, print(value));
  return out;
}

}  // namespace

TEST_CASE("money") {
  CHECK(read("$53 billion target") == "$53 billion|Money amount=53000000000 currency=USD");
  CHECK(read("380 billion yuan over") == "380 billion yuan|Money amount=380000000000 currency=CNY");
  CHECK(read("RMB 380 billion plan") == "RMB 380 billion|Money amount=380000000000 currency=CNY");
  CHECK(read("$10–12B") == "$10–12B|Money amount=11000000000 currency=USD high=12000000000 low=10000000000");
  CHECK(read("$1.5 to $2 million") == "$1.5 to $2 million|Money amount=1750000 currency=USD high=2000000 low=1500000");
  CHECK(read("€1,250.50.") == "€1,250.50|Money amount=1250.5 currency=EUR");
  CHECK(read("US$3bn") == "US$3bn|Money amount=3000000000 currency=USD");
  CHECK(read("$100B+") == "$100B|Money amount=100000000000 currency=USD");
  CHECK(read("twelve dollars") == "twelve dollars|Money amount=12 currency=USD");
}

TEST_CASE("percentages, durations") {
  CHECK(read("26% year") == "26%|Percent value=26");
  CHECK(read("8-10% to") == "8-10%|Percent high=10 low=8 value=9");
  CHECK(read("3.5 percent") == "3.5 percent|Percent value=3.5");
  CHECK(read("7 per cent.") == "7 per cent|Percent value=7");
  CHECK(read("three years,") == "three years|Duration unit=year value=3");
  CHECK(read("90 days") == "90 days|Duration unit=day value=90");
}

TEST_CASE("dates, absolute and relative") {
  CHECK(read("September 24, 2025 in") == "September 24, 2025|Date value=2025-09-24");
  CHECK(read("24 September 2025") == "24 September 2025|Date value=2025-09-24");
  CHECK(read("February") == "February|Date");
  CHECK(read("Q2 2025") == "Q2 2025|Date quarter=2 value=2025");
  CHECK(read("fiscal 2025, up") == "fiscal 2025|Date fiscal=true value=2025");
  CHECK(read("fiscal Q1 due") == "fiscal Q1|Date fiscal=true quarter=1");
  CHECK(read("2025") == "2025|Date value=2025");
  CHECK(read("late 2026.") == "late 2026|Date value=2026");
  CHECK(read("last quarter") == "last quarter|Date");
  CHECK(read("Wednesday’s") == "Wednesday|Date");
}

TEST_CASE("what is no literal") {
  for (const char* text : {"billion", "May I", "March on", "Q5 2025", "20255", "2,025 people", "this model", "3 mills", "-", "$", "second year", "5G", "RMB", "18x"}) {
    CHECK_MESSAGE(read(text) == "none", text);
  }
  CHECK_FALSE(literal_at("A2025", 1, 5).has_value());
}

TEST_CASE("hedges around a value") {
  const auto hedges = [](std::string_view before, std::string_view behind = "") {
    Map m;
    add_hedges(before, behind, m);
    std::string out;
    for (const auto& [key, value] : m) out += key + " ";
    return out;
  };
  CHECK(hedges("pledged more than ") == "at_least ");
  CHECK(hedges("for nearly ") == "approximate ");
  CHECK(hedges("up to ") == "at_most ");
  CHECK(hedges("(~") == "approximate ");
  CHECK(hedges("", "+") == "at_least ");
  CHECK(hedges("takeover ").empty());
  CHECK(hedges("handsome ").empty());
}
