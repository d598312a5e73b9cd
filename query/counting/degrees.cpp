#include "query/counting/degrees.hpp"

#include <array>
#include <limits>

namespace relata::query::counting {

namespace {

constexpr uint32_t kBlock = 1024;

// Whether so many products of these degrees fit, whatever they are.
bool always_fits(size_t many, std::span<const Degree> degrees) {
  uint64_t bound = std::max<size_t>(1, many);
  bool fits = true;
  for (const Degree& d : degrees)
    fits = fits && !__builtin_mul_overflow(bound, uint64_t{std::max(1U, d.table->maximum_degree())}, &bound);
  return fits && bound <= static_cast<uint64_t>(std::numeric_limits<int64_t>::max());
}

// Products of a stretch of ids.
class Block {
 public:
  Block(const Weights& weights, std::span<const Degree> degrees)
      : weights_(weights), degrees_(degrees), checked_(!weights.all_one() || !always_fits(weights.size(), degrees)) {}

  // Those of the ids from low() + `from` on; false when one does not fit.
  bool fill(uint32_t from) {
    size_ = std::min<size_t>(kBlock, weights_.size() - from);
    if (weights_.all_one())
      std::fill_n(products_.begin(), size_, 1);
    else
      std::copy_n(weights_.weights().begin() + from, size_, products_.begin());
    bool fits = true;
    for (const Degree& d : degrees_) fits = multiply(d, weights_.low() + from) && fits;
    return fits;
  }
  [[nodiscard]] std::span<const int64_t> products() const { return {products_.data(), size_}; }
  [[nodiscard]] bool checked() const { return checked_; }

 private:
  bool multiply(const Degree& d, uint32_t first) {
    d.table->degrees(first, {factors_.data(), size_});
    if (d.at_least_one) {
      for (size_t i = 0; i < size_; ++i) factors_[i] = std::max(1U, factors_[i]);
    }
    if (!checked_) {
      for (size_t i = 0; i < size_; ++i) products_[i] *= factors_[i];
      return true;
    }
    bool fits = true;
    for (size_t i = 0; i < size_; ++i)
      fits = !__builtin_mul_overflow(products_[i], int64_t{factors_[i]}, &products_[i]) && fits;
    return fits;
  }

  const Weights& weights_;
  std::span<const Degree> degrees_;
  bool checked_;
  size_t size_ = 0;
  std::array<int64_t, kBlock> products_;
  std::array<uint32_t, kBlock> factors_;
};

bool multiply_list(Weights& weights, std::span<const Degree> degrees) {
  std::vector<uint32_t> ids;
  std::vector<int64_t> products;
  bool fits = true;
  weights.for_each([&](uint32_t id, int64_t w) {
    for (const Degree& d : degrees) fits = fits && !__builtin_mul_overflow(w, d.of(id), &w);
    if (w == 0) return fits;
    ids.push_back(id);
    products.push_back(w);
    return fits;
  });
  weights = Weights::list(std::move(ids), std::move(products));
  return fits;
}

bool sum_list(const Weights& weights, std::span<const Degree> degrees, int64_t& total) {
  bool fits = true;
  weights.for_each([&](uint32_t id, int64_t w) {
    for (const Degree& d : degrees) fits = fits && !__builtin_mul_overflow(w, d.of(id), &w);
    fits = fits && !__builtin_add_overflow(total, w, &total);
    return fits;
  });
  return fits;
}

}  // namespace

bool multiply_degrees(Weights& weights, std::span<const Degree> degrees) {
  if (degrees.empty()) return true;
  if (weights.is_list()) return multiply_list(weights, degrees);
  std::vector<int64_t> all(weights.size());
  Block block(weights, degrees);
  bool fits = true;
  for (uint32_t from = 0; from < all.size(); from += kBlock) {
    fits = block.fill(from) && fits;
    std::copy(block.products().begin(), block.products().end(), all.begin() + from);
  }
  weights = Weights::dense(weights.low(), std::move(all));
  weights.tidy();
  return fits;
}

bool sum_with_degrees(const Weights& weights, std::span<const Degree> degrees, int64_t& total) {
  total = 0;
  if (degrees.empty()) return weights.sum(total);
  if (weights.is_list()) return sum_list(weights, degrees, total);
  Block block(weights, degrees);
  bool fits = true;
  for (uint32_t from = 0; from < weights.size(); from += kBlock) {
    fits = block.fill(from) && fits;
    int64_t part = 0;
    if (block.checked()) {
      for (const int64_t p : block.products()) fits = !__builtin_add_overflow(part, p, &part) && fits;
    } else {
      for (const int64_t p : block.products()) part += p;
    }
    fits = !__builtin_add_overflow(total, part, &total) && fits;
  }
  return fits;
}

}  // namespace relata::query::counting
