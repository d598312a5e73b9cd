#pragma once
// Another program as a child process: run, listened to, and stopped when it talks or takes too long.

#include <chrono>
#include <cstdint>
#include <string>
#include <vector>

#include "common/error.hpp"

namespace relata {

struct ProcessLimits {
  uint64_t output_bytes = uint64_t{64} << 20;  // of standard output; standard error is cut at 64 KiB
  std::chrono::seconds time{120};
};

enum class ProcessEnd : uint8_t { exited, killed, too_long_output, out_of_time };

struct ProcessOutcome {
  ProcessEnd end = ProcessEnd::exited;
  int status = 0;      // the exit status; 0 unless `end` is exited
  std::string out;
  std::string error;   // what it wrote on standard error
};

// Runs argv[0] (looked up in PATH) with nothing on standard input. Errors: kind file when there is no such program (then the message is
// "is not installed") or it cannot be started; whatever the program itself does wrong is told by the outcome.
Result<ProcessOutcome> run_process(std::vector<std::string> argv, const ProcessLimits& limits = {});

}  // namespace relata
