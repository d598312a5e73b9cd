#pragma once
// exp, sigmoid and tanh from additions and multiplications alone: IEEE 754 prescribes the result of every step, so any
// processor and any vector width gives the same bytes (the library's exp does not promise that). Relative error below
// 3e-7. The trainer uses them too: what is trained is what runs.

#include <bit>
#include <cstdint>

namespace relata::extract {

// e^x; x is taken into [-80, 80]. After Cody & Waite (1980): x = n ln 2 + r, a polynomial for e^r, n into the exponent.
inline float exp_of(float x) {
  x = x < -80.0F ? -80.0F : x;
  x = x > 80.0F ? 80.0F : x;
  const float shifted = x * 1.44269504F + 12582912.0F;  // 1.5 * 2^23: the addition rounds to a whole number
  const float n = shifted - 12582912.0F;
  const float r = (x - n * 0.693359375F) + n * 2.12194440e-4F;
  float p = 1.0F / 720.0F;
  p = p * r + 1.0F / 120.0F;
  p = p * r + 1.0F / 24.0F;
  p = p * r + 1.0F / 6.0F;
  p = p * r + 0.5F;
  p = p * r + 1.0F;
  p = p * r + 1.0F;
  const auto power = std::bit_cast<int32_t>(shifted) << 23;  // the low bits of `shifted` are n
  return std::bit_cast<float>(std::bit_cast<int32_t>(p) + power);
}

inline float sigmoid_of(float x) { return 1.0F / (1.0F + exp_of(-x)); }
inline float tanh_of(float x) { return 2.0F / (1.0F + exp_of(-2.0F * x)) - 1.0F; }

}  // namespace relata::extract
