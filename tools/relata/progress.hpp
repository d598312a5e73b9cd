#pragma once
// A line that tells how far long work has come; only on a terminal, and only once the work has taken two seconds.

#include <chrono>
#include <cstdint>
#include <string>

#include "tools/relata/streams.hpp"

namespace relata::tools {

class Progress {
 public:
  // `total`: how much work there is, in units that take about the same time each (bytes of text); `unit`: what the speed is
  // told in ("sentences").
  Progress(Streams& streams, std::string what, uint64_t total, std::string unit);
  ~Progress();  // wipes the line
  Progress(const Progress&) = delete;
  Progress& operator=(const Progress&) = delete;
  // So much more of `total` is done, and it held so many units.
  void step(uint64_t work, uint64_t units);

 private:
  using Clock = std::chrono::steady_clock;
  Streams& streams_;
  std::string what_;
  std::string unit_;
  uint64_t total_;
  uint64_t done_ = 0;
  uint64_t units_ = 0;
  Clock::time_point start_;
  Clock::time_point drawn_;
  bool visible_ = false;
};

// "5 s", "1 min 5 s", "2 h 10 min".
std::string duration_text(double seconds);

// "reading  42 % [########------------]  1850 sentences/s, 1 min 5 s left". `columns`: what the terminal shows of a line (0: unlimited); in a
// narrow one the bar goes first, then the speed.
std::string progress_line(const std::string& what, double share, double units_per_second, const std::string& unit, double seconds_left, uint32_t columns);

}  // namespace relata::tools
