#pragma once
// One step of a simple recurrent unit (Lei et al., 2018), forward and backward, over the numbers of one direction.

#include <cstddef>

#include "tools/train/numbers.hpp"

// A function compiled for several instruction sets, of which the program takes the best at start. The operations and
// their order are the same in all (-ffp-contract=off), so the result is, too.
#if defined(__x86_64__)
#define RELATA_CLONES __attribute__((target_clones("avx512f", "avx2", "default")))
#else
#define RELATA_CLONES
#endif

namespace relata::train {

// gate: candidate, forget, reset (each h numbers; the gates before their bias, afterwards the gates themselves).
template <class Real>
inline __attribute__((always_inline)) void scan_step_body(size_t h, Real* __restrict gate, const Real* __restrict bias,
                                                          const Real* __restrict peep, const Real* before,
                                                          const Real* __restrict x, Real* cell, Real* __restrict y) {
  for (size_t k = 0; k < h; ++k) {
    const Real forget = sigmoid(gate[h + k] + bias[k] + peep[k] * before[k]);
    const Real reset = sigmoid(gate[2 * h + k] + bias[h + k] + peep[h + k] * before[k]);
    gate[h + k] = forget;
    gate[2 * h + k] = reset;
    const Real c = forget * before[k] + (Real(1) - forget) * gate[k];
    cell[k] = c;
    y[k] = reset * c + (Real(1) - reset) * x[k];
  }
}

void scan_step(size_t h, float* gate, const float* bias, const float* peep, const float* before, const float* x,
               float* cell, float* y);
void scan_step(size_t h, double* gate, const double* bias, const double* peep, const double* before, const double* x,
               double* cell, double* y);

// What the backward step reads (h numbers each, gates 3 h) and what it adds to.
template <class Real>
struct ScanGradient {
  const Real *gate, *peep, *before, *x, *cell;
  Real *d_bias, *d_peep, *d_cell, *d_gate;
  Real* dy;  // gradient of the output; afterwards that of x past the unit
};

template <class Real>
inline __attribute__((always_inline)) void scan_step_back_body(size_t h, const ScanGradient<Real>& s) {
  Real* __restrict d_gate = s.d_gate;
  Real* __restrict d_bias = s.d_bias;
  Real* __restrict d_peep = s.d_peep;
  Real* __restrict d_cell = s.d_cell;
  Real* __restrict dy = s.dy;
  for (size_t k = 0; k < h; ++k) {
    const Real forget = s.gate[h + k];
    const Real reset = s.gate[2 * h + k];
    const Real d_reset = dy[k] * (s.cell[k] - s.x[k]) * reset * (Real(1) - reset);
    const Real dc = d_cell[k] + dy[k] * reset;
    const Real d_forget = dc * (s.before[k] - s.gate[k]) * forget * (Real(1) - forget);
    d_gate[k] = dc * (Real(1) - forget);
    d_gate[h + k] = d_forget;
    d_gate[2 * h + k] = d_reset;
    d_bias[k] += d_forget;
    d_bias[h + k] += d_reset;
    d_peep[k] += d_forget * s.before[k];
    d_peep[h + k] += d_reset * s.before[k];
    d_cell[k] = dc * forget + d_forget * s.peep[k] + d_reset * s.peep[h + k];
    dy[k] *= Real(1) - reset;
  }
}

void scan_step_back(size_t h, const ScanGradient<float>& s);
void scan_step_back(size_t h, const ScanGradient<double>& s);

}  // namespace relata::train
