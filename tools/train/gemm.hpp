#pragma once
// Matrix product for the trainer, in blocks packed for the cache (after Goto & van de Geijn, 2008). Single precision
// runs on AVX-512 or AVX2 where the processor has them. The order of additions is fixed for one processor: same input,
// same bytes.

#include <cstddef>

namespace relata::train {

// A matrix somewhere in memory: element (i, j) is data[i * row_step + j * column_step], so a transpose swaps the steps.
template <class Real>
struct View {
  const Real* data = nullptr;
  size_t row_step = 0;
  size_t column_step = 1;
  [[nodiscard]] View transposed() const { return {data, column_step, row_step}; }
};

// c (rows x columns, row-major, `c_step` apart) = a (rows x inner) * b (inner x columns), or += when `add`.
template <class Real>
void multiply(size_t rows, size_t columns, size_t inner, View<Real> a, View<Real> b, Real* c, size_t c_step, bool add);

}  // namespace relata::train
