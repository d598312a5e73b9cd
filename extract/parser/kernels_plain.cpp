#include "extract/parser/approximate.hpp"
#include "extract/parser/kernels.hpp"

namespace relata::extract {

namespace {

constexpr size_t kTileRows = 4;

void tile(const uint8_t* q, size_t step, size_t rows, const int8_t* group, size_t depth, int32_t* out) {
  for (size_t i = 0; i < rows; ++i) {
    int32_t* sums = out + i * kColumnGroup;
    for (size_t j = 0; j < kColumnGroup; ++j) sums[j] = 0;
    for (size_t k = 0; k < depth; ++k) {
      const uint8_t* a = q + i * step + 4 * k;
      const int8_t* b = group + k * 4 * kColumnGroup;
      for (size_t j = 0; j < kColumnGroup; ++j)
        sums[j] += a[0] * b[4 * j] + a[1] * b[4 * j + 1] + a[2] * b[4 * j + 2] + a[3] * b[4 * j + 3];
    }
  }
}

}  // namespace

#include "extract/parser/kernel_body.hpp"

const Kernels kPlainKernels = {"plain", quantize, multiply, sum_rows, window, scan, add_bias, leaky_sum, scores};

}  // namespace relata::extract
