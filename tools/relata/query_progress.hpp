#pragma once
// A line on a terminal that tells how far a statement has come, once it has taken two seconds.

#include <atomic>
#include <chrono>
#include <condition_variable>
#include <cstdint>
#include <iosfwd>
#include <mutex>
#include <string>
#include <thread>

namespace relata::tools {

// "running 12 s, about 40 s left (23 %), 5,000 rows". Of no rows nothing is said, nor of a share of the work that is 0 or 1: then it is not
// known how long the rest takes. What does not fit into so many columns (0: any) is left out.
std::string progress_line(uint64_t rows, double share, std::chrono::milliseconds taken, uint32_t columns);

// Draws from a thread of its own while it lives, and wipes the line at its end. Nothing else may write to `err` meanwhile.
class QueryProgress {
 public:
  QueryProgress(std::ostream& err, uint32_t columns);
  ~QueryProgress();
  QueryProgress(const QueryProgress&) = delete;
  QueryProgress& operator=(const QueryProgress&) = delete;
  void row() { rows_.fetch_add(1, std::memory_order_relaxed); }  // another row of the result is there
  std::atomic<double>& share() { return share_; }                // of the work that is done, in [0, 1]

 private:
  void watch();
  std::ostream& err_;
  uint32_t columns_;
  std::atomic<uint64_t> rows_{0};
  std::atomic<double> share_{0};
  std::mutex mutex_;
  std::condition_variable ends_;
  bool ended_ = false;
  std::thread thread_;  // last: it uses the others
};

}  // namespace relata::tools
