// No #pragma once: the source of all kernels but the innermost product, included once by each kernels_*.cpp, which sets
// the instruction set before and defines before that:
//   tile(q, step, rows, group, depth, out): out (rows x 64) = rows of q times one group of columns; rows <= kTileRows.
// Loops are plain so that the compiler can widen them; it may not reorder additions, so all widths give the same
// result.

namespace {

void quantize(const float* x, size_t rows, size_t columns, uint8_t* q, float* scales) {
  for (size_t i = 0; i < rows; ++i) {
    const float* row = x + i * columns;
    // The bits of a float without its sign order as whole numbers do, and a maximum of those can be taken in any order.
    uint32_t top = 0;
    for (size_t k = 0; k < columns; ++k) {
      const uint32_t bits = __builtin_bit_cast(uint32_t, row[k]) & 0x7FFFFFFFU;
      top = bits > top ? bits : top;
    }
    const float largest = __builtin_bit_cast(float, top);
    const bool usable = largest > 1e-20F && largest < 1e20F;
    const float inverse = usable ? 127.0F / largest : 0.0F;
    scales[i] = usable ? largest / 127.0F : 0.0F;
    uint8_t* to = q + i * columns;
    for (size_t k = 0; k < columns; ++k) to[k] = static_cast<uint8_t>(static_cast<int32_t>(row[k] * inverse + 128.5F));
  }
}

void scale_back(const int32_t* sums, float row_scale, const float* scale, const int32_t* offset, float* out) {
  for (size_t j = 0; j < kColumnGroup; ++j) out[j] = static_cast<float>(sums[j] - offset[j]) * (row_scale * scale[j]);
}

void multiply(const uint8_t* q, const float* scales, size_t rows, const PackedMatrix& m, float* out) {
  int32_t sums[kTileRows * kColumnGroup];
  for (size_t j = 0; j < m.columns; j += kColumnGroup) {
    const int8_t* group = m.data + j * m.rows;
    for (size_t i = 0; i < rows; i += kTileRows) {
      const size_t have = rows - i < kTileRows ? rows - i : kTileRows;
      tile(q + i * m.rows, m.rows, have, group, m.rows / 4, sums);
      for (size_t r = 0; r < have; ++r)
        scale_back(sums + r * kColumnGroup, scales[i + r], m.scale + j, m.offset + j, out + (i + r) * m.columns + j);
    }
  }
}

void sum_rows(const int8_t* table, size_t width, const uint32_t* indices, size_t count, float scale, float* to) {
  constexpr size_t kPart = 32;
  for (size_t first = 0; first < width; first += kPart) {
    int32_t sums[kPart] = {};
    const size_t part = width - first < kPart ? width - first : kPart;
    for (size_t i = 0; i < count; ++i) {
      const int8_t* row = table + indices[i] * width + first;
      if (part == kPart) {
        for (size_t k = 0; k < kPart; ++k) sums[k] += row[k];
      } else {
        for (size_t k = 0; k < part; ++k) sums[k] += row[k];
      }
    }
    for (size_t k = 0; k < part; ++k) to[first + k] = scale * static_cast<float>(sums[k]);
  }
}

void window(const float* own, const float* left, const float* right, const float* bias, size_t width, float* y) {
  for (size_t k = 0; k < width; ++k) y[k] = own[k] + bias[k];
  if (left != nullptr) {
    for (size_t k = 0; k < width; ++k) y[k] += left[k];
  }
  if (right != nullptr) {
    for (size_t k = 0; k < width; ++k) y[k] += right[k];
  }
  for (size_t k = 0; k < width; ++k) y[k] = tanh_of(y[k]);
}

void scan_step(const ScanArguments& a, const float* __restrict gate, const float* __restrict x, float* __restrict y) {
  const size_t h = a.hidden;
  const float* __restrict bias = a.bias;
  const float* __restrict peephole = a.peephole;
  float* __restrict cell = a.cell;
  for (size_t k = 0; k < h; ++k) {
    const float forget = sigmoid_of(gate[h + k] + bias[k] + peephole[k] * cell[k]);
    const float reset = sigmoid_of(gate[2 * h + k] + bias[h + k] + peephole[h + k] * cell[k]);
    const float c = forget * cell[k] + (1.0F - forget) * gate[k];
    cell[k] = c;
    y[k] = reset * c + (1.0F - reset) * x[k];
  }
}

void scan(const ScanArguments& a) {
  for (size_t i = 0; i < a.words; ++i) {
    const size_t t = a.backwards ? a.words - 1 - i : i;
    scan_step(a, a.gates + t * a.gate_step, a.input + t * a.state_step, a.output + t * a.state_step);
  }
}

void add_bias(float* x, const float* bias, size_t count, bool leaky) {
  if (!leaky) {
    for (size_t k = 0; k < count; ++k) x[k] += bias[k];
    return;
  }
  for (size_t k = 0; k < count; ++k) {
    const float sum = x[k] + bias[k];
    x[k] = sum > 0.0F ? sum : 0.1F * sum;
  }
}

void leaky_sum(const float* a, const float* b, size_t count, float* y) {
  for (size_t k = 0; k < count; ++k) {
    const float sum = a[k] + b[k];
    y[k] = sum > 0.0F ? sum : 0.1F * sum;
  }
}

// Adds up in the order of k for every score, whatever the width: the lanes are the heads.
void scores(const float* queries, size_t query_step, size_t n, size_t width, const float* heads, size_t step,
            float* out) {
  constexpr size_t kLanes = 16;
  for (size_t j = 0; j < step; j += kLanes) {
    for (size_t i = 0; i < n; ++i) {
      const float* query = queries + i * query_step;
      float sums[kLanes] = {};
      for (size_t k = 0; k < width; ++k) {
        for (size_t l = 0; l < kLanes; ++l) sums[l] += query[k] * heads[k * step + j + l];
      }
      for (size_t l = 0; l < kLanes; ++l) out[i * step + j + l] = sums[l];
    }
  }
}

}  // namespace
