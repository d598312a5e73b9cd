#include "tools/train/gemm.hpp"

#if defined(__x86_64__)
#include <immintrin.h>
#endif

#include <algorithm>
#include <type_traits>
#include <vector>

namespace relata::train {

namespace {

constexpr size_t kTileRows = 12;  // 12 x 32 accumulators: 24 of the 32 registers of AVX-512
constexpr size_t kTileColumns = 32;
constexpr size_t kBlockInner = 384;  // a packed panel of b stays in the first-level cache
constexpr size_t kBlockRows = 120;   // a packed block of a stays in the second

// A tile kernel: acc (12 x 32) = panel of a (depth x 12) times panel of b (depth x 32).
template <class Real>
using Tile = void (*)(size_t depth, const Real* a, const Real* b, Real* acc);

template <class Real>
void plain_tile(size_t depth, const Real* a, const Real* b, Real* acc) {
  std::fill_n(acc, kTileRows * kTileColumns, Real(0));
  for (size_t k = 0; k < depth; ++k, a += kTileRows, b += kTileColumns) {
    for (size_t i = 0; i < kTileRows; ++i) {
      for (size_t j = 0; j < kTileColumns; ++j) acc[i * kTileColumns + j] += a[i] * b[j];
    }
  }
}

#if defined(__x86_64__)
__attribute__((target("avx512f"))) void avx512_tile(size_t depth, const float* a, const float* b, float* acc) {
  __m512 sum[kTileRows][2];
#pragma GCC unroll 12
  for (size_t i = 0; i < kTileRows; ++i) sum[i][0] = sum[i][1] = _mm512_setzero_ps();
  for (size_t k = 0; k < depth; ++k, a += kTileRows, b += kTileColumns) {
    const __m512 b0 = _mm512_loadu_ps(b);
    const __m512 b1 = _mm512_loadu_ps(b + 16);
#pragma GCC unroll 12
    for (size_t i = 0; i < kTileRows; ++i) {
      const __m512 x = _mm512_set1_ps(a[i]);
      sum[i][0] = _mm512_fmadd_ps(x, b0, sum[i][0]);
      sum[i][1] = _mm512_fmadd_ps(x, b1, sum[i][1]);
    }
  }
#pragma GCC unroll 12
  for (size_t i = 0; i < kTileRows; ++i) {
    _mm512_storeu_ps(acc + i * kTileColumns, sum[i][0]);
    _mm512_storeu_ps(acc + i * kTileColumns + 16, sum[i][1]);
  }
}

// Six rows and sixteen columns at a time: sixteen registers hold no more.
__attribute__((target("avx2,fma"))) void avx2_part(size_t depth, const float* a, const float* b, float* acc) {
  __m256 sum[6][2];
#pragma GCC unroll 6
  for (size_t i = 0; i < 6; ++i) sum[i][0] = sum[i][1] = _mm256_setzero_ps();
  for (size_t k = 0; k < depth; ++k, a += kTileRows, b += kTileColumns) {
    const __m256 b0 = _mm256_loadu_ps(b);
    const __m256 b1 = _mm256_loadu_ps(b + 8);
#pragma GCC unroll 6
    for (size_t i = 0; i < 6; ++i) {
      const __m256 x = _mm256_set1_ps(a[i]);
      sum[i][0] = _mm256_fmadd_ps(x, b0, sum[i][0]);
      sum[i][1] = _mm256_fmadd_ps(x, b1, sum[i][1]);
    }
  }
#pragma GCC unroll 6
  for (size_t i = 0; i < 6; ++i) {
    _mm256_storeu_ps(acc + i * kTileColumns, sum[i][0]);
    _mm256_storeu_ps(acc + i * kTileColumns + 8, sum[i][1]);
  }
}

void avx2_tile(size_t depth, const float* a, const float* b, float* acc) {
  for (size_t i = 0; i < kTileRows; i += 6) {
    for (size_t j = 0; j < kTileColumns; j += 16) avx2_part(depth, a + i, b + j, acc + i * kTileColumns + j);
  }
}
#endif

template <class Real>
Tile<Real> best_tile() {
#if defined(__x86_64__)
  if constexpr (std::is_same_v<Real, float>) {
    if (__builtin_cpu_supports("avx512f")) return avx512_tile;
    if (__builtin_cpu_supports("avx2") && __builtin_cpu_supports("fma")) return avx2_tile;
  }
#endif
  return plain_tile<Real>;
}

// Panels of `width` rows (of a) or columns (of b), each stored depth by depth; missing ones are zero.
template <class Real>
void pack(View<Real> from, size_t count, size_t depth, size_t width, std::vector<Real>& to) {
  const size_t panels = (count + width - 1) / width;
  to.resize(panels * width * depth);
  for (size_t p = 0; p < panels; ++p) {
    Real* panel = to.data() + p * width * depth;
    const size_t have = std::min(width, count - p * width);
    for (size_t k = 0; k < depth; ++k) {
      const Real* source = from.data + p * width * from.row_step + k * from.column_step;
      for (size_t i = 0; i < have; ++i) panel[k * width + i] = source[i * from.row_step];
      for (size_t i = have; i < width; ++i) panel[k * width + i] = Real(0);
    }
  }
}

template <class Real>
void store(const Real* acc, size_t rows, size_t columns, Real* c, size_t c_step, bool add) {
  for (size_t i = 0; i < rows; ++i) {
    for (size_t j = 0; j < columns; ++j) {
      Real& cell = c[i * c_step + j];
      cell = add ? cell + acc[i * kTileColumns + j] : acc[i * kTileColumns + j];
    }
  }
}

}  // namespace

template <class Real>
void multiply(size_t rows, size_t columns, size_t inner, View<Real> a, View<Real> b, Real* c, size_t c_step, bool add) {
  static const Tile<Real> kTile = best_tile<Real>();
  thread_local std::vector<Real> packed_a;
  thread_local std::vector<Real> packed_b;
  Real acc[kTileRows * kTileColumns];
  for (size_t k0 = 0; k0 < inner; k0 += kBlockInner) {
    const size_t depth = std::min(kBlockInner, inner - k0);
    pack<Real>({b.data + k0 * b.row_step, b.column_step, b.row_step}, columns, depth, kTileColumns, packed_b);
    for (size_t i0 = 0; i0 < rows; i0 += kBlockRows) {
      const size_t block = std::min(kBlockRows, rows - i0);
      pack<Real>({a.data + i0 * a.row_step + k0 * a.column_step, a.row_step, a.column_step}, block, depth, kTileRows,
                 packed_a);
      for (size_t j = 0; j < columns; j += kTileColumns) {
        for (size_t i = 0; i < block; i += kTileRows) {
          kTile(depth, packed_a.data() + i * depth, packed_b.data() + j * depth, acc);
          store(acc, std::min(kTileRows, block - i), std::min(kTileColumns, columns - j), c + (i0 + i) * c_step + j,
                c_step, add || k0 > 0);
        }
      }
    }
  }
}

template void multiply<float>(size_t, size_t, size_t, View<float>, View<float>, float*, size_t, bool);
template void multiply<double>(size_t, size_t, size_t, View<double>, View<double>, double*, size_t, bool);

}  // namespace relata::train
