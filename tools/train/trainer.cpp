#include "tools/train/trainer.hpp"

#include <algorithm>
#include <cmath>
#include <memory>
#include <numeric>
#include <thread>

#include "extract/sentence/tags.hpp"
#include "tools/train/adam.hpp"

namespace relata::train {

namespace {

using Batch = std::vector<const Example*>;

// Sentences of like length together (less to share out unevenly), batches in random order.
std::vector<Batch> make_batches(const std::vector<Example>& examples, uint32_t batch_words, Random& random) {
  std::vector<const Example*> order;
  for (const Example& e : examples) {
    if (!e.words.empty()) order.push_back(&e);
  }
  random.shuffle(order);
  std::vector<Batch> batches(1);
  size_t words = 0;
  for (const Example* e : order) {
    if (words + e->words.size() > batch_words && !batches.back().empty()) {
      batches.emplace_back();
      words = 0;
    }
    batches.back().push_back(e);
    words += e->words.size();
  }
  return batches;
}

// What one thread needs.
struct Worker {
  Worker(const Checkpoint& model, const PassOptions& options)
      : pass(model.sizes, model.parameters, model.vectors, options), gradients(model.parameters) {}
  Pass<float> pass;
  Gradients<float> gradients;
  Losses losses;
};

void add(const Losses& from, Losses& to) {
  to.arc += from.arc;
  to.label += from.label;
  to.tags += from.tags;
  to.names += from.names;
  to.words += from.words;
}

void add(const Gradients<float>& from, Gradients<float>& to) {
  for (size_t i = 0; i < from.data.size(); ++i) {
    if (from.marks[i].empty()) {
      for (size_t k = 0; k < from.data[i].size(); ++k) to.data[i][k] += from.data[i][k];
      continue;
    }
    const size_t columns = from.data[i].size() / from.marks[i].size();
    for (const uint32_t row : from.touched[i]) {
      to.touch(i, row);
      for (size_t k = row * columns; k < (row + 1) * columns; ++k) to.data[i][k] += from.data[i][k];
    }
  }
}

double rate_at(double progress, const TrainOptions& o) {
  constexpr double kWarm = 0.03;
  if (progress < kWarm) return o.rate * progress / kWarm;
  return o.rate * (o.last_rate + (1 - o.last_rate) * (1 - progress) / (1 - kWarm));
}

// The moving average of the parameters (Polyak & Juditsky, 1992, with a window that moves). It is brought up to date
// every few steps, which costs little and changes nothing: neighbours in time are alike.
class Average {
 public:
  Average(double keep, Parameters<float>& parameters) : keep_(keep), parameters_(parameters) {
    if (keep > 0) mean_ = parameters;
  }

  void step() {
    if (mean_.empty() || ++steps_ % kEvery != 0) return;
    // at first the window is as long as what there is
    const double keep = std::min(std::pow(keep_, kEvery), static_cast<double>(steps_) / static_cast<double>(steps_ + 9 * kEvery));
    const auto fresh = static_cast<float>(1 - keep);
    for (size_t i = 0; i < mean_.size(); ++i) {
      float* m = mean_[i].data.data();
      const float* x = parameters_[i].data.data();
      for (size_t k = 0; k < mean_[i].data.size(); ++k) m[k] += fresh * (x[k] - m[k]);
    }
  }

  // Puts the average in the place of the parameters, or back.
  void swap() {
    if (!mean_.empty()) std::swap(mean_, parameters_);
  }

