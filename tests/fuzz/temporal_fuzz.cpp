// Temporal text: what is read as a date, a time of day or a duration is printed as text that is read as the same value.
#include "common/value.hpp"
#include "query/expression/temporal_parse.hpp"
#include "query/expression/temporal_text.hpp"
#include "tests/fuzz/fuzz.hpp"

using namespace relata;
using relata::fuzz::require;

namespace {

void check_date(std::string_view text) {
  const auto date = query::parse_date(text);
  if (!date) return;
  const auto again = query::parse_date(query::temporal_text(Value(*date)));
  require(again && *again == *date, "a date comes back as it was printed");
}

void check_time(std::string_view text) {
  const auto time = query::parse_time(text);
  if (!time) return;
  require(time->nanoseconds >= 0 && time->nanoseconds < int64_t{86'400} * 1'000'000'000, "a time lies within a day");
  const auto again = query::parse_time(query::temporal_text(Value(LocalTime{time->nanoseconds})));
  require(again && again->nanoseconds == time->nanoseconds, "a time comes back as it was printed");
}

void check_duration(std::string_view text) {
  const auto duration = query::parse_duration(text);
  if (!duration) return;
  require(duration->nanoseconds >= 0 && duration->nanoseconds < 1'000'000'000, "nanoseconds are a part of a second");
  const auto again = query::parse_duration(query::temporal_text(Value(*duration)));
  require(again && *again == *duration, "a duration comes back as it was printed");
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const uint8_t* data, size_t size) {
  std::string_view text = fuzz::text(data, size);
  while (!text.empty()) {  // a line is a text of its own, so that one seed holds many forms
    const std::string_view line = text.substr(0, text.find('\n'));
    text.remove_prefix(std::min(text.size(), line.size() + 1));
    check_date(line);
    check_time(line);
    check_duration(line);
    if (const auto offset = query::parse_offset(line)) require(query::parse_offset(query::offset_text(*offset)) == offset, "an offset comes back");
    fuzz::observed = query::parse_date_time(line).has_value();
  }
  return 0;
}
