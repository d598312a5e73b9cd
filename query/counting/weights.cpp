#include "query/counting/weights.hpp"

namespace relata::query::counting {

void Weights::make_dense() {
  if (!is_list_) return;
  std::vector<int64_t> weights(high_ - low_, 0);
  for (size_t i = 0; i < ids_.size(); ++i) weights[ids_[i] - low_] = weights_.empty() ? 1 : weights_[i];
  *this = dense(low_, std::move(weights));
}

bool Weights::multiply(const Weights& other) {
  if (!is_list_ && !other.is_list_ && all_one() && other.all_one()) {
    *this = range(std::max(low_, other.low_), std::min(high_, other.high_));
    return true;
  }
  std::vector<uint32_t> ids;
  std::vector<int64_t> weights;
  bool fits = true;
  const bool this_leads = is_list_ || !other.is_list_;
  const Weights& leader = this_leads ? *this : other;
  const Weights& follower = this_leads ? other : *this;
  leader.for_each([&](uint32_t id, int64_t w) {
    const int64_t v = follower.of(id);
    if (v == 0) return true;
    ids.push_back(id);
    weights.push_back(0);
    fits = !__builtin_mul_overflow(w, v, &weights.back());
    return fits;
  });
  const bool was_list = is_list_ || other.is_list_;
  *this = list(std::move(ids), std::move(weights));
  if (!was_list) make_dense();
  return fits;
}

bool Weights::sum(int64_t& total) const {
  total = 0;
  if (weights_.empty()) {
    total = static_cast<int64_t>(size());
    return true;
  }
  return std::all_of(weights_.begin(), weights_.end(), [&](int64_t w) { return !__builtin_add_overflow(total, w, &total); });
}

}  // namespace relata::query::counting
