#if defined(__x86_64__)  // elsewhere the plain kernels are all there is

#include <immintrin.h>

#include "extract/parser/approximate.hpp"
#include "extract/parser/kernels.hpp"

#pragma GCC target("avx512f,avx512bw,avx512vl,avx512dq,avx512vnni,prefer-vector-width=512")

namespace relata::extract {

namespace {

constexpr size_t kTileRows = 6;  // 6 x 4 sums, 4 columns, 1 row: 29 of 32 registers

int32_t four_bytes(const uint8_t* q) {
  int32_t x = 0;
  __builtin_memcpy(&x, q, sizeof x);
  return x;
}

void tile(const uint8_t* q, size_t step, size_t rows, const int8_t* group, size_t depth, int32_t* out) {
  const uint8_t* row[kTileRows];
  for (size_t r = 0; r < kTileRows; ++r) row[r] = q + (r < rows ? r : 0) * step;  // missing rows repeat the first
  __m512i sum[kTileRows][4];
#pragma GCC unroll 6
  for (size_t r = 0; r < kTileRows; ++r) sum[r][0] = sum[r][1] = sum[r][2] = sum[r][3] = _mm512_setzero_si512();
  for (size_t k = 0; k < depth; ++k) {
    const int8_t* b = group + k * 4 * kColumnGroup;
    const __m512i b0 = _mm512_loadu_si512(b);
    const __m512i b1 = _mm512_loadu_si512(b + 64);
    const __m512i b2 = _mm512_loadu_si512(b + 128);
    const __m512i b3 = _mm512_loadu_si512(b + 192);
#pragma GCC unroll 6
    for (size_t r = 0; r < kTileRows; ++r) {
      const __m512i a = _mm512_set1_epi32(four_bytes(row[r] + 4 * k));
      sum[r][0] = _mm512_dpbusd_epi32(sum[r][0], a, b0);
      sum[r][1] = _mm512_dpbusd_epi32(sum[r][1], a, b1);
      sum[r][2] = _mm512_dpbusd_epi32(sum[r][2], a, b2);
      sum[r][3] = _mm512_dpbusd_epi32(sum[r][3], a, b3);
    }
  }
#pragma GCC unroll 6
  for (size_t r = 0; r < kTileRows; ++r) {
    for (size_t c = 0; c < 4; ++c) _mm512_storeu_si512(out + r * kColumnGroup + 16 * c, sum[r][c]);
  }
}

}  // namespace

#include "extract/parser/kernel_body.hpp"

const Kernels kAvx512Kernels = {"avx512", quantize, multiply, sum_rows, window, scan, add_bias, leaky_sum, scores};

}  // namespace relata::extract

#endif
