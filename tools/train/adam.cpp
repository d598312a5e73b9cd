#include "tools/train/adam.hpp"

#include <algorithm>
#include <cmath>

#include "tools/train/scan.hpp"

namespace relata::train {

namespace {

constexpr float kFirst = 0.9F;
constexpr float kSecond = 0.98F;
constexpr float kTiny = 1e-8F;

// Calls f(offset, count) for every stretch of a tensor that has a gradient.
template <class F>
void for_stretches(const Gradients<float>& g, size_t tensor, F f) {
  if (g.marks[tensor].empty()) return f(size_t{0}, g.data[tensor].size());
  const size_t columns = g.data[tensor].size() / g.marks[tensor].size();
  for (const uint32_t row : g.touched[tensor]) f(row * columns, columns);
}

struct Step {
  float factor, pace, correction;
};

// One stretch of a tensor.
RELATA_CLONES void update(const Step& s, size_t count, const float* d, float* m, float* v, float* x) {
  for (size_t k = 0; k < count; ++k) {
    const float gradient = d[k] * s.factor;
    m[k] = kFirst * m[k] + (1 - kFirst) * gradient;
    v[k] = kSecond * v[k] + (1 - kSecond) * gradient * gradient;
    x[k] -= s.pace * m[k] / (__builtin_sqrtf(v[k] * s.correction) + kTiny);
  }
}

double squared_norm(const Gradients<float>& g) {
  double sum = 0;
  for (size_t i = 0; i < g.data.size(); ++i) {
    for_stretches(g, i, [&](size_t at, size_t count) {
      float part = 0;
      for (size_t k = at; k < at + count; ++k) part += g.data[i][k] * g.data[i][k];
      sum += static_cast<double>(part);
    });
  }
  return sum;
}

}  // namespace

Adam::Adam(const Parameters<float>& like) {
  for (const Tensor<float>& t : like) {
    first_.emplace_back(t.data.size(), 0.0F);
    second_.emplace_back(t.data.size(), 0.0F);
  }
}

void Adam::step(double rate, double clip, const Gradients<float>& g, Parameters<float>& parameters) {
  first_power_ *= static_cast<double>(kFirst);
  second_power_ *= static_cast<double>(kSecond);
  const double norm = std::sqrt(squared_norm(g));
  const float factor = norm > clip ? static_cast<float>(clip / norm) : 1.0F;
  const auto pace = static_cast<float>(rate / (1 - first_power_));
  const auto correction = static_cast<float>(1 / (1 - second_power_));
  for (size_t i = 0; i < parameters.size(); ++i) {
    for_stretches(g, i, [&](size_t at, size_t count) {
      update({factor, pace, correction}, count, g.data[i].data() + at, first_[i].data() + at, second_[i].data() + at,
             parameters[i].data.data() + at);
    });
  }
}

}  // namespace relata::train
