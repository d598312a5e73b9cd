#pragma once
// What the fuzz targets share. A target is a file NAME_fuzz.cpp that defines LLVMFuzzerTestOneInput. It is built twice:
//   fuzz_NAME          by clang with libFuzzer, when RELATA_FUZZ is on (scripts/nightly)
//   fuzz_NAME_replay   always: runs the seeds of tests/fuzz/corpus/NAME and some hundred mutations of each (replay.cpp)
// A target does not only wait for a crash: it checks what the header of the thing under test promises.

#include <cstddef>
#include <cstdint>
#include <cstdio>
#include <cstdlib>
#include <string_view>

extern "C" int LLVMFuzzerTestOneInput(const uint8_t* data, size_t size);

namespace relata::fuzz {

inline std::string_view text(const uint8_t* data, size_t size) {
  return {reinterpret_cast<const char*>(data), size};
}

// What is written here must have been computed: keeps the compiler from dropping reads.
inline volatile unsigned observed = 0;

// A broken promise ends the process, so that libFuzzer keeps the input and the replay fails.
inline void require(bool holds, const char* promise) {
  if (holds) return;
  std::fprintf(stderr, "broken promise: %s\n", promise);
  std::abort();
}

}  // namespace relata::fuzz
