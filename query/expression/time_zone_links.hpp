#pragma once
// Since 2022 the main data of the IANA time zone database holds zones whose clocks have agreed since 1970 as one zone with
// several names. Some distributions (Debian among them) build in the differing histories from before 1970 again, others do
// not. So that the same query gives the same answer on every system, the names merged are read as the zone they were
// merged into.

#include <string_view>

namespace relata::query {

// The zone to read for `name`: another one if it was merged, else itself.
std::string_view linked_zone(std::string_view name);

}  // namespace relata::query
