#pragma once
// How a long algorithm asks whether it is to go on, also from inside of Boost's, which know of no such question: it
// throws where they call us, and run_guarded catches that at the algorithm's own door.

#include <cstdint>
#include <functional>
#include <stdexcept>
#include <utility>

#include "common/error.hpp"

namespace relata {

// Asked now and then; true ends the algorithm with an error of kind cancelled. An empty function: never.
using Interrupt = std::function<bool()>;

class Pulse {
 public:
  struct Stop {};  // thrown

  explicit Pulse(const Interrupt& interrupted) : interrupted_(interrupted) {}
  // To be called once a step; a step is a relationship or a node that is looked at.
  void operator()() {
    if (++steps_ % kSteps == 0 && interrupted_ && interrupted_()) throw Stop();
  }

 private:
  static constexpr uint64_t kSteps = 4096;
  const Interrupt& interrupted_;
  uint64_t steps_ = 0;
};

// Runs `body` (which gives a Result) with a pulse; a stop becomes the error.
template <class Body>
auto run_guarded(const Interrupt& interrupted, Body body) -> decltype(body(std::declval<Pulse&>())) {
  Pulse pulse(interrupted);
  try {
    return body(pulse);
  } catch (const Pulse::Stop&) {
    Error e;
    e.kind = ErrorKind::cancelled;
    e.message = "the algorithm was interrupted";
    return e;
  }
}

}  // namespace relata
