#include "tools/train/distil.hpp"

#include <algorithm>
#include <memory>
#include <numeric>

#include "tools/train/numbers.hpp"

namespace relata::train {

namespace {

constexpr float kLeast = 0.01F;  // smaller probabilities are noise
constexpr size_t kBatch = 32;    // sentences that the teachers read at once

using Row = std::vector<float>;

// The largest probabilities, one after the other, and their sum brought to `share`.
Target largest(const Row& probabilities, float share) {
  Target t;
  std::vector<uint16_t> order(probabilities.size());
  std::iota(order.begin(), order.end(), uint16_t{0});
  const size_t keep = std::min(t.classes.size(), order.size());
  std::partial_sort(order.begin(), order.begin() + static_cast<std::ptrdiff_t>(keep), order.end(),
                    [&](uint16_t a, uint16_t b) {
                      return probabilities[a] != probabilities[b] ? probabilities[a] > probabilities[b] : a < b;
                    });
  float sum = 0;
  for (size_t k = 0; k < keep; ++k) {
    if (k > 0 && probabilities[order[k]] < kLeast) break;
    t.classes[k] = order[k];
    t.shares[k] = probabilities[order[k]];
    sum += t.shares[k];
  }
  for (float& x : t.shares) x *= share / sum;
  return t;
}

// Adds `share` of a class that is certain; the smallest of the others goes where there is no room.
void add_certain(int gold, float share, Target& t) {
  if (gold < 0 || share <= 0) return;
  size_t at = 0;
  while (at + 1 < t.classes.size() && t.shares[at] > 0 && t.classes[at] != gold) ++at;
  if (t.classes[at] != gold) t.shares[at] = 0;
  t.classes[at] = static_cast<uint16_t>(gold);
  t.shares[at] += share;
  const float sum = std::accumulate(t.shares.begin(), t.shares.end(), 0.0F);
  for (float& x : t.shares) x /= sum;
  // class_loss reads them up to the first that is zero
  if (at > 0 && t.shares[at] > t.shares[0]) {
    std::swap(t.shares[at], t.shares[0]);
    std::swap(t.classes[at], t.classes[0]);
  }
}

void add_probabilities(const float* scores, size_t n, float weight, Row& to) {
  Row row(scores, scores + n);
  softmax(row.data(), n);
  to.resize(n, 0.0F);
  for (size_t i = 0; i < n; ++i) to[i] += weight * row[i];
}

int best_of(const Row& row) { return static_cast<int>(std::max_element(row.begin(), row.end()) - row.begin()); }

class Teaching {
 public:
  Teaching(const std::vector<Checkpoint>& teachers, float share, bool half) : share_(share) {
    for (const Checkpoint& t : teachers)
      passes_.push_back(std::make_unique<Pass<float>>(t.sizes, t.parameters, t.vectors, PassOptions{.half = half}));
    weight_ = 1.0F / static_cast<float>(teachers.size());
    sizes_ = teachers.front().sizes;
  }

  void teach(const std::vector<Example*>& batch) {
    const std::vector<const Example*> sentences(batch.begin(), batch.end());
    Random random(0);
    for (const auto& pass : passes_) pass->forward(sentences, Dropout{}, random);
    for (size_t b = 0; b < batch.size(); ++b) teach(b, *batch[b]);
  }

 private:
  void teach(size_t sentence, Example& e) {
    const bool gold = !e.heads.empty();
    const float share = gold ? share_ : 1.0F;
    const size_t n = e.words.size();
    e.soft.resize(n);
    if (!gold) e.heads.resize(n), e.labels.resize(n), e.xpos.resize(n), e.upos.resize(n);
    teach_heads(sentence, gold, share, e);
    for (size_t i = 0; i < n; ++i) {
      Row labels, xpos, upos;
      for (const auto& pass : passes_) {
        pass->label_scores(sentence, i, e.heads[i], scores_);
        add_probabilities(scores_.data(), scores_.size(), weight_, labels);
        const size_t t = pass->first_word(sentence) + i;
        add_probabilities(pass->xpos_scores(t), sizes_.xpos, weight_, xpos);
        add_probabilities(pass->upos_scores(t), sizes_.upos, weight_, upos);
      }
      mix(labels, gold, share, e.labels[i], e.soft[i].label);
      mix(xpos, gold, share, e.xpos[i], e.soft[i].xpos);
      mix(upos, gold, share, e.upos[i], e.soft[i].upos);
    }
  }

  void teach_heads(size_t sentence, bool gold, float share, Example& e) {
    const size_t n = e.words.size();
    std::vector<Row> heads(n);
    for (const auto& pass : passes_) {
      pass->arc_scores(sentence, scores_);
      for (size_t i = 0; i < n; ++i) {
        float* row = scores_.data() + i * (n + 1);
        row[i + 1] = -1e9F;
        add_probabilities(row, n + 1, weight_, heads[i]);
      }
    }
    for (size_t i = 0; i < n; ++i) {
      int head = gold ? e.heads[i] + 1 : 0;
      mix(heads[i], gold, share, head, e.soft[i].head);
      e.heads[i] = head - 1;
    }
  }

  static void mix(const Row& probabilities, bool gold, float share, int& known, Target& to) {
    to = largest(probabilities, share);
    if (gold)
      add_certain(known, 1 - share, to);
    else
      known = best_of(probabilities);
  }

  std::vector<std::unique_ptr<Pass<float>>> passes_;
  Sizes sizes_;
  float share_, weight_ = 1;
  std::vector<float> scores_;
};

bool same_inputs(const Checkpoint& a, const Checkpoint& b) {
  return a.vocabulary.words == b.vocabulary.words && a.vocabulary.vector_words == b.vocabulary.vector_words &&
         a.sizes.buckets == b.sizes.buckets && a.sizes.xpos == b.sizes.xpos && a.sizes.upos == b.sizes.upos &&
         a.sizes.labels == b.sizes.labels;
}

}  // namespace

Result<void> add_teaching(const std::vector<Checkpoint>& teachers, const Checkpoint& learner, double share, bool half,
                          std::vector<Example>& examples) {
  if (teachers.empty()) return {};
  for (const Checkpoint& t : teachers) {
    if (!same_inputs(t, learner)) {
      Error e;
      e.message = "a teacher was trained with other words, vectors or classes";
      return e;
    }
  }
  Teaching teaching(teachers, static_cast<float>(share), half);
  std::vector<Example*> batch;
  for (Example& e : examples) {
    if (e.words.empty() || e.names_only_heads) continue;
    batch.push_back(&e);
    if (batch.size() < kBatch) continue;
    teaching.teach(batch);
    batch.clear();
  }
  if (!batch.empty()) teaching.teach(batch);
  return {};
}

}  // namespace relata::train
