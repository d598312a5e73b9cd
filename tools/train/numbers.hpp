#pragma once
// Functions of one number in both precisions: single uses what the parser runs with, double the library's.

#include <cmath>
#include <cstddef>

#include "extract/parser/approximate.hpp"

namespace relata::train {

inline float sigmoid(float x) { return extract::sigmoid_of(x); }
inline double sigmoid(double x) { return 1.0 / (1.0 + std::exp(-x)); }
inline float hyperbolic(float x) { return extract::tanh_of(x); }
inline double hyperbolic(double x) { return std::tanh(x); }
inline float power_of_e(float x) { return extract::exp_of(x); }
inline double power_of_e(double x) { return std::exp(x); }

template <class Real>
Real leaky(Real x) {
  return x > Real(0) ? x : Real(0.1) * x;
}
// Its derivative; the sign of the result is the sign of the argument.
template <class Real>
Real leaky_slope(Real x) {
  return x > Real(0) ? Real(1) : Real(0.1);
}

template <class Real>
Real dot(const Real* a, const Real* b, size_t n) {
  Real lanes[16] = {};
  size_t k = 0;
  for (; k + 16 <= n; k += 16) {
    for (size_t i = 0; i < 16; ++i) lanes[i] += a[k + i] * b[k + i];
  }
  for (; k < n; ++k) lanes[0] += a[k] * b[k];
  Real sum = 0;
  for (const Real x : lanes) sum += x;
  return sum;
}

template <class Real>
void add_scaled(Real factor, const Real* from, size_t n, Real* to) {
  for (size_t k = 0; k < n; ++k) to[k] += factor * from[k];
}

// Turns scores into probabilities in place.
template <class Real>
void softmax(Real* x, size_t n) {
  Real top = x[0];
  for (size_t i = 1; i < n; ++i) top = x[i] > top ? x[i] : top;
  Real sum = 0;
  for (size_t i = 0; i < n; ++i) sum += x[i] = power_of_e(x[i] - top);
  for (size_t i = 0; i < n; ++i) x[i] /= sum;
}

}  // namespace relata::train
