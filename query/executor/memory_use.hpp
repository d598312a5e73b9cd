#pragma once
// How much memory the process has. Internal to query/executor.

#include <cstdint>

namespace relata::query {

// Bytes in main memory, as the system counts them; 0 where it does not say.
uint64_t resident_bytes();

}  // namespace relata::query
