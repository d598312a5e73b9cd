#if defined(__x86_64__)  // elsewhere the plain kernels are all there is

#include <immintrin.h>

#include "extract/parser/approximate.hpp"
#include "extract/parser/kernels.hpp"

#pragma GCC target("avx2")

namespace relata::extract {

namespace {

constexpr size_t kTileRows = 4;

int32_t four_bytes(const uint8_t* q) {
  int32_t x = 0;
  __builtin_memcpy(&x, q, sizeof x);
  return x;
}

// Four rows by sixteen columns: eight sums stay in registers.
void part(const uint8_t* const* q, const int8_t* group, size_t depth, int32_t* out) {
  const __m256i ones = _mm256_set1_epi16(1);
  __m256i sum[4][2];
#pragma GCC unroll 4
  for (size_t r = 0; r < 4; ++r) sum[r][0] = sum[r][1] = _mm256_setzero_si256();
  for (size_t k = 0; k < depth; ++k) {
    const __m256i b0 = _mm256_loadu_si256(reinterpret_cast<const __m256i*>(group + k * 4 * kColumnGroup));
    const __m256i b1 = _mm256_loadu_si256(reinterpret_cast<const __m256i*>(group + k * 4 * kColumnGroup + 32));
#pragma GCC unroll 4
    for (size_t r = 0; r < 4; ++r) {
      const __m256i a = _mm256_set1_epi32(four_bytes(q[r] + 4 * k));
      sum[r][0] = _mm256_add_epi32(sum[r][0], _mm256_madd_epi16(_mm256_maddubs_epi16(a, b0), ones));
      sum[r][1] = _mm256_add_epi32(sum[r][1], _mm256_madd_epi16(_mm256_maddubs_epi16(a, b1), ones));
    }
  }
#pragma GCC unroll 4
  for (size_t r = 0; r < 4; ++r) {
    _mm256_storeu_si256(reinterpret_cast<__m256i*>(out + r * kColumnGroup), sum[r][0]);
    _mm256_storeu_si256(reinterpret_cast<__m256i*>(out + r * kColumnGroup + 8), sum[r][1]);
  }
}

void tile(const uint8_t* q, size_t step, size_t rows, const int8_t* group, size_t depth, int32_t* out) {
  const uint8_t* row[kTileRows];
  for (size_t r = 0; r < kTileRows; ++r) row[r] = q + (r < rows ? r : 0) * step;  // missing rows repeat the first
  for (size_t j = 0; j < kColumnGroup; j += 16) part(row, group + 4 * j, depth, out + j);
}

}  // namespace

#include "extract/parser/kernel_body.hpp"

const Kernels kAvx2Kernels = {"avx2", quantize, multiply, sum_rows, window, scan, add_bias, leaky_sum, scores};

}  // namespace relata::extract

#endif
