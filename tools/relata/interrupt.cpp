#include "tools/relata/interrupt.hpp"

namespace relata::tools {

namespace {

void on_interrupt(int) { interrupted().store(true, std::memory_order_relaxed); }

}  // namespace

std::atomic<bool>& interrupted() {
  static std::atomic<bool> flag{false};
  return flag;
}

InterruptScope::InterruptScope() : before_{} {
  interrupted().store(false);  // also makes the flag before a handler could
  struct sigaction action {};
  action.sa_handler = on_interrupt;
  sigemptyset(&action.sa_mask);
  sigaction(SIGINT, &action, &before_);
}

InterruptScope::~InterruptScope() { sigaction(SIGINT, &before_, nullptr); }

}  // namespace relata::tools
