#pragma once
// Work on a stream of items with several threads, results in the order of the items, with only a few items in memory.

#include <tbb/global_control.h>
#include <tbb/parallel_pipeline.h>
#include <tbb/task_arena.h>

#include <atomic>
#include <memory>
#include <optional>

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
  std::atomic<bool> stopped = false;
  const auto take = [&](tbb::flow_control& control) -> std::shared_ptr<Item> {
    std::optional<Item> item = stopped ? std::nullopt : next();
    if (!item) {
      control.stop();
      return nullptr;
    }
    return std::make_shared<Item>(std::move(*item));
  };
  const auto make = [&](const std::shared_ptr<Item>& item) { return std::make_shared<Made>(work(std::move(*item))); };
  const auto give = [&](const std::shared_ptr<Made>& made) {
    if (!stopped && !deliver(std::move(*made))) stopped = true;
  };
  tbb::global_control limit(tbb::global_control::max_allowed_parallelism, jobs);
  tbb::task_arena arena(static_cast<int>(jobs));
  arena.execute([&] {
    tbb::parallel_pipeline(size_t{2} * jobs, tbb::make_filter<void, std::shared_ptr<Item>>(tbb::filter_mode::serial_in_order, take) &
                                                 tbb::make_filter<std::shared_ptr<Item>, std::shared_ptr<Made>>(tbb::filter_mode::parallel, make) &
                                                 tbb::make_filter<std::shared_ptr<Made>, void>(tbb::filter_mode::serial_in_order, give));
  });
}

}  // namespace relata::extract
