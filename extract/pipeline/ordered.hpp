#pragma once
// Work on a stream of items with several threads, results in the order of the items, with only a few items in memory.

#include <tbb/global_control.h>
#include <tbb/parallel_pipeline.h>
#include <tbb/task_arena.h>

#include <atomic>
#include <optional>
#include <vector>

namespace relata::extract {

// Calls `next` for an item (none: the end), `work` on it in any thread, and `deliver` with what it gave; next and deliver run one at
// a time and in order. `deliver` returns false to stop early. With one job everything runs in the calling thread.
template <class Item, class Next, class Work, class Deliver>
void in_order(unsigned jobs, Next next, Work work, Deliver deliver) {
  if (jobs <= 1) {
    while (std::optional<Item> item = next()) {
      if (!deliver(work(std::move(*item)))) return;
    }
    return;
  }
  using Made = decltype(work(std::declval<Item>()));
  // One place for each item under way. The last stage goes in order, so an item has left before the one `slots.size()` later comes.
  // TBB orders the stages by itself; the thread sanitizer cannot see into that library, so the counters hand over once more.
  struct Slot {
    std::optional<Item> item;
    std::optional<Made> made;
    std::atomic<unsigned> stages_done = 0;
  };
  std::vector<Slot> slots(size_t{2} * jobs);
  std::atomic<bool> stopped = false;
  std::atomic<size_t> taken = 0;
  std::atomic<size_t> given = 0;
  const auto take = [&](tbb::flow_control& control) -> size_t {
    const size_t place = taken.load() % slots.size();
    Slot& slot = slots[place];
    (void)slot.stages_done.load();
    slot.item = stopped ? std::nullopt : next();
    if (!slot.item) control.stop();
    ++slot.stages_done;
    ++taken;
    return place;
  };
  const auto make = [&](size_t place) {
    Slot& slot = slots[place];
    (void)slot.stages_done.load();
    slot.made.emplace(work(std::move(*slot.item)));
    ++slot.stages_done;
    return place;
  };
  const auto give = [&](size_t place) {
    Slot& slot = slots[place];
    (void)slot.stages_done.load();
    (void)given.load();
    if (!stopped && !deliver(std::move(*slot.made))) stopped = true;
    slot.made.reset();
    ++slot.stages_done;
    ++given;
  };
  tbb::global_control limit(tbb::global_control::max_allowed_parallelism, jobs);
  tbb::task_arena arena(static_cast<int>(jobs));
  arena.execute([&] {
    tbb::parallel_pipeline(slots.size(), tbb::make_filter<void, size_t>(tbb::filter_mode::serial_in_order, take) &
                                             tbb::make_filter<size_t, size_t>(tbb::filter_mode::parallel, make) &
                                             tbb::make_filter<size_t, void>(tbb::filter_mode::serial_in_order, give));
  });
  (void)taken.load();
  (void)given.load();
}

}  // namespace relata::extract
