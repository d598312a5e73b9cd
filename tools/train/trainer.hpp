#pragma once
// The training loop: batches of equal work, Adam with a rate that rises shortly and then falls to zero, a figure on the
// development data after each pass.

#include <functional>
#include <string>

#include "tools/train/checkpoint.hpp"
#include "tools/train/network.hpp"

namespace relata::train {

struct TrainOptions {
  uint32_t passes = 12;
  uint32_t batch_words = 600;  // words of a batch, about
  double rate = 2e-3;          // highest learning rate
  double clip = 2.0;           // greatest norm of a gradient (a mean per word, so it is small)
  Dropout dropout{0.2, 0.2, 0.3, true};
  double last_rate = 0;        // what the rate falls to, as a part of the highest
  double average = 0;          // share of the past in the moving average of the parameters, a step; 0: no average
  PassOptions pass;
  uint64_t seed = 1;
  uint32_t threads = 1;  // the result depends on it: sums are taken in another order
};

struct Attachment {
  size_t words = 0, heads = 0, labelled = 0, upos = 0, xpos = 0;
  [[nodiscard]] double percent(size_t count) const {
    return words == 0 ? 0 : 100.0 * static_cast<double>(count) / static_cast<double>(words);
  }
};

// Trains in place. `report` gets a line after each pass and the network as it would be if training ended there: the moving
// average of the parameters where one is asked for, which is also what `model` holds in the end.
void train(const std::vector<Example>& examples, const TrainOptions& options, Checkpoint& model,
           const std::function<void(uint32_t pass, const Losses& losses, const Checkpoint& now)>& report);

// Arg-max heads and relations (universal part) on examples with trees: no tree decoding, no rounding.
Attachment evaluate(const std::vector<Example>& examples, const Checkpoint& model);

}  // namespace relata::train
