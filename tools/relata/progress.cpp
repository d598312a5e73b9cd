#include "tools/relata/progress.hpp"

#include <algorithm>
#include <ostream>

#include <fmt/format.h>

namespace relata::tools {

namespace {

constexpr auto kPatience = std::chrono::seconds(2);
constexpr auto kRefresh = std::chrono::milliseconds(200);
constexpr int kBar = 20;

}  // namespace

std::string duration_text(double seconds) {
  const auto whole = static_cast<uint64_t>(std::max(seconds, 0.0) + 0.5);
  if (whole < 60) return fmt::format("{} s", whole);
  if (whole < 3600) return fmt::format("{} min {} s", whole / 60, whole % 60);
  return fmt::format("{} h {} min", whole / 3600, whole % 3600 / 60);
}

Progress::Progress(Streams& streams, std::string what, uint64_t total, std::string unit)
    : streams_(streams), what_(std::move(what)), unit_(std::move(unit)), total_(std::max<uint64_t>(total, 1)), start_(Clock::now()), drawn_(start_) {}

Progress::~Progress() {
  if (visible_) streams_.err << "\r\x1b[K" << std::flush;
}

void Progress::step(uint64_t work, uint64_t units) {
  done_ = std::min(done_ + work, total_);
  units_ += units;
  if (!streams_.err_is_terminal) return;
  const auto now = Clock::now();
  if (now - start_ < kPatience || now - drawn_ < kRefresh || done_ == 0) return;
  drawn_ = now;
  const double seconds = std::chrono::duration<double>(now - start_).count(), share = static_cast<double>(done_) / static_cast<double>(total_);
  streams_.err << "\r\x1b[K" << progress_line(what_, share, static_cast<double>(units_) / seconds, unit_, seconds / share - seconds, streams_.columns) << std::flush;
  visible_ = true;
}

std::string progress_line(const std::string& what, double share, double units_per_second, const std::string& unit, double seconds_left, uint32_t columns) {
  const int filled = std::clamp(static_cast<int>(share * kBar), 0, kBar);
  const std::string head = fmt::format("{} {:3.0f} %", what, share * 100);
  const std::string bar = fmt::format(" [{}{}]", std::string(static_cast<size_t>(filled), '#'), std::string(static_cast<size_t>(kBar - filled), '-'));
  const std::string speed = fmt::format("  {:.0f} {}/s", units_per_second, unit), left = fmt::format(", {} left", duration_text(seconds_left));
  // One column stays free: a full line would scroll.
  const auto fits = [&](const std::string& line) { return columns == 0 || line.size() < columns; };
  for (const std::string& line : {head + bar + speed + left, head + speed + left, head + left}) {
    if (fits(line)) return line;
  }
  return head;
}

}  // namespace relata::tools
