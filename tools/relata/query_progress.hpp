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

// "running 12 s, 5,000 rows": of no rows nothing is said.
std::string progress_line(uint64_t rows, std::chrono::milliseconds taken);

// Draws from a thread of its own while it lives, and wipes the line at its end. Nothing else may write to `err` meanwhile.
class QueryProgress {
 public:
  explicit QueryProgress(std::ostream& err);
  ~QueryProgress();
  QueryProgress(const QueryProgress&) = delete;
  QueryProgress& operator=(const QueryProgress&) = delete;
  void row() { rows_.fetch_add(1, std::memory_order_relaxed); }  // another row of the result is there

 private:
  void watch();
  std::ostream& err_;
  std::atomic<uint64_t> rows_{0};
  std::mutex mutex_;
  std::condition_variable ends_;
  bool ended_ = false;
  std::thread thread_;  // last: it uses the others
};

}  // namespace relata::tools