 private:
  static constexpr uint32_t kEvery = 10;
  double keep_;
  Parameters<float>& parameters_;
  Parameters<float> mean_;
  uint64_t steps_ = 0;
};

// Gradients of a batch, its sentences dealt out to the workers; the sum ends up in the first.
void run_batch(const Batch& batch, const Dropout& dropout, uint64_t seed,
               std::vector<std::unique_ptr<Worker>>& workers) {
  const size_t words = std::accumulate(batch.begin(), batch.end(), size_t{0},
                                       [](size_t n, const Example* e) { return n + e->words.size(); });
  std::vector<Batch> parts(workers.size());
  for (size_t i = 0; i < batch.size(); ++i) parts[i % parts.size()].push_back(batch[i]);
  const auto work = [&](size_t k) {
    Random random(seed + k);
    workers[k]->gradients.clear();
    workers[k]->losses = Losses{};
    if (parts[k].empty()) return;
    workers[k]->pass.forward(parts[k], dropout, random);
    workers[k]->losses = workers[k]->pass.backward(1.0F / static_cast<float>(words), workers[k]->gradients);
  };
  std::vector<std::thread> threads;
  for (size_t k = 1; k < workers.size(); ++k) threads.emplace_back(work, k);
  work(0);
  for (std::thread& t : threads) t.join();
  for (size_t k = 1; k < workers.size(); ++k) add(workers[k]->gradients, workers[0]->gradients);
}

}  // namespace

void train(const std::vector<Example>& examples, const TrainOptions& options, Checkpoint& model,
           const std::function<void(uint32_t, const Losses&, const Checkpoint&)>& report) {
  Random random(options.seed);
  Adam adam(model.parameters);
  Average average(options.average, model.parameters);
  std::vector<std::unique_ptr<Worker>> workers;
  for (uint32_t k = 0; k < options.threads; ++k) workers.push_back(std::make_unique<Worker>(model, options.pass));
  for (uint32_t pass = 0; pass < options.passes; ++pass) {
    const std::vector<Batch> batches = make_batches(examples, options.batch_words, random);
    Losses losses;
    for (size_t b = 0; b < batches.size(); ++b) {
      run_batch(batches[b], options.dropout, random.next(), workers);
      for (const auto& w : workers) add(w->losses, losses);
      const double progress =
          (static_cast<double>(pass) + static_cast<double>(b) / static_cast<double>(batches.size())) / options.passes;
      adam.step(rate_at(progress, options), options.clip, workers[0]->gradients, model.parameters);
      average.step();
    }
    average.swap();
    report(pass, losses, model);
    if (pass + 1 < options.passes) average.swap();
  }
}

namespace {

int best(const float* x, size_t n) { return static_cast<int>(std::max_element(x, x + n) - x); }

void count_sentence(const Pass<float>& pass, size_t sentence, const Example& e, const Sizes& sizes, Attachment& a) {
  const size_t n = e.words.size();
  std::vector<float> arcs;
  std::vector<float> labels;
  pass.arc_scores(sentence, arcs);
  for (size_t i = 0; i < n; ++i) {
    float* row = arcs.data() + i * (n + 1);
    row[i + 1] = -1e9F;
    const size_t t = pass.first_word(sentence) + i;
    ++a.words;
    a.upos += best(pass.upos_scores(t), sizes.upos) == e.upos[i];
    a.xpos += best(pass.xpos_scores(t), sizes.xpos) == e.xpos[i];
    const int head = best(row, n + 1) - 1;
    if (head != e.heads[i]) continue;
    pass.label_scores(sentence, i, head, labels);
    const auto label = static_cast<extract::Deprel>(best(labels.data(), labels.size()));
    ++a.heads;
    a.labelled += universal(label) == universal(static_cast<extract::Deprel>(e.labels[i]));
  }
}

}  // namespace

Attachment evaluate(const std::vector<Example>& examples, const Checkpoint& model) {
  constexpr size_t kBatch = 24;
  Pass<float> pass(model.sizes, model.parameters, model.vectors);
  Random random(0);
  Attachment a;
  std::vector<const Example*> batch;
  const auto score = [&] {
    if (batch.empty()) return;
    pass.forward(batch, Dropout{}, random);
    for (size_t b = 0; b < batch.size(); ++b) count_sentence(pass, b, *batch[b], model.sizes, a);
    batch.clear();
  };
  for (const Example& e : examples) {
    if (e.words.empty() || e.heads.empty()) continue;
    batch.push_back(&e);
    if (batch.size() == kBatch) score();
  }
  score();
  return a;
}

}  // namespace relata::train
