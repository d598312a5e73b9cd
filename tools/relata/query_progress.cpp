#include "tools/relata/query_progress.hpp"

#include <ostream>

#include <fmt/format.h>

namespace relata::tools {

namespace {

using Clock = std::chrono::steady_clock;
constexpr auto kPatience = std::chrono::seconds(2);
constexpr auto kRefresh = std::chrono::milliseconds(200);

std::string with_commas(uint64_t number) {
  std::string digits = std::to_string(number);
  for (size_t at = digits.size(); at > 3; at -= 3) digits.insert(at - 3, ",");
  return digits;
}

}  // namespace

std::string progress_line(uint64_t rows, std::chrono::milliseconds taken) {
  const std::string line = fmt::format("running {} s", std::chrono::duration_cast<std::chrono::seconds>(taken).count());
  return rows == 0 ? line : fmt::format("{}, {} row{}", line, with_commas(rows), rows == 1 ? "" : "s");
}

QueryProgress::QueryProgress(std::ostream& err) : err_(err), thread_([this] { watch(); }) {}

QueryProgress::~QueryProgress() {
  {
    const std::lock_guard lock(mutex_);
    ended_ = true;
  }
  ends_.notify_all();
  thread_.join();
}

void QueryProgress::watch() {
  const auto start = Clock::now();
  std::unique_lock lock(mutex_);
  if (ends_.wait_for(lock, kPatience, [this] { return ended_; })) return;
  do {
    err_ << "\r\x1b[K" << progress_line(rows_.load(std::memory_order_relaxed), std::chrono::duration_cast<std::chrono::milliseconds>(Clock::now() - start)) << std::flush;
  } while (!ends_.wait_for(lock, kRefresh, [this] { return ended_; }));
  err_ << "\r\x1b[K" << std::flush;
}

}  // namespace relata::tools
