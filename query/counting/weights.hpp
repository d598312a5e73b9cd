#pragma once
// Which nodes may stand for a node of a pattern, and how many matches of what was folded into it each of them has.
// Internal to query/counting.

#include <algorithm>
#include <cstdint>
#include <vector>

namespace relata::query::counting {

class Weights {
 public:
  // All ids of [low, high), each with weight 1.
  static Weights range(uint32_t low, uint32_t high) {
    Weights w;
    w.low_ = low;
    w.high_ = std::max(low, high);
    return w;
  }
  // These ids, ascending. `weights`: one each, or empty for 1.
  static Weights list(std::vector<uint32_t> ids, std::vector<int64_t> weights = {}) {
    Weights w;
    w.is_list_ = true;
    w.ids_ = std::move(ids);
    w.weights_ = std::move(weights);
    w.low_ = w.ids_.empty() ? 0 : w.ids_.front();
    w.high_ = w.ids_.empty() ? 0 : w.ids_.back() + 1;
    return w;
  }
  // The ids from `low` on, with these weights; 0: not among them.
  static Weights dense(uint32_t low, std::vector<int64_t> weights) {
    Weights w = range(low, low + static_cast<uint32_t>(weights.size()));
    w.weights_ = std::move(weights);
    return w;
  }

  [[nodiscard]] bool is_list() const { return is_list_; }
  [[nodiscard]] bool all_one() const { return weights_.empty(); }  // every id of the list or the range counts once
  [[nodiscard]] uint32_t low() const { return low_; }
  [[nodiscard]] uint32_t high() const { return high_; }
  [[nodiscard]] size_t size() const { return is_list_ ? ids_.size() : high_ - low_; }  // at most so many have a weight
  [[nodiscard]] const std::vector<uint32_t>& ids() const { return ids_; }
  [[nodiscard]] const std::vector<int64_t>& weights() const { return weights_; }

  // By place, in the order of ids; the weight may be 0.
  [[nodiscard]] uint32_t id_at(size_t place) const { return is_list_ ? ids_[place] : low_ + static_cast<uint32_t>(place); }
  [[nodiscard]] int64_t weight_at(size_t place) const { return weights_.empty() ? 1 : weights_[place]; }

  // 0: not among them. For a list a search.
  [[nodiscard]] int64_t of(uint32_t id) const {
    if (id < low_ || id >= high_) return 0;
    if (!is_list_) return weights_.empty() ? 1 : weights_[id - low_];
    const auto at = std::lower_bound(ids_.begin(), ids_.end(), id);
    if (at == ids_.end() || *at != id) return 0;
    return weights_.empty() ? 1 : weights_[static_cast<size_t>(at - ids_.begin())];
  }

  // f(id, weight) for those with a weight, ascending; stops when it gives false.
  template <class F>
  void for_each(F f) const {
    const size_t n = size();
    for (size_t i = 0; i < n; ++i) {
      const int64_t w = weights_.empty() ? 1 : weights_[i];
      if (w != 0 && !f(is_list_ ? ids_[i] : low_ + static_cast<uint32_t>(i), w)) return;
    }
  }

  // A list as an array by id, so that of() is a look-up.
  void make_dense();
  // An array of nothing but ones as a range.
  void tidy() {
    if (!is_list_ && std::all_of(weights_.begin(), weights_.end(), [](int64_t w) { return w == 1; })) weights_.clear();
  }
  // Leaves out what is not in `other`, and multiplies the weights. False when a weight does not fit.
  bool multiply(const Weights& other);
  // The sum of all weights; false when it does not fit.
  bool sum(int64_t& total) const;

 private:
  bool is_list_ = false;
  uint32_t low_ = 0;
  uint32_t high_ = 0;
  std::vector<uint32_t> ids_;
  std::vector<int64_t> weights_;
};

}  // namespace relata::query::counting
