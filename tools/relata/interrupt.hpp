#pragma once
// Ctrl-C as a flag that long work polls, instead of the end of the process.

#include <signal.h>

#include <atomic>

namespace relata::tools {

// Set by SIGINT while an InterruptScope exists; whoever acts on it clears it.
std::atomic<bool>& interrupted();

// Catches SIGINT for its lifetime. Reading calls return early on it (no restart), so a prompt notices at once.
class InterruptScope {
 public:
  InterruptScope();
  ~InterruptScope();
  InterruptScope(const InterruptScope&) = delete;
  InterruptScope& operator=(const InterruptScope&) = delete;

 private:
  struct sigaction before_;
};

}  // namespace relata::tools
