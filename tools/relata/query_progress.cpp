#include "tools/relata/query_progress.hpp"

#include <ostream>

#include <fmt/format.h>

#include "tools/relata/progress.hpp"

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

std::string progress_line(uint64_t rows, double share, std::chrono::milliseconds taken, uint32_t columns) {
  std::string line = fmt::format("running {} s", std::chrono::duration_cast<std::chrono::seconds>(taken).count());
  // One column stays free: a full line would scroll.
  const auto add = [&](const std::string& more) {
    if (columns == 0 || line.size() + more.size() < columns) line += more;
  };
  if (share > 0 && share < 1) {
    const double left = std::chrono::duration<double>(taken).count() * (1 - share) / share;
    add(fmt::format(", about {} left", duration_text(left)));
    add(fmt::format(" ({:.0f} %)", share * 100));
  }
  if (rows > 0) add(fmt::format(", {} row{}", with_commas(rows), rows == 1 ? "" : "s"));
  return line;
}

QueryProgress::QueryProgress(std::ostream& err, uint32_t columns) : err_(err), columns_(columns), thread_([this] { watch(); }) {}

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
    const auto taken = std::chrono::duration_cast<std::chrono::milliseconds>(Clock::now() - start);
    err_ << "\r\x1b[K" << progress_line(rows_.load(std::memory_order_relaxed), share_.load(std::memory_order_relaxed), taken, columns_) << std::flush;
  } while (!ends_.wait_for(lock, kRefresh, [this] { return ended_; }));
  err_ << "\r\x1b[K" << std::flush;
}

}  // namespace relata::tools
