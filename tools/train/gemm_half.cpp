#include "tools/train/gemm_half.hpp"

#if defined(__x86_64__)
#include <immintrin.h>
#endif

#include <algorithm>
#include <cstdint>
#include <vector>

namespace relata::train {

#if defined(__x86_64__)

namespace {

#define RELATA_HALF __attribute__((target("avx512f,avx512bw,avx512vl,avx512bf16")))

constexpr size_t kTileRows = 12;  // 12 x 32 accumulators: 24 of the 32 registers
constexpr size_t kTileColumns = 32;
constexpr size_t kBlockInner = 768;
constexpr size_t kBlockRows = 120;

// Panels hold pairs of neighbours in depth, for `width` rows or columns each: what one instruction multiplies and adds.
using Pair = uint32_t;

RELATA_HALF __m512i rounded_pairs(__m512 even, __m512 odd) {
  // The conversion puts one after the other; the permutation takes turns.
  alignas(64) static constexpr uint16_t kTurns[32] = {0, 16, 1, 17, 2,  18, 3,  19, 4,  20, 5,  21, 6,  22, 7,  23,
                                                      8, 24, 9, 25, 10, 26, 11, 27, 12, 28, 13, 29, 14, 30, 15, 31};
  return _mm512_permutexvar_epi16(_mm512_load_si512(kTurns), (__m512i)_mm512_cvtne2ps_pbh(odd, even));
}

// Neighbours in memory lie across the panel: sixteen of them at a time, two depths.
RELATA_HALF void pack_across(const float* from, size_t depth_step, size_t have, size_t depth, size_t width, Pair* panel) {
  for (size_t k = 0; k < depth; k += 2, panel += width) {
    const float* even = from + k * depth_step;
    for (size_t i = 0; i < width; i += 16) {
      const auto inside = static_cast<__mmask16>(have <= i ? 0 : (1ULL << std::min<size_t>(16, have - i)) - 1);
      const auto second = static_cast<__mmask16>(k + 1 < depth ? inside : 0);
      const __m512i pairs =
          rounded_pairs(_mm512_maskz_loadu_ps(inside, even + i), _mm512_maskz_loadu_ps(second, even + depth_step + i));
      _mm512_mask_storeu_epi32(panel + i, static_cast<__mmask16>((1ULL << std::min<size_t>(16, width - i)) - 1), pairs);
    }
  }
}

// Neighbours in memory lie along the depth: 32 of one row at a time, dealt out to sixteen places.
RELATA_HALF void pack_along(const float* from, size_t row_step, size_t have, size_t depth, size_t width, Pair* panel) {
  alignas(64) Pair pairs[16];
  for (size_t i = 0; i < width; ++i) {
    const float* row = from + i * row_step;
    for (size_t k = 0; k < depth; k += 32) {
      const uint64_t inside = i >= have ? 0 : depth - k >= 32 ? 0xFFFFFFFFULL : (1ULL << (depth - k)) - 1;
      const __m512 low = _mm512_maskz_loadu_ps(static_cast<__mmask16>(inside), row + k);
      const __m512 high = _mm512_maskz_loadu_ps(static_cast<__mmask16>(inside >> 16), row + k + 16);
      _mm512_store_si512(pairs, (__m512i)_mm512_cvtne2ps_pbh(high, low));
      const size_t count = std::min<size_t>(16, (depth - k + 1) / 2);
      for (size_t j = 0; j < count; ++j) panel[(k / 2 + j) * width + i] = pairs[j];
    }
  }
}

// Panels of `width` rows of the view; for the columns of b its view comes transposed.
RELATA_HALF void pack(View<float> from, size_t count, size_t depth, size_t width, std::vector<Pair>& to) {
  const size_t panel = width * ((depth + 1) / 2);
  to.resize((count + width - 1) / width * panel);
  for (size_t p = 0; p * width < count; ++p) {
    const float* first = from.data + p * width * from.row_step;
    const size_t have = std::min(width, count - p * width);
    if (from.row_step == 1)
      pack_across(first, from.column_step, have, depth, width, to.data() + p * panel);
    else
      pack_along(first, from.row_step, have, depth, width, to.data() + p * panel);
  }
}

// Where a tile of the result goes.
struct Place {
  float* c;
  size_t step, rows, columns;
  bool add;
};

RELATA_HALF void half_tile(size_t pairs, const Pair* a, const Pair* b, const Place& place) {
  __m512 sum[kTileRows][2];
#pragma GCC unroll 12
  for (size_t i = 0; i < kTileRows; ++i) sum[i][0] = sum[i][1] = _mm512_setzero_ps();
  for (size_t k = 0; k < pairs; ++k, a += kTileRows, b += kTileColumns) {
    const auto b0 = (__m512bh)_mm512_loadu_si512(b);
    const auto b1 = (__m512bh)_mm512_loadu_si512(b + 16);
#pragma GCC unroll 12
    for (size_t i = 0; i < kTileRows; ++i) {
      const auto x = (__m512bh)_mm512_set1_epi32(static_cast<int>(a[i]));
      sum[i][0] = _mm512_dpbf16_ps(sum[i][0], x, b0);
      sum[i][1] = _mm512_dpbf16_ps(sum[i][1], x, b1);
    }
  }
  const uint64_t inside = (1ULL << place.columns) - 1;
  const auto left = static_cast<__mmask16>(inside);
  const auto right = static_cast<__mmask16>(inside >> 16);
#pragma GCC unroll 12
  for (size_t i = 0; i < kTileRows; ++i) {
    if (i >= place.rows) break;
    float* c = place.c + i * place.step;
    if (place.add) sum[i][0] = _mm512_add_ps(sum[i][0], _mm512_maskz_loadu_ps(left, c));
    if (place.add) sum[i][1] = _mm512_add_ps(sum[i][1], _mm512_maskz_loadu_ps(right, c + 16));
    _mm512_mask_storeu_ps(c, left, sum[i][0]);
    _mm512_mask_storeu_ps(c + 16, right, sum[i][1]);
  }
}

}  // namespace

bool half_products() {
  static const bool kHas = __builtin_cpu_supports("avx512bf16") && __builtin_cpu_supports("avx512bw") &&
                           __builtin_cpu_supports("avx512vl");
  return kHas;
}

void multiply_half(size_t rows, size_t columns, size_t inner, View<float> a, View<float> b, float* c, size_t c_step,
                   bool add) {
  thread_local std::vector<Pair> packed_a;
  thread_local std::vector<Pair> packed_b;
  for (size_t k0 = 0; k0 < inner; k0 += kBlockInner) {
    const size_t depth = std::min(kBlockInner, inner - k0);
    const size_t pairs = (depth + 1) / 2;
    pack({b.data + k0 * b.row_step, b.column_step, b.row_step}, columns, depth, kTileColumns, packed_b);
    for (size_t i0 = 0; i0 < rows; i0 += kBlockRows) {
      const size_t block = std::min(kBlockRows, rows - i0);
      pack({a.data + i0 * a.row_step + k0 * a.column_step, a.row_step, a.column_step}, block, depth, kTileRows, packed_a);
      for (size_t j = 0; j < columns; j += kTileColumns) {
        for (size_t i = 0; i < block; i += kTileRows) {
          half_tile(pairs, packed_a.data() + i * pairs, packed_b.data() + j * pairs,
                    {c + (i0 + i) * c_step + j, c_step, std::min(kTileRows, block - i),
                     std::min(kTileColumns, columns - j), add || k0 > 0});
        }
      }
    }
  }
}

#else

bool half_products() { return false; }
void multiply_half(size_t rows, size_t columns, size_t inner, View<float> a, View<float> b, float* c, size_t c_step,
                   bool add) {
  multiply<float>(rows, columns, inner, a, b, c, c_step, add);
}

#endif

}  // namespace relata::train
