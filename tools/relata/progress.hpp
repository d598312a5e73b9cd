#pragma once
// A line that tells how far long work has come; only on a terminal, and only once the work has taken two seconds.

#include <chrono>
#include <cstdint>
#include <string>

#include "tools/relata/streams.hpp"

namespace relata::tools {

class Progress {
 public:
  // `total`: how many steps there will be.
  Progress(Streams& streams, std::string what, uint64_t total);
  ~Progress();  // wipes the line
  Progress(const Progress&) = delete;
  Progress& operator=(const Progress&) = delete;
  void step();

 private:
  using Clock = std::chrono::steady_clock;
  void draw(Clock::duration taken);
  Streams& streams_;
  std::string what_;
  uint64_t total_;
  uint64_t done_ = 0;
  Clock::time_point start_;
  Clock::time_point drawn_;
  bool visible_ = false;
};

}  // namespace relata::tools
