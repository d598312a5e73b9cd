#include "tools/relata/progress.hpp"

#include <ostream>

#include <fmt/format.h>

namespace relata::tools {

namespace {

constexpr auto kPatience = std::chrono::seconds(2);
constexpr auto kRefresh = std::chrono::milliseconds(200);

}  // namespace

Progress::Progress(Streams& streams, std::string what, uint64_t total)
    : streams_(streams), what_(std::move(what)), total_(total), start_(Clock::now()), drawn_(start_) {}

Progress::~Progress() {
  if (visible_) streams_.err << "\r\x1b[K" << std::flush;
}

void Progress::step() {
  ++done_;
  if (!streams_.err_is_terminal) return;
  const auto now = Clock::now();
  if (now - start_ < kPatience || now - drawn_ < kRefresh) return;
  drawn_ = now;
  draw(now - start_);
}

void Progress::draw(Clock::duration taken) {
  const double seconds = std::chrono::duration<double>(taken).count();
  const double left = seconds / static_cast<double>(done_) * static_cast<double>(total_ - done_);
  streams_.err << fmt::format("\r\x1b[K{} {} of {}, about {:.0f} s left", what_, done_, total_, left) << std::flush;
  visible_ = true;
}

}  // namespace relata::tools
