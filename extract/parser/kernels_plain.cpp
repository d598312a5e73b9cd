#if defined(__SSE2__)
#include <immintrin.h>
#endif

#include "extract/parser/approximate.hpp"
#include "extract/parser/kernels.hpp"

namespace relata::extract {

namespace {

constexpr size_t kTileRows = 2;

#if defined(__SSE2__)

// What every 64-bit x86 processor has: bytes are widened to 16 bits, of which two products are added at once. Two rows by
// eight columns; a sum holds the first or the second half of the four numbers of a column.
constexpr size_t kPartColumns = 8;

__m128i four_numbers_twice(const uint8_t* q) {
  int32_t x = 0;
  __builtin_memcpy(&x, q, sizeof x);
  const __m128i wide = _mm_unpacklo_epi8(_mm_cvtsi32_si128(x), _mm_setzero_si128());
  return _mm_unpacklo_epi64(wide, wide);
}

void part(const uint8_t* const* row, const int8_t* group, size_t depth, int32_t* out) {
  __m128i sum[kTileRows][4];
#pragma GCC unroll 2
  for (size_t r = 0; r < kTileRows; ++r) sum[r][0] = sum[r][1] = sum[r][2] = sum[r][3] = _mm_setzero_si128();
  for (size_t k = 0; k < depth; ++k) {
    __m128i b[4];
#pragma GCC unroll 2
    for (size_t h = 0; h < 2; ++h) {
      const __m128i bytes = _mm_loadu_si128(reinterpret_cast<const __m128i*>(group + k * 4 * kColumnGroup + 16 * h));
      const __m128i signs = _mm_cmpgt_epi8(_mm_setzero_si128(), bytes);
      b[2 * h] = _mm_unpacklo_epi8(bytes, signs);
      b[2 * h + 1] = _mm_unpackhi_epi8(bytes, signs);
    }
#pragma GCC unroll 2
    for (size_t r = 0; r < kTileRows; ++r) {
      const __m128i a = four_numbers_twice(row[r] + 4 * k);
#pragma GCC unroll 4
      for (size_t c = 0; c < 4; ++c) sum[r][c] = _mm_add_epi32(sum[r][c], _mm_madd_epi16(a, b[c]));
    }
  }
  for (size_t r = 0; r < kTileRows; ++r) {
    int32_t halves[2 * kPartColumns];
    for (size_t c = 0; c < 4; ++c) _mm_storeu_si128(reinterpret_cast<__m128i*>(halves + 4 * c), sum[r][c]);
    for (size_t j = 0; j < kPartColumns; ++j) out[r * kColumnGroup + j] = halves[2 * j] + halves[2 * j + 1];
  }
}

void tile(const uint8_t* q, size_t step, size_t rows, const int8_t* group, size_t depth, int32_t* out) {
  const uint8_t* row[kTileRows] = {q, q + (rows > 1 ? step : 0)};  // a missing row repeats the first
  for (size_t j = 0; j < kColumnGroup; j += kPartColumns) part(row, group + 4 * j, depth, out + j);
}

#else

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

#endif

}  // namespace

#include "extract/parser/kernel_body.hpp"

const Kernels kPlainKernels = {"plain", quantize, multiply, sum_rows, window, scan, add_bias, leaky_sum, scores};

}  // namespace relata::extract
